#include "report/json_parts.h"

#include <cmath>

#include "report/headline.h"
#include "report/json_values.h"
#include "report/words.h"

namespace patchtriage::json_parts {

Json counts(const std::optional<PatchCounts>& value) {
  if (!value) return {};
  return Json::object({{"installed", maybe(value->installed)},
                       {"missing", maybe(value->missing)},
                       {"failed", maybe(value->failed)},
                       {"pending_reboot", maybe(value->pending_reboot)},
                       {"rejected", maybe(value->rejected)},
                       {"critical", maybe(value->critical)},
                       {"security", maybe(value->security)},
                       {"other", maybe(value->other)},
                       {"available_security", maybe(value->available_security)}});
}
namespace {

Json counts_by(const std::map<std::string, std::int64_t>& counts) {
  Json object = Json::object();
  for (const auto& [name, count] : counts) object.set(name, count);
  return object;
}

Json operation(const std::optional<PatchOperation>& value) { return value ? Json(word(*value)) : Json(); }

// The report knows Scan and Install as operations that leave a patch record; anything else left none.
Json recorded_operation(const std::optional<PatchOperation>& value) {
  return value && *value != PatchOperation::other ? Json(word(*value)) : Json();
}

Json patch(const PatchFinding& patch) {
  return Json::object({{"id", patch.id},
                       {"title", maybe(patch.title)},
                       {"state", patch.state},
                       {"severity", maybe(patch.severity)},
                       {"classification", maybe(patch.classification)},
                       {"cves", texts(patch.cves)},
                       {"installed_at", maybe(patch.installed_at)}});
}

Json read(const ComplianceRead& read) {
  return Json::object({{"at", format_time(read.at)},
                       {"source", read.source},
                       {"status", word(read.status)},
                       {"counts", counts(read.counts)},
                       {"last_operation_at", maybe(read.last_operation_at)}});
}

Json path(const ExposurePath& path) {
  return Json::object({{"via", path.via},
                       {"ports", path.ports},
                       {"breadth", word(path.breadth)},
                       {"evidence", evidence_list(path.evidence)}});
}

Json exposure(const Exposure& value) {
  return Json::object({{"level", word(value.level)},
                       {"paths", maybe_list(value.paths, path)},
                       {"breadth", value.breadth ? Json(word(*value.breadth)) : Json()},
                       {"evidence", evidence_list(value.evidence)}});
}

Json association(const AssociationMatch& match) {
  return Json::object({{"id", match.id},
                       {"name", maybe(match.name)},
                       {"document", match.document},
                       {"operation", operation(match.operation)},
                       {"status", maybe(match.status)},
                       {"schedule", maybe(match.schedule)},
                       {"last_execution_at", maybe(match.last_execution_at)},
                       {"next_execution_at", maybe(match.next_execution_at)},
                       {"matched_by", match.matched_by}});
}

Json window(const WindowMatch& match) {
  return Json::object({{"id", match.id},
                       {"name", maybe(match.name)},
                       {"enabled", maybe(match.enabled)},
                       {"schedule", maybe(match.schedule)},
                       {"next_execution_at", maybe(match.next_execution_at)},
                       {"operation", operation(match.operation)},
                       {"matched_by", match.matched_by}});
}

Json patch_policies(const std::optional<std::vector<AssociationMatch>>& associations) {
  if (!associations) return {};
  Json result = Json::array();
  for (const AssociationMatch& match : *associations) {
    if (!match.is_patch_policy) continue;
    result.push_back(Json::object({{"association_id", match.id},
                                   {"name", maybe(match.name)},
                                   {"operation", recorded_operation(match.operation)},
                                   {"status", maybe(match.status)}}));
  }
  return result;
}

Json seen_in(const SeenIn& seen) { return Json::object({{"kind", seen.kind}, {"id", seen.id}}); }

Json run(const PatchRun& run) {
  return Json::object({{"at", maybe(run.at)},
                       {"finished_at", maybe(run.finished_at)},
                       {"kind", run.kind},
                       {"id", run.id},
                       {"document", maybe(run.document)},
                       {"operation", operation(run.operation)},
                       {"status", run.status},
                       {"status_details", maybe(run.status_details)},
                       {"exit_code", maybe(run.exit_code)},
                       {"summary", maybe(run.summary)},
                       {"seen_in", list(run.seen_in, seen_in)},
                       {"reads_as", maybe(run.reads_as)}});
}

Json contributing(const Cause& cause) {
  return Json::object({{"category", cause.category},
                       {"subcategory", cause.subcategory},
                       {"summary", cause.summary},
                       {"evidence", evidence_list(cause.evidence)},
                       {"rule", cause.rule},
                       {"confidence", to_string(cause.confidence)}});
}

Json ruled_out(const RuledOut& rule) {
  return Json::object(
      {{"category", rule.category}, {"subcategory", rule.subcategory}, {"because", evidence_list(rule.because)}});
}

Json remediation(const Remediation& value) {
  return Json::object({{"path", maybe(value.path)}, {"summary", value.summary}, {"steps", list(value.steps, step)}});
}

Json signal(const SignalPoints& points) {
  return Json::object({{"name", points.name},
                       {"value", points.value},
                       {"points", points.points ? Json(*points.points) : Json()},
                       {"max", points.max},
                       {"evidence", evidence_list(points.evidence)}});
}

}  // namespace

Json evidence(const Evidence& value) {
  Json::Object members;
  members.reserve(11);
  members.emplace_back("kind", word(value.kind));
  members.emplace_back("claim", value.claim);
  if (value.kind == Evidence::Kind::derived) {
    members.emplace_back("because", evidence_list(value.because));
    return Json(std::move(members));
  }
  const Provenance& provenance = *value.provenance;
  members.emplace_back("source", provenance.source);
  if (!provenance.account.empty()) members.emplace_back("account", provenance.account);
  if (!provenance.region.empty()) members.emplace_back("region", provenance.region);
  members.emplace_back("record", text_or_null(value.record));
  if (value.kind == Evidence::Kind::value) {
    members.emplace_back("field", value.field);
    members.emplace_back("value", value.value);
  }
  if (!value.permission.empty()) members.emplace_back("permission", value.permission);
  members.emplace_back("observed_at", maybe(provenance.observed_at));
  members.emplace_back("request_id", text_or_null(provenance.request_id));
  if (!value.because.empty()) members.emplace_back("because", evidence_list(value.because));
  return Json(std::move(members));
}

Json evidence_list(const std::vector<Evidence>& items) { return list(items, evidence); }

Json step(const RemedyStep& step) {
  return Json::object({{"title", step.title},
                       {"command", maybe(step.command)},
                       {"runbook", maybe(step.runbook)},
                       {"changes", word(step.changes)},
                       {"purpose", word(step.purpose)},
                       {"inputs", list(step.inputs,
                                       [](const RemedyInput& input) {
                                         return Json::object({{"name", input.name},
                                                              {"meaning", input.meaning},
                                                              {"candidates", texts(input.candidates)}});
                                       })},
                       {"side_effects", maybe(step.side_effects)},
                       {"may_reboot", step.may_reboot},
                       {"affects_others", step.affects_others}});
}

Json compliance(const Compliance& value) {
  Json age;
  if (value.data_age_hours) age = Json(std::round(*value.data_age_hours * 100.0) / 100.0);
  return Json::object({{"status", word(value.status)},
                       {"verdict", word(value.verdict)},
                       {"reason", value.reason},
                       {"severity", maybe(value.severity)},
                       {"counts", counts(value.counts)},
                       {"last_operation", recorded_operation(value.last_operation)},
                       {"last_operation_at", maybe(value.last_operation_at)},
                       {"last_scan_at", maybe(value.last_scan_at)},
                       {"data_age_hours", age},
                       {"non_compliant_since", maybe(value.non_compliant_since)},
                       {"reads", list(value.reads, read)},
                       {"patches", maybe_list(value.patches, patch)},
                       {"evidence", evidence_list(value.evidence)}});
}

Json manageability(const Manageability& value) {
  const auto blocker = [](const Check* check) {
    return Json::object(
        {{"code", check->code}, {"summary", check->summary}, {"evidence", evidence_list(check->evidence)}});
  };
  return Json::object({{"state", word(value.state)},
                       {"mechanism", text_or_null(value.mechanism)},
                       {"ping_status", maybe(value.ping_status)},
                       {"last_ping_at", maybe(value.last_ping_at)},
                       {"agent_version", maybe(value.agent_version)},
                       {"agent_is_latest", maybe(value.agent_is_latest)},
                       {"session_channel", maybe(value.session_channel)},
                       {"blockers", maybe_list(blockers_of(value), blocker)},
                       {"evidence", evidence_list(value.evidence)}});
}

Json context(const Context& value, const Exposure& exposed) {
  Json tags;
  if (value.tags) {
    tags = Json::object();
    for (const auto& [key, text] : *value.tags) tags.set(key, text);
  }
  return Json::object({{"name", maybe(value.name)},
                       {"state", maybe(value.state)},
                       {"platform", maybe(value.platform)},
                       {"platform_version", maybe(value.platform_version)},
                       {"instance_type", maybe(value.instance_type)},
                       {"image_id", maybe(value.image_id)},
                       {"vpc_id", maybe(value.vpc_id)},
                       {"subnet_id", maybe(value.subnet_id)},
                       {"launched_at", maybe(value.launched_at)},
                       {"iam_instance_profile", maybe(value.iam_instance_profile)},
                       {"environment", word(value.environment)},
                       {"exposure", exposure(exposed)},
                       {"auto_scaling_group", maybe(value.auto_scaling_group)},
                       {"account_name", maybe(value.account_name)},
                       {"stack", maybe(value.stack)},
                       {"resource_groups", value.resource_groups ? texts(*value.resource_groups) : Json()},
                       {"owning_service", maybe(value.owning_service)},
                       {"tags", tags}});
}

Json patching(const Patching& value) {
  Json baseline;
  if (value.baseline) {
    baseline = Json::object(
        {{"id", value.baseline->id}, {"name", maybe(value.baseline->name)}, {"source", value.baseline->source}});
  }
  return Json::object({{"baseline", baseline},
                       {"patch_group", maybe(value.patch_group)},
                       {"associations", maybe_list(value.associations, association)},
                       {"maintenance_windows", maybe_list(value.windows, window)},
                       {"patch_policies", patch_policies(value.associations)},
                       {"next_install_at", maybe(value.next_install_at)},
                       {"next_scan_at", maybe(value.next_scan_at)},
                       {"why_never", maybe(value.why_never)}});
}

Json history(const History& value) {
  return Json::object({{"outcome", word(value.outcome)},
                       {"reason", maybe(value.reason)},
                       {"last_install_at", maybe(value.last_install_at)},
                       {"operations", maybe_list(value.operations, run)}});
}

Json root_cause(const Investigation& investigation) {
  const Cause& cause = investigation.root_cause;
  return Json::object({{"category", cause.category},
                       {"subcategory", cause.subcategory},
                       {"confidence", to_string(cause.confidence)},
                       {"rule", cause.rule},
                       {"mechanism", text_or_null(cause.mechanism)},
                       {"summary", cause.summary},
                       {"evidence", evidence_list(cause.evidence)},
                       {"contributing", list(investigation.contributing, contributing)},
                       {"would_disprove", text_or_null(cause.would_disprove)},
                       {"ruled_out", list(investigation.ruled_out, ruled_out)}});
}

Json priority(const Ranking& ranking) {
  return Json::object({{"score", ranking.score},
                       {"range", Json::array({ranking.lowest, ranking.highest})},
                       {"tier", ranking.tier ? Json(word(*ranking.tier)) : Json()},
                       {"signals", list(ranking.signals, signal)}});
}

Json exception(const std::optional<AcceptedException>& value) {
  if (!value) return {};
  return Json::object({{"reason", value->reason},
                       {"owner", value->owner},
                       {"expires_on", value->expires_on},
                       {"expired", value->is_expired}});
}

Json instance(const InstanceFindings& findings) {
  const Assessment& assessment = findings.assessment;
  return Json::object({{"account", findings.key().account},
                       {"region", findings.key().region},
                       {"instance_id", findings.key().instance_id},
                       {"rank", findings.rank},
                       {"compliance", compliance(assessment.compliance)},
                       {"manageability", manageability(assessment.manageability)},
                       {"context", context(assessment.context, assessment.exposure)},
                       {"patching", patching(assessment.patching)},
                       {"history", history(assessment.history)},
                       {"root_cause", root_cause(findings.investigation)},
                       {"remediation", remediation(findings.investigation.remediation)},
                       {"priority", priority(findings.ranking)},
                       {"exception", exception(findings.exception)}});
}

Json coverage_row(const CoverageRow& row) {
  return Json::object({{"account", row.scope.account},
                       {"region", row.scope.region},
                       {"step", to_string(row.step)},
                       {"operation", row.operation},
                       {"status", to_string(row.status)},
                       {"items", row.items},
                       {"error_code", text_or_null(row.error_code)},
                       {"message", text_or_null(row.message)},
                       {"permission", text_or_null(row.permission)},
                       {"affects", text_or_null(row.affects)}});
}

Json action(const Action& action) {
  return Json::object({{"id", action.id},
                       {"title", action.title},
                       {"path", action.path},
                       {"scope", action.target},
                       {"instances", list(action.instances,
                                          [](const NodeKey& key) {
                                            return Json::object({{"account", key.account},
                                                                 {"region", key.region},
                                                                 {"instance_id", key.instance_id}});
                                          })},
                       {"risk_removed", action.risk_removed},
                       {"cumulative_share", std::round(action.cumulative_share * 10000.0) / 10000.0},
                       {"steps", list(action.steps, step)}});
}

Json totals(const Totals& totals) {
  return Json::object({{"instances", totals.instances},
                       {"compliant", totals.compliant},
                       {"non_compliant", totals.non_compliant},
                       {"unknown", totals.unknown},
                       {"unmanaged", totals.unmanaged},
                       {"by_category", counts_by(totals.by_category)},
                       {"by_tier", counts_by(totals.by_tier)},
                       {"by_verdict", counts_by(totals.by_verdict)},
                       {"accepted", totals.accepted}});
}

Json calls(const CallTotals& calls) {
  return Json::object({{"total", calls.total},
                       {"throttled", calls.throttled},
                       {"retried", calls.retried},
                       {"failed", calls.failed},
                       {"by_operation", counts_by(calls.by_operation)}});
}

}  // namespace patchtriage::json_parts
