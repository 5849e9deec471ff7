// The patch policy's baseline in S3 is not readable for the node's role.
#include <algorithm>
#include <string>

#include "base/items.h"
#include "fleet/records/iam_roles.h"
#include "investigate/attempts.h"
#include "investigate/failed_runs.h"
#include "investigate/remedy_steps.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

// The id of the Quick Setup configuration, the last part of its bucket's name:
// s3://aws-quicksetup-patchpolicy-<account>-<id>/….
std::string policy_configuration(const Assessment& assessment) {
  for (const AssociationMatch& match : items(assessment.patching.associations)) {
    if (!match.baseline_override) continue;
    const std::string_view location = *match.baseline_override;
    const std::size_t bucket = location.find("aws-quicksetup-patchpolicy-");
    if (bucket == std::string_view::npos) continue;
    const std::string_view name = location.substr(bucket, location.find('/', bucket) - bucket);
    return std::string(name.substr(name.rfind('-') + 1));
  }
  return "";
}

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (!assessment.compliance.is_patch_policy || is_sole_finding(assessment)) return DoesNotHold{};
  const std::string configuration = policy_configuration(assessment);
  const std::string role_name = remedies::role_name(facts);
  if (configuration.empty() || role_name.empty()) return DoesNotHold{};
  const PatchRun* run = last_failure(assessment);
  if (run == nullptr) return DoesNotHold{};
  const Diagnosis& diagnosis = facts.diagnoses.of(*run);
  if (names_cause(diagnosis)) return DoesNotHold{};
  const Facts<iam::Role> roles = facts.view.list_global<iam::Role>(role_name);
  if (const Gap* gap = roles.gap()) return CannotTell{{facts.view.trail().not_read(*gap, "the role and its tags")}};
  const iam::Role* role = roles.only();
  const std::string key = "QSConfigId-" + configuration;
  if (role == nullptr || std::ranges::any_of(role->tags, [&](const iam::Tag& tag) { return tag.key == key; })) {
    return DoesNotHold{};
  }
  Holds holds;
  holds.summary = "the role " + role_name + " lacks the tag " + key +
                  ", without which it may not read the patch policy's "
                  "baselines";
  holds.evidence.push_back(facts.view.trail().cite(*role, &iam::Role::tags, "the tag isn't among them"));
  holds.evidence.push_back(Trail::derived("the policy's last operation failed", run->evidence));
  holds.confidence = Confidence::medium;
  holds.mechanism = "identity.patch-policy-s3";
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
      "A patch policy covers the node, its operations fail without a word, and IAM shows the role of "
      "the instance profile without the tag QSConfigId by which the bucket lets it in. Where the output "
      "says that the access is denied, the text signature of the same name decides.";
  rule.documentation.is_not =
      "Not an override that is readable and has no entry for the operating system: that is "
      "baseline/override-mismatch.";
  rule.documentation.disproved_by = "An operation of the policy that succeeds, or the tag on the role.";
  rule.remedy = "identity.patch-policy-s3";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
