// Against two sources that overwrite each other.
#include "base/text.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;

  result.summary = "Keep one source of patch compliance for the node, and take the other away.";
  result.title = "keep one source of patch compliance";
  std::vector<std::string> names;
  for (const AssociationMatch& match :
       facts.assessment.patching.associations.value_or(std::vector<AssociationMatch>{})) {
    if (!match.operation || match.operation == PatchOperation::other) continue;
    names.push_back(match.id);
    if (match.is_patch_policy) continue;
    RemedyStep remove = fix("Delete the association " + match.name.value_or(match.id),
                            aws(facts, "ssm", "delete-association").option("--association-id", match.id), Changes::ssm,
                            "None of its targets is scanned or patched by it any more.");
    remove.affects_others = true;
    result.steps.push_back(std::move(remove));
  }
  for (const WindowMatch& match : facts.assessment.patching.windows.value_or(std::vector<WindowMatch>{})) {
    if (!match.operation || match.operation == PatchOperation::other) continue;
    names.push_back(match.id);
    RemedyStep remove = fix("Or take the task out of window " + match.name.value_or(match.id),
                            aws(facts, "ssm", "deregister-task-from-maintenance-window")
                                .option("--window-id", match.id)
                                .option("--window-task-id", match.task_id),
                            Changes::ssm, "None of its targets is scanned or patched by it any more.");
    remove.affects_others = true;
    result.steps.push_back(std::move(remove));
  }
  if (!names.empty()) result.target = join(names, ", ");
  if (!names.empty()) result.title = "keep one of " + join(names, ", ");
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy compliance_overwritten() { return {"compliance-overwritten", "Keep one of the two sources", evaluate}; }

}  // namespace patchtriage::remedies
