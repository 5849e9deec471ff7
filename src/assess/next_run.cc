#include "assess/next_run.h"

#include <fmt/format.h>

#include "assess/scope_view.h"
#include "base/text.h"

namespace patchtriage {
namespace {

std::optional<Schedule> parsed(ScheduleText text) {
  if (text.expression.empty()) return std::nullopt;
  auto schedule = Schedule::parse(std::move(text));
  return schedule ? std::optional(std::move(*schedule)) : std::nullopt;
}

std::string zone_of(const ssm::MaintenanceWindowIdentity& row) {
  const std::string zone = row.schedule_timezone.value_or("");
  return zone.empty() ? "UTC" : zone;
}

std::optional<Time> time_in_zone(const std::optional<std::string>& text, const std::string& zone) {
  return text && !text->empty() ? parse_time_in_zone(*text, zone) : std::nullopt;
}

// A calendar's state holds from when it was asked about until its next transition; what comes after that isn't known.
NextRun gated(const ScopeView& view, const AssociationSource& source, Time due) {
  const auto calendar = view.list<ssm::CalendarState>(source.row->association_id);
  const std::string what = fmt::format("the change calendar of association {}", source.row->association_id);
  if (calendar.rows().empty()) {
    NextRun unknown;
    if (calendar.gap() != nullptr) {
      unknown.cannot_tell = {view.trail().not_read(*calendar.gap(), what)};
    } else {
      unknown.cannot_tell = {view.trail().not_listed(*calendar.absent(), what + " has no state")};
    }
    return unknown;
  }
  const ssm::CalendarState& state = *calendar.only();
  const auto changes = parse_time(state.next_transition_time.value_or(""));
  if (!equals_ignoring_case(state.state.value_or(""), "CLOSED")) {
    if (!changes || due < *changes) return {.at = due};
    return {.cannot_tell = {view.trail().cite(state, &ssm::CalendarState::next_transition_time,
                                              "the calendar closes before the association is due")}};
  }
  // The runs until it opens are left out.
  const auto next = changes ? source.schedule->next_after(*changes - Duration(1)) : std::nullopt;
  if (next) return {.at = next};
  return {.why_not = "is held back by its change calendar, which is closed",
          .evidence = {view.trail().cite(state, &ssm::CalendarState::state, "the calendar is closed")},
          .may_resume = true};
}

}  // namespace

std::optional<Schedule> schedule_of(const ssm::Association& row, const ssm::AssociationDescription* details) {
  ScheduleText text{.expression = row.schedule_expression.value_or("")};
  text.offset_days = static_cast<int>(row.schedule_offset.value_or(0));
  text.anchor = row.last_execution_date;
  if (details != nullptr) {
    if (text.expression.empty()) text.expression = details->schedule_expression.value_or("");
    if (!row.schedule_offset) text.offset_days = static_cast<int>(details->schedule_offset.value_or(0));
    if (!text.anchor) text.anchor = details->last_execution_date;
    // It runs when it is made or changed, and counts on from there.
    if (!text.anchor) text.anchor = details->last_update_association_date;
    if (!text.anchor) text.anchor = details->date;
  }
  return parsed(std::move(text));
}

std::optional<Schedule> schedule_of(const ssm::MaintenanceWindowIdentity& row) {
  ScheduleText text{.expression = row.schedule.value_or(""), .zone = zone_of(row)};
  text.offset_days = static_cast<int>(row.schedule_offset.value_or(0));
  text.anchor = time_in_zone(row.next_execution_time, text.zone);
  text.not_before = time_in_zone(row.start_date, text.zone);
  text.not_after = time_in_zone(row.end_date, text.zone);
  return parsed(std::move(text));
}

NextRun next_run_of(const ScopeView& view, const AssociationSource& source) {
  const Trail& trail = view.trail();
  const std::string expression = source.row->schedule_expression.value_or(
      source.details == nullptr ? "" : source.details->schedule_expression.value_or(""));
  if (expression.empty()) {
    return {.why_not = "has no schedule: it runs only when it is made, changed or its target appears",
            .evidence = {trail.cite(*source.row, &ssm::Association::schedule_expression, "it has no schedule")}};
  }
  if (!source.schedule) {
    return {.cannot_tell = {
                trail.cite(*source.row, &ssm::Association::schedule_expression, "its schedule can't be understood")}};
  }
  const std::optional<Time> next = source.schedule->next_after(view.as_of());
  if (!next && expression.starts_with("rate")) {
    return {.cannot_tell = {trail.cite(*source.row, &ssm::Association::last_execution_date,
                                       "a rate counts from the last execution, which isn't known")}};
  }
  if (!next) {
    return {.why_not = "has no run left in its schedule",
            .evidence = {trail.cite(*source.row, &ssm::Association::schedule_expression, "its schedule is over")}};
  }
  if (source.details != nullptr && !source.details->calendar_names.empty()) return gated(view, source, *next);
  return {.at = next};
}

NextRun next_run_of(const ScopeView& view, const WindowSource& source) {
  using Row = ssm::MaintenanceWindowIdentity;
  const Trail& trail = view.trail();
  const Row& row = *source.row;
  if (row.enabled == false) {
    return {.why_not = "is disabled", .evidence = {trail.cite(row, &Row::enabled, "the window is disabled")}};
  }
  const auto end = time_in_zone(row.end_date, zone_of(row));
  if (end && *end <= view.as_of()) {
    return {.why_not = fmt::format("ended on {}", format_time(*end)),
            .evidence = {trail.cite(row, &Row::end_date, "the window is past its end date")}};
  }
  // AWS leaves the next execution out where there will be none.
  if (!row.next_execution_time || row.next_execution_time->empty()) {
    return {.why_not = "has no next execution",
            .evidence = {trail.cite(row, &Row::next_execution_time, "AWS names no next execution")}};
  }
  const auto told = time_in_zone(row.next_execution_time, zone_of(row));
  if (told && *told > view.as_of()) return {.at = told};
  if (!source.schedule) {
    return {.cannot_tell = {trail.cite(row, &Row::schedule, "the window's schedule can't be understood")}};
  }
  if (const auto next = source.schedule->next_after(view.as_of())) return {.at = next};
  return {.why_not = "has no next execution",
          .evidence = {trail.cite(row, &Row::schedule, "no time is left in the window's schedule")}};
}

}  // namespace patchtriage
