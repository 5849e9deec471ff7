// Where the records don't decide: what to look at.
#include <algorithm>

#include "assess/patch_documents.h"
#include "base/items.h"
#include "investigate/attempts.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/schedule_steps.h"

namespace patchtriage::remedies {
namespace {

// What a document of the account's own does, where it may be what patches the node.
void append_undecided(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  std::vector<std::string> seen;
  const auto show = [&](const auto& match) {
    if (match.operation || !may_wrap_patching(match.document)) return;
    if (std::ranges::find(seen, match.document) != seen.end()) return;
    seen.push_back(match.document);
    steps.push_back(diagnose("Read what the document does that may patch the node",
                             aws(facts, "ssm", "get-document").option("--name", match.document)));
  };
  const Patching& patching = facts.assessment.patching;
  std::ranges::for_each(items(patching.associations), show);
  std::ranges::for_each(items(patching.windows), show);
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "look at {}, and scan again";
  result.summary = "The records don't decide: look at the node itself, and scan it again.";
  append_undecided(facts, result.steps);
  if (last_called_off_install(facts.assessment) != nullptr) result.steps.push_back(find_canceller(facts));
  result.steps.push_back(console_output(facts));
  result.steps.push_back(check_connection(facts));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy look_at_node() { return {"look-at-node", "Look at the node", evaluate}; }

}  // namespace patchtriage::remedies
