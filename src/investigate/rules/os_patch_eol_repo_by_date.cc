// The vendor's standard support is over, so a clean record proves nothing.
#include "assess/end_of_support.h"
#include "fleet/records/ssm_nodes.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  const Compliance& compliance = assessment.compliance;
  const bool is_clean_in_vain =
      compliance.status == ComplianceStatus::compliant && compliance.verdict == ComplianceVerdict::inconclusive;
  if (!is_clean_in_vain || !is_reachable(assessment) || facts.node.information == nullptr) return DoesNotHold{};
  const Context& context = assessment.context;
  const std::string version = context.platform_version.value_or("");
  const auto day =
      support_ended_on(facts.view.settings(), context.operating_system.value_or(""), version, facts.view.as_of());
  if (!day) return DoesNotHold{};
  const ssm::InstanceInformation& row = *facts.node.information;
  Holds holds;
  holds.summary = "standard support of " + context.platform.value_or("its system") + " " + version + " ended on " +
                  *day + ": no update is missing because none comes, unless extended support is paid for";
  holds.evidence = {
      facts.view.trail().cite(row, &ssm::InstanceInformation::platform_name, "the operating system"),
      facts.view.trail().cite(row, &ssm::InstanceInformation::platform_version, "standard support ended on " + *day)};
  // Extended support (Ubuntu Pro, ELS, ESU) leaves no trace in the records.
  holds.confidence = Confidence::medium;
  holds.mechanism = "os.unsupported";
  return holds;
}

}  // namespace

Rule os_patch_eol_repo_by_date() {
  Rule rule;
  rule.id = "os-patch/eol-repo-by-date";
  rule.slug = "os-patch/eol-repo";
  rule.layer = Layer::platform;
  rule.position = 1;
  rule.documentation.means =
      "The vendor's standard support of the release is over. No new updates come, so the record counts "
      "none as missing, and that proves nothing.";
  rule.documentation.established =
      "The release that the agent reports, the vendor's last day of standard support "
      "(end_of_support in the settings), and a patch state that counts nothing.";
  rule.documentation.is_not =
      "Not a release with patches that are missing, failed or wait for a restart: those have a cause of "
      "their own. Not a release that Patch Manager doesn't support at all: that is baseline/unsupported-os.";
  rule.documentation.disproved_by = "A contract for extended support, with the day it ends put into the settings.";
  rule.remedy = "os.unsupported";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
