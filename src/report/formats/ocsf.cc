// Format: OCSF 1.5 Compliance Findings (class 2003) for security data lakes: one JSON array, one finding a line.
//
// What OCSF has no place for (rank, score, root cause, how fresh the data is) is under `unmapped`. Attributes that
// aren't known are left out, as the schema asks. The severity is that of the worst missing patch, not our tier: nobody
// would find the figure of the baseline again in ours. A finding keeps its uid from run to run.
#include <fmt/format.h>

#include <chrono>
#include <set>

#include "base/version.h"
#include "report/format.h"
#include "report/headline.h"
#include "report/json_parts.h"
#include "report/json_values.h"
#include "report/words.h"

namespace patchtriage::formats {
namespace {

constexpr std::string_view kOcsfVersion = "1.5.0";
constexpr int kClass = 2003;
constexpr int kCreate = 1;

// An enumerated attribute: the id and its caption.
struct Coded {
  int id = 0;
  const char* caption = "Unknown";
};

Coded severity_of(const Compliance& compliance) {
  if (compliance.status == ComplianceStatus::compliant) return {1, "Informational"};
  const std::string severity = compliance.severity.value_or("");
  if (severity == "CRITICAL") return {5, "Critical"};
  if (severity == "HIGH") return {4, "High"};
  if (severity == "MEDIUM") return {3, "Medium"};
  if (severity == "LOW") return {2, "Low"};
  if (severity == "INFORMATIONAL") return {1, "Informational"};
  return {};
}

Coded compliance_status_of(ComplianceStatus status) {
  if (status == ComplianceStatus::compliant) return {1, "Pass"};
  if (status == ComplianceStatus::non_compliant) return {3, "Fail"};
  return {2, "Warning"};  // "did not yield a result due to missing information"
}

Coded confidence_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::low:
      return {1, "Low"};
    case Confidence::medium:
      return {2, "Medium"};
    case Confidence::high:
      return {3, "High"};
  }
  return {};
}

void set_coded(Json& object, std::string_view name, const Coded& coded) {
  object.set(fmt::format("{}_id", name), coded.id);
  object.set(name, coded.caption);
}

template <class T>
void set_known(Json& object, std::string_view name, const std::optional<T>& value) {
  if (value) object.set(name, *value);
}

std::int64_t milliseconds(Time time) { return time.time_since_epoch().count(); }

std::string arn_of(const InstanceFindings& findings, const Summary& summary) {
  const NodeKey& key = findings.key();
  return fmt::format("arn:{}:ec2:{}:{}:instance/{}", summary.run.partition, key.region, key.account, key.instance_id);
}

std::string title_of(const InstanceFindings& findings) {
  const std::string& id = findings.key().instance_id;
  switch (findings.assessment.compliance.status) {
    case ComplianceStatus::compliant:
      return fmt::format("EC2 instance {} is in patch compliance", id);
    case ComplianceStatus::non_compliant:
      return fmt::format("EC2 instance {} is out of patch compliance: {}", id, cause_of(findings));
    case ComplianceStatus::unknown:
      return fmt::format("Patch compliance of EC2 instance {} is unknown: {}", id, cause_of(findings));
  }
  return id;
}

void add_sources(const Evidence& evidence, std::set<std::string>& sources) {
  if (!evidence.provenance->source.empty()) sources.insert(evidence.provenance->source);
  for (const Evidence& child : evidence.because) add_sources(child, sources);
}

Json finding_info(const InstanceFindings& findings, const Summary& summary) {
  const Cause& cause = findings.investigation.root_cause;
  std::set<std::string> sources;
  for (const ComplianceRead& read : findings.assessment.compliance.reads) sources.insert(read.source);
  for (const Evidence& evidence : cause.evidence) add_sources(evidence, sources);
  const std::int64_t as_of = milliseconds(summary.run.as_of);
  Json info = Json::object({{"uid", arn_of(findings, summary) + "#patch-compliance"},
                            {"title", title_of(findings)},
                            {"desc", cause.summary},
                            {"types", Json::array({"Patch compliance"})},
                            {"created_time", as_of},
                            {"last_seen_time", as_of},
                            {"data_sources", json_parts::texts({sources.begin(), sources.end()})}});
  if (const auto& since = findings.assessment.compliance.non_compliant_since)
    info.set("first_seen_time", milliseconds(*since));
  if (!cause.rule.empty())
    info.set("analytic", Json::object({{"name", cause.rule}, {"uid", cause.rule}, {"type", "Rule"}, {"type_id", 1}}));
  return info;
}

Json compliance_of(const InstanceFindings& findings) {
  const Assessment& assessment = findings.assessment;
  Json object = Json::object({{"requirements", Json::array({"Every patch that the baseline approves is installed"})},
                              {"standards", Json::array({"AWS Systems Manager Patch Manager"})}});
  if (const auto& baseline = assessment.patching.baseline)
    object.set("control", fmt::format("Patch baseline {}", baseline->name.value_or(baseline->id)));
  set_coded(object, "status", compliance_status_of(assessment.compliance.status));
  object.set("status_details", Json::array({assessment.compliance.reason}));
  return object;
}

Json resource_of(const InstanceFindings& findings, const Summary& summary) {
  const Context& context = findings.assessment.context;
  Json resource = Json::object({{"uid", arn_of(findings, summary)},
                                {"type", "AWS::EC2::Instance"},
                                {"region", findings.key().region},
                                {"cloud_partition", summary.run.partition},
                                {"namespace", findings.key().account}});
  set_known(resource, "name", context.name);
  if (context.environment != Environment::unknown) resource.set("criticality", word(context.environment));
  if (context.tags) {
    Json labels = Json::array();
    for (const auto& [key, value] : *context.tags) labels.push_back(key + "=" + value);
    resource.set("labels", std::move(labels));
  }
  Json data = Json::object({{"instance_id", findings.key().instance_id}});
  set_known(data, "state", context.state);
  set_known(data, "platform", context.platform);
  set_known(data, "platform_version", context.platform_version);
  set_known(data, "instance_type", context.instance_type);
  set_known(data, "image_id", context.image_id);
  set_known(data, "vpc_id", context.vpc_id);
  set_known(data, "subnet_id", context.subnet_id);
  set_known(data, "auto_scaling_group", context.auto_scaling_group);
  set_known(data, "stack", context.stack);
  set_known(data, "owning_service", context.owning_service);
  resource.set("data", std::move(data));
  return resource;
}

Json cloud_of(const InstanceFindings& findings) {
  Json account = Json::object({{"uid", findings.key().account}, {"type", "AWS Account"}, {"type_id", 10}});
  set_known(account, "name", findings.assessment.context.account_name);
  return Json::object({{"provider", "AWS"}, {"region", findings.key().region}, {"account", std::move(account)}});
}

Json remediation_of(const Remediation& remediation) {
  std::string text = remediation.summary;
  for (const RemedyStep& step : remediation.steps) text += "\n" + step_text(step);
  return Json::object({{"desc", text}});
}

Json evidences_of(const Cause& cause) {
  return json_parts::list(cause.evidence, [](const Evidence& evidence) {
    return Json::object({{"name", evidence.claim}, {"data", json_parts::evidence(evidence)}});
  });
}

Json unmapped_of(const InstanceFindings& findings, const Summary& summary) {
  const Assessment& assessment = findings.assessment;
  const Cause& cause = findings.investigation.root_cause;
  Json object = Json::object({{"run_is_complete", summary.is_complete},
                              {"settings_hash", summary.settings_hash},
                              {"rank", findings.rank},
                              {"score", findings.ranking.score},
                              {"score_range", Json::array({findings.ranking.lowest, findings.ranking.highest})},
                              {"root_cause", cause_of(findings)},
                              {"mechanism", json_parts::text_or_null(cause.mechanism)},
                              {"verdict", word(assessment.compliance.verdict)},
                              {"manageability", word(assessment.manageability.state)},
                              {"exposure", word(assessment.exposure.level)},
                              {"history", word(assessment.history.outcome)},
                              {"contributing", json_parts::list(findings.investigation.contributing,
                                                                [](const Cause& other) { return Json(other.slug()); })},
                              {"patch_counts", json_parts::counts(assessment.compliance.counts)}});
  object.set("tier", findings.ranking.tier ? Json(word(*findings.ranking.tier)) : Json());
  object.set("exception", json_parts::exception(findings.exception));
  return Json::object({{"patchtriage", std::move(object)}});
}

Json metadata_of(const InstanceFindings& findings, const Summary& summary) {
  return Json::object(
      {{"version", kOcsfVersion},
       {"product", Json::object({{"name", "patchtriage"}, {"vendor_name", "patchtriage"}, {"version", kVersion}})},
       {"profiles", Json::array({"cloud"})},
       {"event_code", cause_of(findings)},
       {"correlation_uid", summary.run.id},
       {"uid", summary.run.id + "#" + arn_of(findings, summary)}});
}

Json finding(const InstanceFindings& findings, const Summary& summary) {
  const Compliance& compliance = findings.assessment.compliance;
  Json event = Json::object({{"activity_id", kCreate},
                             {"activity_name", "Create"},
                             {"category_uid", 2},
                             {"category_name", "Findings"},
                             {"class_uid", kClass},
                             {"class_name", "Compliance Finding"},
                             {"type_uid", kClass * 100 + kCreate},
                             {"type_name", "Compliance Finding: Create"},
                             {"time", milliseconds(summary.run.as_of)},
                             {"timezone_offset", 0},
                             {"metadata", metadata_of(findings, summary)},
                             {"message", title_of(findings)}});
  set_coded(event, "severity", severity_of(compliance));
  set_coded(event, "confidence", confidence_of(findings.investigation.root_cause.confidence));
  const bool is_accepted = findings.exception && !findings.exception->is_expired;
  set_coded(event, "status", is_accepted ? Coded{3, "Suppressed"} : Coded{1, "New"});
  const std::string exception = exception_text(findings);
  event.set("status_detail", exception.empty() ? compliance.reason : exception);
  event.set("finding_info", finding_info(findings, summary));
  event.set("compliance", compliance_of(findings));
  event.set("resources", Json::array({resource_of(findings, summary)}));
  event.set("cloud", cloud_of(findings));
  event.set("remediation", remediation_of(findings.investigation.remediation));
  event.set("evidences", evidences_of(findings.investigation.root_cause));
  event.set("unmapped", unmapped_of(findings, summary));
  return event;
}

Streamed stream(const Summary& summary, const FormatOptions& options, const Sink& sink) {
  sink("[");
  const bool has_any = write_each_listed(
      summary, options, [&](const InstanceFindings& findings) { return "\n" + finding(findings, summary).dump(); }, ",",
      sink);
  sink(has_any ? "\n]\n" : "]\n");
  return {};
}

}  // namespace

Format ocsf() { return {"ocsf", "OCSF 1.5 Compliance Findings, a JSON array with one finding a line", stream}; }

}  // namespace patchtriage::formats
