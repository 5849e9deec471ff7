#include <fmt/format.h>

#include <cmath>

#include "report/headline.h"
#include "report/layout.h"
#include "report/table_columns.h"
#include "report/words.h"

namespace patchtriage {
namespace {

using cells::list;
using cells::maybe;
using cells::maybe_list;
using cells::text;
using Row = const InstanceFindings&;
using Columns = std::vector<Column<InstanceFindings>>;

// "a b c" of those that aren't empty.
std::string words_of(std::initializer_list<std::string> parts) {
  std::vector<std::string> known;
  for (const std::string& part : parts) {
    if (!part.empty()) known.push_back(part);
  }
  return join(known, " ");
}

std::string labelled(std::string_view label, const std::optional<Time>& time) {
  return time ? fmt::format("{} {}", label, format_time(*time)) : "";
}

std::string word_or_nothing(const std::optional<PatchOperation>& operation) {
  return operation ? std::string(word(*operation)) : "";
}

std::string patch_text(const PatchFinding& patch) {
  return words_of({patch.id, patch.state, patch.severity.value_or(""), join(patch.cves, " ")});
}

std::string read_text(const ComplianceRead& read) {
  return words_of({format_time(read.at), read.source, std::string(word(read.status))});
}

std::string path_text(const ExposurePath& path) {
  return words_of({path.ports, std::string(word(path.breadth)), "via " + path.via});
}

std::string association_text(const AssociationMatch& match) {
  return words_of({match.id, match.name.value_or(""), match.document, word_or_nothing(match.operation),
                   match.status.value_or(""), match.schedule.value_or(""), labelled("last", match.last_execution_at),
                   labelled("next", match.next_execution_at), "by " + match.matched_by});
}

std::string window_text(const WindowMatch& match) {
  return words_of({match.id, match.name.value_or(""), word_or_nothing(match.operation),
                   !match.enabled ? "" : (*match.enabled ? "enabled" : "disabled"), match.schedule.value_or(""),
                   labelled("next", match.next_execution_at), "by " + match.matched_by});
}

std::string run_text(const PatchRun& run) {
  return words_of({run.at ? format_time(*run.at) : "", run.kind, run.id, word_or_nothing(run.operation), run.status,
                   run.status_details && *run.status_details != run.status ? "(" + *run.status_details + ")" : "",
                   run.exit_code ? fmt::format("exit {}", *run.exit_code) : "",
                   run.reads_as ? "reads as " + *run.reads_as : ""});
}

std::string cause_text(const Cause& cause) {
  return fmt::format("{} ({}): {}", cause.slug(), to_string(cause.confidence), cause.summary);
}

std::string signal_text(const SignalPoints& signal) {
  return signal.points ? fmt::format("{} {}/{}", signal.name, *signal.points, signal.max)
                       : fmt::format("{} not known, 0-{}", signal.name, signal.max);
}

Cell tags_text(const std::optional<std::map<std::string, std::string>>& tags) {
  if (!tags) return {};
  std::vector<std::string> texts;
  for (const auto& [key, value] : *tags) texts.push_back(fmt::format("{}={}", key, value));
  return list(texts);
}

Cell patch_policies(const std::optional<std::vector<AssociationMatch>>& associations) {
  if (!associations) return {};
  std::vector<std::string> texts;
  for (const AssociationMatch& match : *associations) {
    if (match.is_patch_policy) texts.push_back(association_text(match));
  }
  return list(texts);
}

Cell blockers_text(const Manageability& manageability) {
  const auto blockers = blockers_of(manageability);
  return maybe_list(blockers, [](const Check* check) { return fmt::format("{}: {}", check->code, check->summary); });
}

template <std::optional<std::int64_t> PatchCounts::* count>
Cell counted_patches(Row row) {
  const auto& counts = row.assessment.compliance.counts;
  return counts ? maybe(*counts.*count) : Cell();
}

template <auto member>
Cell exception_part(Row row) {
  return row.exception ? Cell((*row.exception).*member) : Cell();
}

Columns identity() {
  return {
      {"rank", [](Row row) { return Cell(std::int64_t{row.rank}); }},
      {"priority.tier", [](Row row) { return row.ranking.tier ? text(word(*row.ranking.tier)) : Cell(); }},
      {"priority.score", [](Row row) { return Cell(std::int64_t{row.ranking.score}); }},
      {"priority.range.lowest", [](Row row) { return Cell(std::int64_t{row.ranking.lowest}); }},
      {"priority.range.highest", [](Row row) { return Cell(std::int64_t{row.ranking.highest}); }},
      {"account", [](Row row) { return text(row.key().account); }},
      {"region", [](Row row) { return text(row.key().region); }},
      {"instance_id", [](Row row) { return text(row.key().instance_id); }},
      {"context.name", [](Row row) { return maybe(row.assessment.context.name); }},
  };
}

Columns compliance() {
  return {
      {"compliance.status", [](Row row) { return text(word(row.assessment.compliance.status)); }},
      {"compliance.verdict", [](Row row) { return text(word(row.assessment.compliance.verdict)); }},
      {"compliance.reason", [](Row row) { return text(row.assessment.compliance.reason); }},
      {"compliance.severity", [](Row row) { return maybe(row.assessment.compliance.severity); }},
      {"compliance.counts.installed", counted_patches<&PatchCounts::installed>},
      {"compliance.counts.missing", counted_patches<&PatchCounts::missing>},
      {"compliance.counts.failed", counted_patches<&PatchCounts::failed>},
      {"compliance.counts.pending_reboot", counted_patches<&PatchCounts::pending_reboot>},
      {"compliance.counts.rejected", counted_patches<&PatchCounts::rejected>},
      {"compliance.counts.critical", counted_patches<&PatchCounts::critical>},
      {"compliance.counts.security", counted_patches<&PatchCounts::security>},
      {"compliance.counts.other", counted_patches<&PatchCounts::other>},
      {"compliance.counts.available_security", counted_patches<&PatchCounts::available_security>},
      {"compliance.last_operation",
       [](Row row) {
         const auto& operation = row.assessment.compliance.last_operation;
         return operation && *operation != PatchOperation::other ? text(word(*operation)) : Cell();
       }},
      {"compliance.last_operation_at", [](Row row) { return maybe(row.assessment.compliance.last_operation_at); }},
      {"compliance.last_scan_at", [](Row row) { return maybe(row.assessment.compliance.last_scan_at); }},
      {"compliance.data_age_hours",
       [](Row row) {
         const auto& age = row.assessment.compliance.data_age_hours;
         return age ? Cell(std::round(*age * 100.0) / 100.0) : Cell();
       }},
      {"compliance.non_compliant_since", [](Row row) { return maybe(row.assessment.compliance.non_compliant_since); }},
      {"compliance.patches", [](Row row) { return maybe_list(row.assessment.compliance.patches, patch_text); }},
      {"compliance.reads", [](Row row) { return list(row.assessment.compliance.reads, read_text); }},
  };
}

Columns manageability() {
  return {
      {"manageability.state", [](Row row) { return text(word(row.assessment.manageability.state)); }},
      {"manageability.mechanism", [](Row row) { return text(row.assessment.manageability.mechanism); }},
      {"manageability.ping_status", [](Row row) { return maybe(row.assessment.manageability.ping_status); }},
      {"manageability.last_ping_at", [](Row row) { return maybe(row.assessment.manageability.last_ping_at); }},
      {"manageability.agent_version", [](Row row) { return maybe(row.assessment.manageability.agent_version); }},
      {"manageability.agent_is_latest", [](Row row) { return maybe(row.assessment.manageability.agent_is_latest); }},
      {"manageability.session_channel", [](Row row) { return maybe(row.assessment.manageability.session_channel); }},
      {"manageability.blockers", [](Row row) { return blockers_text(row.assessment.manageability); }},
  };
}

Columns context() {
  return {
      {"context.state", [](Row row) { return maybe(row.assessment.context.state); }},
      {"context.platform", [](Row row) { return maybe(row.assessment.context.platform); }},
      {"context.platform_version", [](Row row) { return maybe(row.assessment.context.platform_version); }},
      {"context.instance_type", [](Row row) { return maybe(row.assessment.context.instance_type); }},
      {"context.image_id", [](Row row) { return maybe(row.assessment.context.image_id); }},
      {"context.vpc_id", [](Row row) { return maybe(row.assessment.context.vpc_id); }},
      {"context.subnet_id", [](Row row) { return maybe(row.assessment.context.subnet_id); }},
      {"context.launched_at", [](Row row) { return maybe(row.assessment.context.launched_at); }},
      {"context.iam_instance_profile", [](Row row) { return maybe(row.assessment.context.iam_instance_profile); }},
      {"context.environment", [](Row row) { return text(word(row.assessment.context.environment)); }},
      {"context.exposure.level", [](Row row) { return text(word(row.assessment.exposure.level)); }},
      {"context.exposure.breadth",
       [](Row row) {
         const auto& breadth = row.assessment.exposure.breadth;
         return breadth ? text(word(*breadth)) : Cell();
       }},
      {"context.exposure.paths", [](Row row) { return maybe_list(row.assessment.exposure.paths, path_text); }},
      {"context.auto_scaling_group", [](Row row) { return maybe(row.assessment.context.auto_scaling_group); }},
      {"context.account_name", [](Row row) { return maybe(row.assessment.context.account_name); }},
      {"context.stack", [](Row row) { return maybe(row.assessment.context.stack); }},
      {"context.resource_groups",
       [](Row row) {
         const auto& groups = row.assessment.context.resource_groups;
         return groups ? list(*groups) : Cell();
       }},
      {"context.owning_service", [](Row row) { return maybe(row.assessment.context.owning_service); }},
      {"context.tags", [](Row row) { return tags_text(row.assessment.context.tags); }},
  };
}

Columns patching() {
  return {
      {"patching.baseline.id",
       [](Row row) {
         const auto& baseline = row.assessment.patching.baseline;
         return baseline ? text(baseline->id) : Cell();
       }},
      {"patching.baseline.name",
       [](Row row) {
         const auto& baseline = row.assessment.patching.baseline;
         return baseline ? maybe(baseline->name) : Cell();
       }},
      {"patching.baseline.source",
       [](Row row) {
         const auto& baseline = row.assessment.patching.baseline;
         return baseline ? text(baseline->source) : Cell();
       }},
      {"patching.patch_group", [](Row row) { return maybe(row.assessment.patching.patch_group); }},
      {"patching.associations",
       [](Row row) { return maybe_list(row.assessment.patching.associations, association_text); }},
      {"patching.maintenance_windows",
       [](Row row) { return maybe_list(row.assessment.patching.windows, window_text); }},
      {"patching.patch_policies", [](Row row) { return patch_policies(row.assessment.patching.associations); }},
      {"patching.next_install_at", [](Row row) { return maybe(row.assessment.patching.next_install_at); }},
      {"patching.next_scan_at", [](Row row) { return maybe(row.assessment.patching.next_scan_at); }},
      {"patching.why_never", [](Row row) { return maybe(row.assessment.patching.why_never); }},
      {"history.outcome", [](Row row) { return text(word(row.assessment.history.outcome)); }},
      {"history.reason", [](Row row) { return maybe(row.assessment.history.reason); }},
      {"history.last_install_at", [](Row row) { return maybe(row.assessment.history.last_install_at); }},
      {"history.operations", [](Row row) { return maybe_list(row.assessment.history.operations, run_text); }},
  };
}

Columns judgement() {
  return {
      {"root_cause.category", [](Row row) { return text(row.investigation.root_cause.category); }},
      {"root_cause.subcategory", [](Row row) { return text(row.investigation.root_cause.subcategory); }},
      {"root_cause.confidence", [](Row row) { return text(to_string(row.investigation.root_cause.confidence)); }},
      {"root_cause.rule", [](Row row) { return text(row.investigation.root_cause.rule); }},
      {"root_cause.mechanism", [](Row row) { return text(row.investigation.root_cause.mechanism); }},
      {"root_cause.summary", [](Row row) { return text(row.investigation.root_cause.summary); }},
      {"root_cause.contributing", [](Row row) { return list(row.investigation.contributing, cause_text); }},
      {"root_cause.would_disprove", [](Row row) { return text(row.investigation.root_cause.would_disprove); }},
      {"root_cause.ruled_out",
       [](Row row) {
         return list(row.investigation.ruled_out,
                     [](const RuledOut& out) { return out.category + "/" + out.subcategory; });
       }},
      {"remediation.path", [](Row row) { return maybe(row.investigation.remediation.path); }},
      {"remediation.summary", [](Row row) { return text(row.investigation.remediation.summary); }},
      {"remediation.steps", [](Row row) { return list(row.investigation.remediation.steps, step_text); }},
      {"priority.signals", [](Row row) { return list(row.ranking.signals, signal_text); }},
      {"exception.reason", exception_part<&AcceptedException::reason>},
      {"exception.owner", exception_part<&AcceptedException::owner>},
      {"exception.expires_on", exception_part<&AcceptedException::expires_on>},
      {"exception.expired", exception_part<&AcceptedException::is_expired>},
  };
}

}  // namespace

const std::vector<Column<InstanceFindings>>& instance_columns() {
  static const Columns columns = [] {
    Columns all;
    for (const Columns& part : {identity(), compliance(), judgement(), manageability(), context(), patching()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return columns;
}

}  // namespace patchtriage
