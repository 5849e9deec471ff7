// The patch policy's baseline in S3 is not readable for the node's role.
#include "investigate/attempts.h"
#include "investigate/failed_runs.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"identity.patch-policy-s3"};
  const Assessment& assessment = facts.assessment;
  if (!assessment.compliance.is_patch_policy || is_sole_finding(assessment)) return DoesNotHold{};
  const Check* blocked = blocked_check(assessment, kCodes);
  if (blocked == nullptr) {
    std::vector<Evidence> gaps;
    for (const Check& check : assessment.manageability.checks) {
      if (check.code == kCodes[0] && check.outcome == Check::Outcome::unknown) gaps = gaps_among(check.evidence);
    }
    return cannot_tell_or_not(std::move(gaps));
  }
  const PatchRun* run = last_failure(assessment);
  if (run == nullptr) {
    return blocked->is_definite ? Verdict(Holds{blocked->evidence, blocked->summary, Confidence::medium, blocked->code})
                                : Verdict(DoesNotHold{});
  }
  Holds holds{blocked->evidence, blocked->summary, blocked->is_definite ? Confidence::high : Confidence::medium,
              blocked->code};
  holds.evidence.push_back(Trail::derived("the policy's last operation failed", run->evidence));
  return holds;
}

}  // namespace

Rule baseline_override_access() {
  Rule rule;
  rule.id = "baseline/override-access";
  rule.slug = "baseline/override-access";
  rule.layer = Layer::failure;
  rule.position = 0;
  rule.documentation.means =
      "The patch policy's baseline lies in an S3 bucket that the node may not read, so every operation "
      "of the policy fails before it looks at a single patch.";
  rule.documentation.established =
      "A patch policy covers the node, its role lacks s3:GetObject on aws-quicksetup-patchpolicy-* or "
      "the tag QSConfigId, and the policy's operations fail.";
  rule.documentation.is_not =
      "Not an override that is readable and has no entry for the operating system: that is "
      "baseline/override-mismatch.";
  rule.documentation.disproved_by = "An operation of the policy that succeeds, or a simulation that allows the read.";
  rule.remedy = "identity.patch-policy-s3";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
