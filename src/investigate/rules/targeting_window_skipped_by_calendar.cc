// An association covers the node and waits for a change calendar to open.
#include "assess/patch_sources.h"
#include "base/items.h"
#include "base/text.h"
#include "base/time.h"
#include "fleet/records/ssm_associations.h"
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

// When the association should have run last and didn't; nullopt where it ran whenever it was due.
std::optional<Time> missed_run(const RuleFacts& facts, const AssociationMatch& match, const AssociationSource& source) {
  if (!source.schedule) return std::nullopt;
  std::optional<Time> since = match.last_execution_at;
  if (!since) since = source.details->date;
  const std::optional<Time> due = since ? source.schedule->next_after(*since) : std::nullopt;
  if (!due || *due > facts.view.as_of()) return std::nullopt;
  // Another install since then has made up for it.
  const std::optional<Time>& last = facts.assessment.history.last_install_at;
  return last && *last > *due ? std::nullopt : due;
}

Verdict evaluate(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  if (assessment.compliance.status == ComplianceStatus::compliant) return DoesNotHold{};
  std::vector<Evidence> gaps = schedule_gaps(assessment);
  for (const AssociationMatch& match : items(assessment.patching.associations)) {
    const AssociationSource* source = facts.view.once<PatchSources>().association(match.id);
    if (match.operation != PatchOperation::install || source == nullptr || source->details == nullptr) continue;
    if (source->details->calendar_names.empty()) continue;
    const ssm::CalendarState* state = facts.view.list<ssm::CalendarState>(match.id).only();
    if (state == nullptr || !equals_ignoring_case(state->state.value_or(""), "CLOSED")) continue;
    const std::optional<Time> due = missed_run(facts, match, *source);
    if (!due) continue;
    Holds holds;
    holds.summary = "association " + match.name.value_or(match.id) + " was due on " + format_time(*due) +
                    " and waits for its change calendar, which is closed";
    holds.evidence.push_back(facts.view.trail().cite(*state, &ssm::CalendarState::state, "the calendar is closed"));
    holds.evidence.push_back(facts.view.trail().cite(*source->details, &ssm::AssociationDescription::calendar_names,
                                                     "the association runs only while it is open"));
    holds.evidence.push_back(
        facts.view.trail().cite(*source->row, &ssm::Association::last_execution_date, "when the association last ran"));
    holds.mechanism = "window.calendar-closed";
    return holds;
  }
  return cannot_tell_or_not(std::move(gaps));
}

}  // namespace

Rule targeting_window_skipped_by_calendar() {
  Rule rule;
  rule.id = "targeting/window-skipped-by-calendar";
  rule.slug = "targeting/window-skipped";
  rule.layer = Layer::skipped;
  rule.position = 5;
  rule.documentation.means =
      "An association covers the node with an install and runs only while a change calendar is open. The calendar is "
      "closed, so its runs are left out.";
  rule.documentation.established =
      "The association's CalendarNames, the calendar's state, a run that its schedule had due since it last ran, and "
      "no "
      "install on the node since.";
  rule.documentation.is_not =
      "Not a calendar that is closed between two runs: nothing was left out then, and the next run is what the node "
      "waits for.";
  rule.documentation.disproved_by = "An execution of the association since the run that is said to be left out.";
  rule.remedy = "window.calendar-closed";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
