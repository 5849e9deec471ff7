#include "investigate/due_installs.h"

#include "assess/patch_sources.h"
#include "base/items.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/ssm_associations.h"
#include "fleet/records/ssm_nodes.h"
#include "fleet/records/ssm_windows.h"
#include "investigate/attempts.h"
#include "investigate/rule_facts.h"

namespace patchtriage {
namespace {

// What Run Command and maintenance windows keep of their history.
constexpr Duration kOnRecord = std::chrono::days(30);
// A window lasts a day at most, and a run may be on its way until it ends.
constexpr Duration kWindow = std::chrono::days(1);

void take_later(std::optional<Time>& latest, const std::optional<Time>& time) {
  if (time && (!latest || *time > *latest)) latest = time;
}

// Schedules and runs may differ by a little; nothing installs twice within it.
constexpr Duration kSameRun = std::chrono::hours(1);

// From when on each install that was due should be on record.
Time on_record_since(const RuleFacts& facts) {
  std::optional<Time> since = facts.view.as_of() - kOnRecord;
  take_later(since, facts.node.instance->launch_time);
  if (facts.node.information != nullptr) take_later(since, facts.node.information->registration_date);
  for (const PatchRun& run : items(facts.assessment.history.operations)) {
    if (run.operation != PatchOperation::install || !run.at || is_called_off(run)) continue;
    take_later(since, *run.at + kSameRun);
  }
  return *since;
}

bool is_over(const RuleFacts& facts, Time due) { return due + kWindow < facts.view.as_of(); }

// A window that ran. Its schedule alone would not do: it may have been made since.
std::optional<MissedInstall> missed_by(const RuleFacts& facts, const WindowMatch& match, Time since) {
  using Execution = ssm::MaintenanceWindowExecution;
  const auto executions = facts.view.list<Execution>(match.id);
  const Execution* first = nullptr;
  for (const Execution& execution : executions.rows()) {
    if (!execution.start_time || *execution.start_time <= since || !is_over(facts, *execution.start_time)) continue;
    if (first == nullptr || *execution.start_time < *first->start_time) first = &execution;
  }
  if (first == nullptr) return std::nullopt;
  return MissedInstall{"window " + match.name.value_or(match.id),
                       *first->start_time,
                       {facts.view.trail().cite(*first, &Execution::start_time, "the window ran then")}};
}

// An association that was due. Its executions would not do: those of nodes that come and go are among them.
std::optional<MissedInstall> missed_by(const RuleFacts& facts, const AssociationMatch& match, Time since) {
  const AssociationSource* source = facts.view.once<PatchSources>().association(match.id);
  if (source == nullptr || !source->schedule || source->details == nullptr) return std::nullopt;
  if (!source->details->date || !source->details->calendar_names.empty()) return std::nullopt;
  std::optional<Time> made = since;
  take_later(made, source->details->date);
  take_later(made, source->details->last_update_association_date);
  const std::optional<Time> due = source->schedule->next_after(*made);
  if (!due || !is_over(facts, *due)) return std::nullopt;
  return MissedInstall{
      "association " + match.name.value_or(match.id),
      *due,
      {facts.view.trail().cite(*source->row, &ssm::Association::schedule_expression, "when the association was due")}};
}

template <class Match>
std::optional<MissedInstall> first_missed(const RuleFacts& facts, const std::optional<std::vector<Match>>& matches,
                                          Time since) {
  std::optional<MissedInstall> first;
  if (!matches) return first;
  for (const Match& match : *matches) {
    if (match.operation != PatchOperation::install || match.why_idle) continue;
    auto missed = missed_by(facts, match, since);
    if (missed && (!first || missed->due < first->due)) first = std::move(missed);
  }
  return first;
}

}  // namespace

std::optional<MissedInstall> missed_install(const RuleFacts& facts) {
  const Patching& patching = facts.assessment.patching;
  const Time since = on_record_since(facts);
  auto missed = first_missed(facts, patching.windows, since);
  return missed ? missed : first_missed(facts, patching.associations, since);
}

bool is_left_by_install(const Assessment& assessment) {
  const Compliance& compliance = assessment.compliance;
  return compliance.last_operation == PatchOperation::install && compliance.counts &&
         is_positive(compliance.counts->missing);
}

}  // namespace patchtriage
