// The instance runs now and was off when patching was due.
#include "fleet/records/ec2_instances.h"
#include "investigate/attempts.h"
#include "investigate/failed_runs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (!is_reachable(assessment) || assessment.compliance.status == ComplianceStatus::compliant) return DoesNotHold{};
  const PatchRun* run = last_install(assessment);
  if (run == nullptr || ending_of(*run) != Ending::not_delivered) {
    return cannot_tell_or_not(attempt_gaps(assessment, run));
  }
  if (!was_off_at(facts, *run)) return DoesNotHold{};
  Holds holds;
  holds.evidence = run->evidence;
  holds.evidence.push_back(facts.view.trail().cite(*facts.node.instance, &ec2::Instance::launch_time,
                                                   "the instance was started after that"));
  holds.summary = "the instance was off when the last install was due";
  holds.mechanism = "window.offline-at-window";
  return holds;
}

}  // namespace

Rule targeting_instance_stopped() {
  Rule rule;
  rule.id = "targeting/instance-stopped";
  rule.slug = "targeting/instance-stopped";
  rule.layer = Layer::skipped;
  rule.position = 2;
  rule.documentation.means =
      "The instance runs now, and was off when patching was due. A schedule that stops and starts "
      "instances, and a patch schedule that doesn't know of it, give this every time.";
  rule.documentation.established =
      "The newest install was never delivered or its window has passed, and EC2 launched the instance "
      "after that.";
  rule.documentation.is_not = "Not an instance that is stopped now: that is ssm-reachability/instance-stopped.";
  rule.documentation.disproved_by = "A record that the instance ran at the time of the window.";
  rule.remedy = "window.offline-at-window";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
