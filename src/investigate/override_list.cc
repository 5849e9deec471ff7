#include "investigate/override_list.h"

#include <string>

#include "base/items.h"
#include "investigate/attempts.h"
#include "investigate/failed_runs.h"
#include "investigate/rule_facts.h"

namespace patchtriage {
namespace {

Holds held_by(std::string where, const std::string& list, std::vector<Evidence> evidence) {
  Holds holds;
  holds.summary = where + " installs the override list " + list + " and not what the baseline approves";
  holds.evidence = std::move(evidence);
  holds.mechanism = "baseline/install-override-list";
  return holds;
}

}  // namespace

Verdict verdict_of_override_list(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  bool has_plain_install = false;
  for (const WindowMatch& match : items(assessment.patching.windows)) {
    if (match.operation != PatchOperation::install) continue;
    if (match.install_override_list) {
      return held_by("window " + match.name.value_or(match.id), *match.install_override_list, match.evidence);
    }
    has_plain_install = true;
  }
  for (const AssociationMatch& match : items(assessment.patching.associations)) {
    if (match.operation != PatchOperation::install) continue;
    if (match.install_override_list) {
      return held_by("association " + match.name.value_or(match.id), *match.install_override_list, match.evidence);
    }
    has_plain_install = true;
  }
  if (const PatchRun* run = last_carried_out_install(assessment); run != nullptr && run->install_override_list) {
    return held_by("the last install", *run->install_override_list, run->evidence);
  }
  const ssm::InstancePatchState* row = patch_state(facts);
  // A single past run with a list explains nothing where a schedule without one comes next.
  if (row != nullptr && row->install_override_list && !row->install_override_list->empty() && !has_plain_install) {
    return held_by("the last patch operation", *row->install_override_list,
                   {facts.view.trail().cite(*row, &ssm::InstancePatchState::install_override_list,
                                            "the operation ran with a list of its own")});
  }
  std::vector<Evidence> gaps = schedule_gaps(assessment);
  for (Evidence& gap : attempt_gaps(assessment, last_carried_out_install(assessment))) gaps.push_back(std::move(gap));
  return cannot_tell_or_not(std::move(gaps));
}

}  // namespace patchtriage
