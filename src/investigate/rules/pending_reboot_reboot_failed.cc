// A restart was asked for and did not happen.
#include <algorithm>

#include "base/items.h"
#include "investigate/attempts.h"
#include "investigate/failed_runs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

bool asked_for_restart(const PatchRun& run) {
  return run.exit_code && (*run.exit_code == 3 || *run.exit_code == 194 || *run.exit_code == 195);
}

// Exit codes are Run Command's alone. What could hide a later install that asked in vain: its listing, or what the
// parameters of a run that did ask would say, whether it was an install.
std::vector<Evidence> hidden_askers(const Assessment& assessment, const PatchRun& install) {
  const bool has_asker = std::ranges::any_of(items(assessment.history.operations), [&](const PatchRun& run) {
    return !run.operation && asked_for_restart(run) && (!run.at || run.at > install.at);
  });
  std::vector<Evidence> gaps = history_gaps(assessment);
  std::erase_if(gaps, [&](const Evidence& gap) {
    const std::string& source = gap.provenance->source;
    return source != "ssm:ListCommandInvocations" && !(has_asker && source == "ssm:ListCommands");
  });
  return gaps;
}

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  const auto& counts = assessment.compliance.counts;
  if (assessment.compliance.status == ComplianceStatus::compliant) return DoesNotHold{};
  if (!counts) return cannot_tell_or_not(compliance_gaps(assessment));
  if (!is_positive(counts->pending_reboot)) return DoesNotHold{};
  const PatchRun* run = last_carried_out_install(assessment);
  if (run == nullptr) return cannot_tell_or_not(attempt_gaps(assessment, run));
  if (!asked_for_restart(*run)) return cannot_tell_or_not(hidden_askers(assessment, *run));
  Holds holds;
  holds.evidence = patch_state_evidence(facts);
  holds.evidence.push_back(Trail::derived("the install ended asking for a restart", run->evidence));
  holds.summary = "the install asked for a restart that did not happen";
  holds.confidence = Confidence::medium;
  holds.mechanism = "pending-reboot/reboot-failed";
  if (auto start = started_since_record(facts)) {
    holds.summary += "; it was started again since, so only a scan is due";
    holds.evidence.push_back(*std::move(start));
    holds.confidence = std::min(holds.confidence, Confidence::medium);
    holds.mechanism = "stale-scan";
  }
  return holds;
}

}  // namespace

Rule pending_reboot_reboot_failed() {
  Rule rule;
  rule.id = "pending-reboot/reboot-failed";
  rule.slug = "pending-reboot/reboot-failed";
  rule.layer = Layer::only_finding;
  rule.position = 0;
  rule.documentation.means =
      "The patches are installed and the run asked for a restart, which did not happen: something on "
      "the node holds it off, or the run gave up after several attempts.";
  rule.documentation.established =
      "The patch state's last install ran with RebootIfNeeded and still counts patches as waiting, and "
      "the run ended with a restart code (3, 194 or 195).";
  rule.documentation.is_not = "Not a run that was told not to restart: that is pending-reboot/reboot-required.";
  rule.documentation.disproved_by = "A restart of the instance after the install, and a scan after that.";
  rule.remedy = "pending-reboot/reboot-failed";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
