// Step 4: which baseline, associations and windows apply to a node, and when they run next, or why never.
#include <fmt/format.h>

#include <algorithm>

#include "assess/assessment.h"
#include "assess/baseline_choice.h"
#include "assess/covering_sources.h"
#include "assess/patch_sources.h"
#include "assess/scope_view.h"
#include "base/items.h"

namespace patchtriage {
namespace {

void take_earlier(std::optional<Time>& earliest, const std::optional<Time>& time) {
  if (time && (!earliest || *time < *earliest)) earliest = time;
}

void find_next_runs(Patching& patching) {
  const auto consider = [&](const auto& match) {
    if (match.operation == PatchOperation::install) take_earlier(patching.next_install_at, match.next_execution_at);
    // An install assesses the node too.
    if (match.operation == PatchOperation::scan || match.operation == PatchOperation::install) {
      take_earlier(patching.next_scan_at, match.next_execution_at);
    }
  };
  if (patching.associations) std::ranges::for_each(*patching.associations, consider);
  if (patching.windows) std::ranges::for_each(*patching.windows, consider);
}

std::string named(std::string_view kind, const std::string& id, const std::optional<std::string>& name) {
  return name && !name->empty() ? fmt::format("{} {} ({})", kind, id, *name) : fmt::format("{} {}", kind, id);
}

// The install sources that cover the node, each with what keeps it from running.
std::vector<std::string> idle_installs(const ScopeView& view, const Patching& patching) {
  const auto& sources = view.once<PatchSources>();
  std::vector<std::string> result;
  for (const WindowMatch& match : items(patching.windows)) {
    const WindowSource* source = sources.window(match.id);
    if (match.operation != PatchOperation::install || source == nullptr || !source->next.why_not) continue;
    result.push_back(fmt::format("{} {}", named("window", match.id, match.name), *source->next.why_not));
  }
  for (const AssociationMatch& match : items(patching.associations)) {
    const AssociationSource* source = sources.association(match.id);
    if (match.operation != PatchOperation::install || source == nullptr || !source->next.why_not) continue;
    result.push_back(fmt::format("{} {}", named("association", match.id, match.name), *source->next.why_not));
  }
  return result;
}

// nullopt where an install is scheduled, or where something unread could hold one.
std::optional<std::string> find_why_never(const ScopeView& view, const Patching& patching) {
  if (patching.next_install_at || !patching.gaps.empty()) return std::nullopt;
  const std::vector<std::string> idle = idle_installs(view, patching);
  if (!idle.empty()) return idle.front();
  for (const NearMiss& miss : patching.near_misses) {
    if (miss.operation != PatchOperation::install) continue;
    return fmt::format("no target matches: {} asks for {}, the instance has {}", named(miss.kind, miss.id, miss.name),
                       miss.expected, miss.actual);
  }
  const auto scans = [](const auto& match) { return match.operation == PatchOperation::scan; };
  if ((patching.associations && std::ranges::any_of(*patching.associations, scans)) ||
      (patching.windows && std::ranges::any_of(*patching.windows, scans))) {
    return "only scans are scheduled, no install";
  }
  for (const NearMiss& miss : patching.near_misses) {
    if (miss.operation != PatchOperation::scan) continue;
    return fmt::format("no target matches: {} asks for {}, the instance has {}", named(miss.kind, miss.id, miss.name),
                       miss.expected, miss.actual);
  }
  return "no association, maintenance window or patch policy with a patch operation covers it";
}

}  // namespace

Patching assess_patching(const ScopeView& view, const Node& node, const Context& context) {
  Patching patching;
  find_associations(view, node, patching);
  find_windows(view, node, patching);
  choose_baseline(view, node, context, patching);
  find_next_runs(patching);
  patching.why_never = find_why_never(view, patching);
  return patching;
}

}  // namespace patchtriage
