#include "report/summary_for_test.h"

namespace patchtriage {
namespace {

Evidence heartbeat() {
  Evidence evidence;
  evidence.kind = Evidence::Kind::value;
  evidence.claim = "its heartbeat stopped";
  evidence.provenance = SharedProvenance({.source = "ssm:DescribeInstanceInformation",
                                          .account = "222222222222",
                                          .region = "us-east-1",
                                          .observed_at = *parse_time("2026-11-20T11:58:04Z"),
                                          .request_id = "req-1"});
  evidence.record = "i-0f3a0000000009c21";
  evidence.field = "PingStatus";
  evidence.value = Json("ConnectionLost");
  return evidence;
}

InstanceFindings lost_node() {
  InstanceFindings findings;
  Assessment& assessment = findings.assessment;
  assessment.key = {"222222222222", "us-east-1", "i-0f3a0000000009c21"};
  assessment.context.name = "pay-api-2 <script>|`x`\x1b[31m";
  assessment.context.tags = std::map<std::string, std::string>{{"Name", "=cmd()"}};
  assessment.context.environment = Environment::production;
  assessment.exposure.level = ExposureLevel::internet;
  assessment.exposure.breadth = Breadth::world;
  assessment.exposure.paths = {{"eni-1 203.0.113.7 igw-1", "tcp/443", Breadth::world, {heartbeat()}}};
  assessment.manageability.state = ManageabilityState::lost;
  assessment.manageability.ping_status = "ConnectionLost";
  assessment.manageability.was_walked = true;
  assessment.compliance.status = ComplianceStatus::non_compliant;
  assessment.compliance.verdict = ComplianceVerdict::stale;
  assessment.compliance.reason = "the last successful operation is 38 days old";
  assessment.compliance.severity = "CRITICAL";
  assessment.compliance.counts = PatchCounts{
      .missing = 15, .failed = 0, .pending_reboot = 0, .rejected = 0, .critical = 0, .security = 15, .other = 0};
  assessment.compliance.patches = {
      {"kernel.x86_64", "kernel", "Missing", "Critical", "Security", {"CVE-2026-1"}, std::nullopt}};
  assessment.compliance.non_compliant_since = *parse_time("2026-10-13T00:00:00Z");
  assessment.compliance.reads = {{*parse_time("2026-11-20T11:58:00Z"), "ssm:DescribeInstancePatchStates",
                                  ComplianceStatus::non_compliant, assessment.compliance.counts, std::nullopt}};
  Cause& cause = findings.investigation.root_cause;
  cause.category = "agent";
  cause.subcategory = "not-running";
  cause.confidence = Confidence::medium;
  cause.rule = "agent/not-running";
  cause.summary = "The SSM Agent stopped answering 38 days ago; nothing on AWS's side prevents it.";
  cause.evidence = {Trail::derived("everything it needs is there", {heartbeat()})};
  cause.would_disprove = "a heartbeat after 2026-10-13";
  Remediation& remediation = findings.investigation.remediation;
  remediation.path = "agent.not-installed-or-stopped";
  remediation.summary = "Restart the agent";
  remediation.target = "i-0f3a0000000009c21";
  remediation.title = "restart the SSM Agent of i-0f3a0000000009c21";
  RemedyStep step;
  step.title = "restart the instance";
  step.command = "aws ec2 reboot-instances --region us-east-1 --instance-ids i-0f3a0000000009c21";
  step.changes = RemedyStep::Changes::instance;
  step.purpose = RemedyStep::Purpose::fix;
  step.may_reboot = true;
  remediation.steps = {step};
  findings.ranking.score = 80;
  findings.ranking.lowest = 80;
  findings.ranking.highest = 90;
  findings.ranking.tier = Tier::p1;
  findings.ranking.tier_from = 75;
  findings.ranking.signals = {{"severity", Json("CRITICAL"), 30, 30, {}}, {"age", Json(), std::nullopt, 10, {}}};
  findings.rank = 1;
  return findings;
}

// Out of compliance, low in rank, and accepted until the end of the year.
InstanceFindings accepted_node() {
  InstanceFindings findings;
  findings.assessment.key = {"222222222222", "us-east-1", "i-0c00000000000002"};
  findings.assessment.context.name = "build-1";
  findings.assessment.compliance.status = ComplianceStatus::non_compliant;
  findings.assessment.compliance.verdict = ComplianceVerdict::active;
  findings.assessment.compliance.reason = "3 patches are missing";
  findings.assessment.compliance.severity = "LOW";
  findings.assessment.compliance.last_operation_at = *parse_time("2026-11-20T02:00:00Z");
  findings.assessment.compliance.data_age_hours = 10.0;
  findings.assessment.manageability.state = ManageabilityState::managed;
  findings.assessment.manageability.agent_is_latest = false;
  findings.investigation.root_cause = {
      "targeting", "no-coverage", Confidence::high, "targeting/no-coverage", "", "Nothing installs here.", {}, ""};
  findings.ranking.score = 20;
  findings.ranking.lowest = 20;
  findings.ranking.highest = 20;
  findings.ranking.tier = Tier::p4;
  findings.exception = AcceptedException{"is replaced by the end of the year", "edge team", "2026-12-31", false};
  findings.rank = 2;
  return findings;
}

InstanceFindings compliant_node() {
  InstanceFindings findings;
  findings.assessment.key = {"222222222222", "eu-west-1", "i-0b00000000000001"};
  findings.assessment.compliance.status = ComplianceStatus::compliant;
  findings.assessment.compliance.verdict = ComplianceVerdict::active;
  findings.assessment.compliance.reason = "nothing is missing";
  findings.assessment.manageability.state = ManageabilityState::managed;
  findings.investigation.root_cause = {
      "none", "compliant-now", Confidence::high, "none/compliant-now", "", "Nothing is wrong.", {}, ""};
  findings.rank = 3;
  return findings;
}

}  // namespace

Summary summary_for_test() {
  Summary summary;
  summary.run.id = "20261120T115800Z-test";
  summary.run.started_at = *parse_time("2026-11-20T11:57:30Z");
  summary.run.finished_at = *parse_time("2026-11-20T11:58:11Z");
  summary.run.as_of = *parse_time("2026-11-20T12:00:00Z");
  summary.run.accounts = {{"222222222222", "pay", AccountStatus::read, ""},
                          {"333333333333", "old", AccountStatus::skipped, "the account is SUSPENDED"}};
  summary.run.regions = {"eu-west-1", "us-east-1"};
  summary.settings_hash = "0123456789abcdef";
  summary.is_complete = false;
  CoverageRow hole;
  hole.scope = {"222222222222", "us-east-1"};
  hole.step = Step::mapping;
  hole.operation = "ssm:DescribePatchGroups";
  hole.status = CallStatus::denied;
  hole.error_code = "AccessDeniedException";
  hole.message = "not authorized to perform: ssm:DescribePatchGroups";
  hole.permission = "ssm:DescribePatchGroups";
  hole.affects = "which baseline covers an instance: 1 instance is weaker for it";
  summary.coverage = {hole};
  summary.calls.total = 2964;
  summary.calls.by_operation = {{"ssm:DescribePatchGroups", 1}};
  summary.instances = {lost_node(), accepted_node(), compliant_node()};
  summary.totals = {.instances = 3,
                    .compliant = 1,
                    .non_compliant = 2,
                    .accepted = 1,
                    .by_category = {{"agent", 1}, {"targeting", 1}},
                    .by_tier = {{"P1", 1}, {"P4", 1}},
                    .by_verdict = {{"stale", 1}, {"active", 2}}};
  const InstanceFindings& first = summary.instances.front();
  summary.actions = {{"agent@1",
                      first.investigation.remediation.title,
                      "agent.not-installed-or-stopped",
                      first.key().instance_id,
                      {first.key()},
                      80,
                      1,
                      first.investigation.remediation.steps}};
  return summary;
}

}  // namespace patchtriage
