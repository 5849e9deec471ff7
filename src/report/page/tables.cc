#include "report/page/tables.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "report/headline.h"
#include "report/words.h"

namespace patchtriage::page {
namespace {

using Text = std::optional<std::string>;

// More tags than these make a table that nobody can choose from.
constexpr std::size_t kMostTagColumns = 40;

Text joined(const std::set<std::string>& parts) {
  if (parts.empty()) return std::nullopt;
  return join({parts.begin(), parts.end()}, ", ");
}

template <class Items, class Of>
Text joined_of(const std::optional<Items>& items, Of of) {
  if (!items) return std::nullopt;
  std::set<std::string> parts;
  for (const auto& item : *items) parts.insert(of(item));
  return joined(parts);
}

// Writes columns by members of one row's parts.
class Writer {
 public:
  Writer(const Listed& listed, Columns& columns) : listed_(listed), columns_(columns) {}

  template <class Of>
  void text(std::string_view key, Of of) {
    columns_.text(key, [&](std::size_t row) -> Text { return Text(of(*listed_[row])); });
  }
  template <class Of>
  void number(std::string_view key, Of of) {
    columns_.number(key, [&](std::size_t row) -> std::optional<double> {
      const auto value = of(*listed_[row]);
      if constexpr (requires { value.has_value(); }) {
        if (!value) return std::nullopt;
        return static_cast<double>(*value);
      } else {
        return static_cast<double>(value);
      }
    });
  }
  template <class Of>
  void time(std::string_view key, Of of) {
    columns_.time(key, [&](std::size_t row) -> std::optional<Time> { return of(*listed_[row]); });
  }

 private:
  const Listed& listed_;
  Columns& columns_;
};

using Row = const InstanceFindings&;

void write_priority(Writer& to) {
  to.number("rank", [](Row row) { return row.rank; });
  to.text("tier", [](Row row) { return row.ranking.tier ? Text(word(*row.ranking.tier)) : std::nullopt; });
  to.number("score", [](Row row) { return row.ranking.score; });
  to.number("lowest", [](Row row) { return row.ranking.lowest; });
  to.number("highest", [](Row row) { return row.ranking.highest; });
  to.text("instance_id", [](Row row) { return row.key().instance_id; });
  to.text("name", [](Row row) { return row.assessment.context.name; });
  to.text("account", [](Row row) { return row.key().account; });
  to.text("account_name", [](Row row) { return row.assessment.context.account_name; });
  to.text("region", [](Row row) { return row.key().region; });
}

void write_compliance(Writer& to) {
  const auto count = [&to](std::string_view key, std::optional<std::int64_t> PatchCounts::* member) {
    to.number(key, [member](Row row) -> std::optional<std::int64_t> {
      const auto& counts = row.assessment.compliance.counts;
      return counts ? (*counts).*member : std::nullopt;
    });
  };
  to.text("status", [](Row row) { return std::string(word(row.assessment.compliance.status)); });
  to.text("verdict", [](Row row) { return std::string(word(row.assessment.compliance.verdict)); });
  to.text("verdict_reason", [](Row row) { return row.assessment.compliance.reason; });
  to.text("severity", [](Row row) { return row.assessment.compliance.severity; });
  count("missing", &PatchCounts::missing);
  count("failed", &PatchCounts::failed);
  count("pending_reboot", &PatchCounts::pending_reboot);
  count("rejected", &PatchCounts::rejected);
  count("critical", &PatchCounts::critical);
  count("security", &PatchCounts::security);
  count("other", &PatchCounts::other);
  count("available_security", &PatchCounts::available_security);
  count("installed", &PatchCounts::installed);
  to.text("last_operation", [](Row row) {
    const auto& operation = row.assessment.compliance.last_operation;
    return operation && *operation != PatchOperation::other ? Text(word(*operation)) : std::nullopt;
  });
  to.time("last_operation_at", [](Row row) { return row.assessment.compliance.last_operation_at; });
  to.time("last_scan_at", [](Row row) { return row.assessment.compliance.last_scan_at; });
  to.number("data_age_hours", [](Row row) -> std::optional<double> {
    const auto& age = row.assessment.compliance.data_age_hours;
    return age ? std::optional(static_cast<double>(static_cast<std::int64_t>(*age * 10)) / 10) : std::nullopt;
  });
  to.time("non_compliant_since", [](Row row) { return row.assessment.compliance.non_compliant_since; });
}

void write_cause(Writer& to) {
  to.text("cause", [](Row row) { return cause_of(row); });
  to.text("category", [](Row row) { return row.investigation.root_cause.category; });
  to.text("confidence", [](Row row) { return std::string(to_string(row.investigation.root_cause.confidence)); });
  to.text("rule", [](Row row) { return row.investigation.root_cause.rule; });
  to.text("summary", [](Row row) { return row.investigation.root_cause.summary; });
  to.text("contributing", [](Row row) {
    std::set<std::string> slugs;
    for (const Cause& cause : row.investigation.contributing) slugs.insert(cause.slug());
    return joined(slugs);
  });
  to.text("remedy", [](Row row) { return row.investigation.remediation.path; });
  to.text("remedy_summary", [](Row row) { return row.investigation.remediation.summary; });
  to.text("outcome", [](Row row) { return std::string(word(row.assessment.history.outcome)); });
  to.text("outcome_reason", [](Row row) { return row.assessment.history.reason; });
  to.time("last_install_at", [](Row row) { return row.assessment.history.last_install_at; });
  to.text("exception", [](Row row) -> Text {
    if (!row.exception) return std::nullopt;
    return (row.exception->is_expired ? "expired " : "accepted until ") + row.exception->expires_on + ", " +
           row.exception->owner;
  });
}

void write_manageability(Writer& to) {
  to.text("manageability", [](Row row) { return std::string(word(row.assessment.manageability.state)); });
  to.text("ping_status", [](Row row) { return row.assessment.manageability.ping_status; });
  to.time("last_ping_at", [](Row row) { return row.assessment.manageability.last_ping_at; });
  to.text("agent_version", [](Row row) { return row.assessment.manageability.agent_version; });
  to.text("agent_is_latest", [](Row row) -> Text {
    const auto& is_latest = row.assessment.manageability.agent_is_latest;
    return is_latest ? Text(*is_latest ? "yes" : "no") : std::nullopt;
  });
  to.text("session_channel", [](Row row) { return row.assessment.manageability.session_channel; });
  to.text("blockers", [](Row row) {
    std::set<std::string> codes;
    for (const Check& check : row.assessment.manageability.checks) {
      if (check.outcome == Check::Outcome::blocked && !check.evidence.empty()) codes.insert(check.code);
    }
    return joined(codes);
  });
}

void write_context(Writer& to) {
  to.text("environment", [](Row row) { return std::string(word(row.assessment.context.environment)); });
  to.text("exposure", [](Row row) { return std::string(word(row.assessment.exposure.level)); });
  to.text("breadth", [](Row row) -> Text {
    const auto& breadth = row.assessment.exposure.breadth;
    return breadth ? Text(word(*breadth)) : std::nullopt;
  });
  to.text("ports", [](Row row) {
    return joined_of(row.assessment.exposure.paths, [](const ExposurePath& path) { return path.ports; });
  });
  to.text("platform", [](Row row) { return row.assessment.context.platform; });
  to.text("platform_version", [](Row row) { return row.assessment.context.platform_version; });
  to.text("instance_type", [](Row row) { return row.assessment.context.instance_type; });
  to.text("image_id", [](Row row) { return row.assessment.context.image_id; });
  to.text("vpc_id", [](Row row) { return row.assessment.context.vpc_id; });
  to.text("subnet_id", [](Row row) { return row.assessment.context.subnet_id; });
  to.text("state", [](Row row) { return row.assessment.context.state; });
  to.time("launched_at", [](Row row) { return row.assessment.context.launched_at; });
  to.text("profile", [](Row row) { return row.assessment.context.iam_instance_profile; });
  to.text("asg", [](Row row) { return row.assessment.context.auto_scaling_group; });
  to.text("stack", [](Row row) { return row.assessment.context.stack; });
  to.text("owning_service", [](Row row) { return row.assessment.context.owning_service; });
  to.text("resource_groups", [](Row row) {
    return joined_of(row.assessment.context.resource_groups, [](const std::string& name) { return name; });
  });
}

void write_patching(Writer& to) {
  to.text("baseline", [](Row row) {
    return row.assessment.patching.baseline ? Text(row.assessment.patching.baseline->id) : std::nullopt;
  });
  to.text("baseline_name", [](Row row) {
    return row.assessment.patching.baseline ? row.assessment.patching.baseline->name : std::nullopt;
  });
  to.text("baseline_source", [](Row row) {
    return row.assessment.patching.baseline ? Text(row.assessment.patching.baseline->source) : std::nullopt;
  });
  to.text("patch_group", [](Row row) { return row.assessment.patching.patch_group; });
  to.text("windows", [](Row row) {
    return joined_of(row.assessment.patching.windows, [](const WindowMatch& match) { return match.id; });
  });
  to.text("associations", [](Row row) {
    return joined_of(row.assessment.patching.associations, [](const AssociationMatch& match) { return match.id; });
  });
  to.time("next_install_at", [](Row row) { return row.assessment.patching.next_install_at; });
  to.time("next_scan_at", [](Row row) { return row.assessment.patching.next_scan_at; });
  to.text("why_never", [](Row row) { return row.assessment.patching.why_never; });
}

// The tags that most rows have become columns. Those of AWS's own services say what other columns say already.
std::vector<std::string> write_tags(const Listed& listed, Writer& to) {
  std::map<std::string, std::size_t> uses;
  for (const InstanceFindings* findings : listed) {
    if (!findings->assessment.context.tags) continue;
    for (const auto& [key, value] : *findings->assessment.context.tags) {
      if (key != "Name") ++uses[key];
    }
  }
  std::vector<std::string> keys;
  keys.reserve(uses.size());
  for (const auto& [key, count] : uses) keys.push_back(key);
  std::ranges::sort(keys, [&uses](const std::string& left, const std::string& right) {
    return uses[left] != uses[right] ? uses[left] > uses[right] : left < right;
  });
  const std::size_t shown = std::min(keys.size(), kMostTagColumns);
  for (std::size_t i = 0; i < shown; ++i) {
    to.text("tag:" + keys[i], [&key = keys[i]](Row row) -> Text {
      const auto& tags = row.assessment.context.tags;
      if (!tags) return std::nullopt;
      const auto found = tags->find(key);
      return found == tags->end() ? std::nullopt : Text(found->second);
    });
  }
  return {keys.begin() + static_cast<std::ptrdiff_t>(shown), keys.end()};
}

}  // namespace

InstanceTable instance_table(const Listed& listed, const std::vector<std::size_t>& action_of) {
  Columns columns(listed.size());
  Writer to(listed, columns);
  write_priority(to);
  write_compliance(to);
  write_cause(to);
  write_manageability(to);
  write_context(to);
  write_patching(to);
  columns.number("action", [&](std::size_t row) -> std::optional<double> {
    return action_of[row] == 0 ? std::nullopt : std::optional(static_cast<double>(action_of[row]));
  });
  InstanceTable table;
  table.tags_without_column = write_tags(listed, to);
  table.cut_texts = columns.cut_texts();
  table.json = columns.json();
  return table;
}

std::string coverage_table(const Summary& summary) {
  const std::vector<CoverageRow>& rows = summary.coverage;
  Columns columns(rows.size());
  const auto text = [&](std::string_view key, auto of) {
    columns.text(key, [&](std::size_t row) -> Text {
      std::string value(of(rows[row]));
      return value.empty() ? std::nullopt : Text(std::move(value));
    });
  };
  text("account", [](const CoverageRow& row) { return row.scope.account; });
  text("region", [](const CoverageRow& row) { return row.scope.region; });
  text("step", [](const CoverageRow& row) { return to_string(row.step); });
  text("operation", [](const CoverageRow& row) { return row.operation; });
  text("status", [](const CoverageRow& row) { return to_string(row.status); });
  columns.number("items", [&](std::size_t row) { return std::optional(static_cast<double>(rows[row].items)); });
  text("error_code", [](const CoverageRow& row) { return row.error_code; });
  text("message", [](const CoverageRow& row) { return row.message; });
  text("permission", [](const CoverageRow& row) { return row.permission; });
  text("affects", [](const CoverageRow& row) { return row.affects; });
  return columns.json();
}

}  // namespace patchtriage::page
