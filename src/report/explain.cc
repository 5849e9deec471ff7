#include "report/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/items.h"
#include "base/text.h"
#include "report/headline.h"
#include "report/layout.h"
#include "report/words.h"

namespace patchtriage {
namespace {

std::string value_text(const Json& value) {
  if (value.is_null()) return "(not sent)";
  if (const std::string* text = value.as_string()) return layout::cut(*text, 60);
  return layout::cut(value.dump(), 60);
}

// "PingStatus = ConnectionLost   ssm:DescribeInstanceInformation i-1 11:58:04Z".
std::string source_text(const Evidence& evidence) {
  std::string text;
  if (evidence.kind == Evidence::Kind::value) text = fmt::format("{} = {}", evidence.field, value_text(evidence.value));
  if (evidence.kind == Evidence::Kind::not_listed) text = "not listed";
  if (evidence.kind == Evidence::Kind::gap) text = "not read";
  if (!evidence.provenance->source.empty()) text += "   " + evidence.provenance->source;
  if (!evidence.record.empty()) text += " " + layout::cut(evidence.record, 60);
  if (evidence.provenance->observed_at) text += " " + format_time(*evidence.provenance->observed_at);
  return text;
}

void append_evidence(const Evidence& evidence, const std::string& lead, std::size_t indent, std::size_t width,
                     std::string& out) {
  const std::string padding(indent, ' ');
  out += padding + lead +
         layout::wrapped(evidence.claim, width - std::min(width / 2, indent + lead.size()), indent + lead.size()) +
         "\n";
  if (evidence.kind != Evidence::Kind::derived)
    out += padding + std::string(lead.size(), ' ') + source_text(evidence) + "\n";
  for (const Evidence& child : evidence.because) append_evidence(child, "because  ", indent + 2, width, out);
}

void append_field(std::string_view name, const std::string& text, std::size_t width, std::string& out) {
  if (text.empty()) return;
  out += fmt::format("{:<13} {}\n", name, layout::wrapped(text, width - 14, 14));
}

std::string time_or(const std::optional<Time>& time, std::string_view fallback) {
  return time ? format_time(*time) : std::string(fallback);
}

std::string patching_text(const Patching& patching) {
  std::string text = patching.baseline
                         ? fmt::format("baseline {} ({})", patching.baseline->name.value_or(patching.baseline->id),
                                       patching.baseline->source)
                         : "baseline not known";
  if (patching.patch_group) text += fmt::format(" · patch group \"{}\"", *patching.patch_group);
  text += " · next install " + time_or(patching.next_install_at, patching.why_never ? "never" : "not known");
  text += " · next scan " + time_or(patching.next_scan_at, "not known");
  if (patching.why_never) text += " · " + *patching.why_never;
  return text;
}

std::string compliance_text(const Compliance& compliance) {
  std::string text = fmt::format("{}, {}: {}", word(compliance.status), word(compliance.verdict), compliance.reason);
  if (compliance.last_operation_at) text += " · last operation " + format_time(*compliance.last_operation_at);
  if (compliance.non_compliant_since) text += " · since " + format_time(*compliance.non_compliant_since);
  return text;
}

void append_history(const History& history, std::size_t width, std::string& out) {
  append_field("History", fmt::format("{}{}", word(history.outcome), history.reason ? ": " + *history.reason : ""),
               width, out);
  if (!history.operations) return;
  constexpr std::size_t kShown = 6;
  for (std::size_t i = 0; i < std::min(kShown, history.operations->size()); ++i) {
    const PatchRun& run = (*history.operations)[i];
    std::string line = fmt::format("{} {} {}", time_or(run.at, "time not known"),
                                   run.operation ? word(*run.operation) : "?", run.status);
    if (run.status_details && *run.status_details != run.status) line += " (" + *run.status_details + ")";
    if (run.exit_code) line += fmt::format(" exit {}", *run.exit_code);
    if (run.reads_as) line += " reads as " + *run.reads_as;
    line += " · " + run.kind + " " + run.id;
    out += "              " + layout::cut(line, width - 14) + "\n";
  }
  if (history.operations->size() > kShown)
    out += fmt::format("              … {} earlier\n", history.operations->size() - kShown);
}

void append_steps(const std::vector<RemedyStep>& steps, std::size_t width, std::string& out) {
  int number = 0;
  for (const RemedyStep& step : steps) {
    std::string notes = step.changes == RemedyStep::Changes::nothing ? "changes nothing"
                                                                     : fmt::format("changes {}", word(step.changes));
    if (step.may_reboot) notes += ", may restart the instance";
    if (step.affects_others) notes += ", reaches beyond this instance";
    out += fmt::format("  {} {:<8} {}  [{}]\n", ++number, word(step.purpose),
                       layout::wrapped(step.title, width - 13, 13), notes);
    // Commands are to be copied: never cut, never wrapped.
    if (step.command) out += "             " + for_terminal(*step.command) + "\n";
    if (step.runbook) out += "             runbook " + for_terminal(*step.runbook) + "\n";
    for (const RemedyInput& input : step.inputs) {
      std::string line = fmt::format("${}: {}", input.name, input.meaning);
      if (!input.candidates.empty()) line += "; found: " + join(input.candidates, ", ");
      out += "             " + layout::wrapped(line, width - 15, 15) + "\n";
    }
    if (step.side_effects)
      out += "             " + layout::wrapped("note: " + *step.side_effects, width - 15, 15) + "\n";
  }
}

// What would have to change for the instance to be less urgent: which signals alone carry it over its tier's limit.
std::string lower_tier_text(const Ranking& ranking) {
  if (!ranking.tier || ranking.tier_from == 0) return "";
  const int needed = ranking.score - ranking.tier_from + 1;
  std::vector<std::string> alone;
  for (const SignalPoints& signal : ranking.signals) {
    if (signal.points.value_or(0) >= needed) alone.push_back(fmt::format("{} (-{})", signal.name, *signal.points));
  }
  std::string text = fmt::format("leaves {} below {}: {} fewer", word(*ranking.tier), ranking.tier_from,
                                 counted(static_cast<std::size_t>(needed), "point"));
  text += alone.empty() ? "; no signal alone is worth that many" : "; would do alone: " + join(alone, ", ");
  return text;
}

void append_score(const InstanceFindings& findings, const Summary& summary, std::size_t width, std::string& out) {
  const Ranking& ranking = findings.ranking;
  if (!ranking.tier) return;
  std::vector<std::string> parts;
  std::vector<std::string> unread;
  for (const SignalPoints& signal : ranking.signals) {
    if (signal.points)
      parts.push_back(fmt::format("{} {}/{}", signal.name, *signal.points, signal.max));
    else
      unread.push_back(fmt::format("{} 0-{}", signal.name, signal.max));
  }
  std::string text = fmt::format("{} = {}", layout::score(ranking), join(parts, " + "));
  if (!unread.empty()) text += " · not known: " + join(unread, ", ");
  append_field("Score", text, width, out);
  append_field("", lower_tier_text(ranking), width, out);
  append_field(
      "", fmt::format("rank {} of {}; settings {}", findings.rank, summary.instances.size(), summary.settings_hash),
      width, out);
}

}  // namespace

std::string explain(const Summary& summary, const InstanceFindings& findings, const FormatOptions& options) {
  const std::size_t width = static_cast<std::size_t>(std::max(60, options.width));
  const Assessment& assessment = findings.assessment;
  const Cause& cause = findings.investigation.root_cause;
  const NodeKey& key = findings.key();
  std::string out = layout::bold(key.instance_id, options.colour) + "  " +
                    for_terminal(assessment.context.name.value_or("(no name)")) +
                    fmt::format(" · {} / {}", key.account, key.region);
  if (findings.ranking.tier)
    out += fmt::format(" · {}, score {}, rank {} of {}", layout::tier(findings.ranking.tier, options.colour),
                       layout::score(findings.ranking), findings.rank, summary.instances.size());
  out += "\n\n" + layout::wrapped(cause.summary, width, 0) + "\n";
  out += fmt::format("{} · {} confidence\n", cause_of(findings), to_string(cause.confidence));
  for (const Evidence& evidence : cause.evidence) append_evidence(evidence, "because  ", 2, width, out);
  for (const RuledOut& ruled_out : findings.investigation.ruled_out) {
    out += fmt::format("  ruled out  {}/{}\n", ruled_out.category, ruled_out.subcategory);
    for (const Evidence& evidence : ruled_out.because) append_evidence(evidence, "", 13, width, out);
  }
  for (const Cause& contributing : findings.investigation.contributing) {
    out += fmt::format("  contributes  {} ({}): {}\n", contributing.slug(), to_string(contributing.confidence),
                       layout::wrapped(contributing.summary, width - 15, 15));
    for (const Evidence& evidence : contributing.evidence) append_evidence(evidence, "because  ", 15, width, out);
  }
  if (!cause.would_disprove.empty())
    out += "  would be disproved by  " + layout::wrapped(cause.would_disprove, width - 25, 25) + "\n";
  out += "\n";

  const std::string urgency = urgency_line(findings);
  append_field("Context",
               fmt::format("{} {} · {}{}", assessment.context.platform.value_or("platform not known"),
                           assessment.context.platform_version.value_or(""),
                           assessment.context.instance_type.value_or(""), urgency.empty() ? "" : " · " + urgency),
               width, out);
  std::string exposure = std::string(word(assessment.exposure.level));
  for (const ExposurePath& path : items(assessment.exposure.paths))
    exposure += fmt::format(" · {} via {}", path.ports, path.via);
  append_field("Exposure", exposure, width, out);
  append_field(
      "Manageable",
      fmt::format("{}{}{}", word(assessment.manageability.state),
                  assessment.manageability.agent_version ? " · agent " + *assessment.manageability.agent_version : "",
                  assessment.manageability.last_ping_at
                      ? " · last ping " + format_time(*assessment.manageability.last_ping_at)
                      : ""),
      width, out);
  append_field("Patching", patching_text(assessment.patching), width, out);
  append_history(assessment.history, width, out);
  append_field("Compliance", compliance_text(assessment.compliance), width, out);
  if (findings.exception)
    append_field("Exception",
                 fmt::format("{} (owner {}, {} {})", findings.exception->reason, findings.exception->owner,
                             findings.exception->is_expired ? "expired" : "until", findings.exception->expires_on),
                 width, out);
  out += "\n" + layout::bold("What to do", options.colour) + "\n";
  if (findings.investigation.remediation.steps.empty())
    out +=
        "  " +
        layout::wrapped(findings.investigation.remediation.summary.empty() ? "Nothing."
                                                                           : findings.investigation.remediation.summary,
                        width - 4, 2) +
        "\n";
  else
    out += "  " + layout::wrapped(findings.investigation.remediation.summary, width - 4, 2) + "\n";
  append_steps(findings.investigation.remediation.steps, width, out);
  out += "\n";
  append_score(findings, summary, width, out);
  return out;
}

std::string actions_text(const Summary& summary, const FormatOptions& options) {
  const std::size_t width = static_cast<std::size_t>(std::max(60, options.width));
  if (summary.actions.empty()) return "Nothing to do: no change would clear an instance.\n";
  std::string out = layout::bold("Fewest fixes first", options.colour) + " · " + scope_line(summary) + "\n";
  int number = 0;
  for (const Action& action : summary.actions) {
    out += fmt::format("\n{:>3}  {}\n", ++number, layout::wrapped(action.title, width - 5, 5));
    out += fmt::format("     clears {} · risk {:.0f} · {:.0f} % with those above · {} · {}\n",
                       counted(action.instances.size(), "instance"), action.risk_removed, action.cumulative_share * 100,
                       action.instances.front().account, action.instances.front().region);
    std::string ids;
    constexpr std::size_t kShown = 8;
    for (std::size_t i = 0; i < std::min(kShown, action.instances.size()); ++i)
      ids += (i == 0 ? "" : " ") + action.instances[i].instance_id;
    if (action.instances.size() > kShown) ids += fmt::format(" … {} more", action.instances.size() - kShown);
    out += "     " + layout::wrapped(ids, width - 5, 5) + "\n";
    append_steps(action.steps, width, out);
  }
  return out;
}

}  // namespace patchtriage
