// State Manager: associations, their executions, and how they went on a node.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "simulate/answers.h"
#include "simulate/commands.h"
#include "simulate/outputs.h"
#include "simulate/replies.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

std::string status_of(const Outcome& outcome) {
  if (outcome.status == "Success") return "Success";
  return outcome.status == "TimedOut" ? "TimedOut" : "Failed";
}

using StatusCounts = std::map<std::string, int>;

// How the execution went, node by node.
StatusCounts counts_of(const Estate& estate, const AssociationExecution& execution) {
  StatusCounts counts;
  const Command& command = estate.commands[static_cast<std::size_t>(execution.command)];
  for (const int member : command.members) ++counts[status_of(outcome_of(estate, command, member))];
  return counts;
}

std::string overall(const StatusCounts& counts) {
  if (counts.contains("Failed")) return "Failed";
  return counts.contains("TimedOut") && counts.size() == 1 ? "TimedOut" : "Success";
}

Json overview(const Estate& estate, const Association& association) {
  if (association.executions.empty()) {
    return Json::object({{"Status", "Pending"}, {"DetailedStatus", "Creating"}});
  }
  const StatusCounts counts = counts_of(estate, association.executions.front());
  Json aggregated = Json::object();
  for (const auto& [status, number] : counts) aggregated.set(status, number);
  return Json::object({{"Status", overall(counts)},
                       {"DetailedStatus", overall(counts)},
                       {"AssociationStatusAggregatedCount", aggregated}});
}

Json association_row(const Estate& estate, const Association& association) {
  Json row = Json::object({{"Name", association.document},
                           {"AssociationId", association.id},
                           {"AssociationVersion", "1"},
                           {"DocumentVersion", "$DEFAULT"},
                           {"Targets", Json::array({Json::object({{"Key", association.target_key},
                                                                  {"Values", json_list(association.target_values)}})})},
                           {"Overview", overview(estate, association)},
                           {"ScheduleExpression", cron_text(association.schedule)},
                           {"AssociationName", association.name}});
  if (!association.executions.empty()) {
    row.set("LastExecutionDate", format_time(association.executions.front().time));
  }
  return row;
}

Json description(const Estate& estate, const Association& association) {
  Json row = association_row(estate, association);
  row.set("Parameters", association.parameters);
  row.set("Date", format_time(association.created));
  row.set("LastUpdateAssociationDate", format_time(association.created));
  row.set("MaxErrors", "100%");
  row.set("MaxConcurrency", "10%");
  row.set("ComplianceSeverity", association.severity);
  row.set("SyncCompliance", "AUTO");
  row.set("ApplyOnlyAtCronInterval", association.apply_only_at_cron);
  if (!association.calendar.empty()) row.set("CalendarNames", Json::array({association.calendar}));
  for (const AssociationExecution& execution : association.executions) {
    if (overall(counts_of(estate, execution)) != "Success") continue;
    row.set("LastSuccessfulExecutionDate", format_time(execution.time));
    break;
  }
  return row;
}

const Association* find_association(const Estate& estate, const std::string& id) {
  for (const Association& association : estate.associations) {
    if (association.id == id) return &association;
  }
  return nullptr;
}

ApiError no_association() { return {400, "AssociationDoesNotExist", "The specified association does not exist."}; }

Answer listing(const Question& question) {
  const Estate& estate = *question.estate;
  std::vector<Json> rows;
  for (const Association& association : estate.associations) {
    Json row = association_row(estate, association);
    bool fits = true;
    for (const Filter& filter : filters_of(question.params, "AssociationFilterList")) {
      if (filter.key == "Name" || filter.key == "AssociationId" || filter.key == "AssociationName") {
        fits = fits && has_value(filter.values, row.text(filter.key));
      } else if (filter.key == "AssociationStatusName") {
        fits = fits && has_value(filter.values, row.find("Overview")->text("Status"));
      } else if (filter.key == "InstanceId") {
        fits = false;  // that finds associations of the oldest kind only, and there are none
      }
    }
    if (fits) rows.push_back(std::move(row));
  }
  return rows_of(std::move(rows));
}

Answer executions(const Question& question, const Association& association) {
  const std::vector<Filter> filters = filters_of(question.params);
  std::vector<Json> rows;
  for (const AssociationExecution& execution : association.executions) {
    const StatusCounts counts = counts_of(*question.estate, execution);
    std::string by_status;
    for (const auto& [status, number] : counts) {
      by_status += fmt::format("{}{}={}", by_status.empty() ? "" : ", ", status, number);
    }
    bool fits = true;
    for (const Filter& filter : filters) {
      if (filter.values.empty()) continue;
      if (filter.key == "ExecutionId") fits = fits && filter.values.front() == execution.id;
      if (filter.key == "Status") fits = fits && filter.values.front() == overall(counts);
      if (filter.key == "CreatedTime") {
        const auto limit = parse_time(filter.values.front());
        if (limit && filter.type == "LESS_THAN") fits = fits && execution.time < *limit;
        if (limit && filter.type == "GREATER_THAN") fits = fits && execution.time > *limit;
      }
    }
    if (!fits) continue;
    rows.push_back(Json::object({{"AssociationId", association.id},
                                 {"AssociationVersion", "1"},
                                 {"ExecutionId", execution.id},
                                 {"Status", overall(counts)},
                                 {"DetailedStatus", overall(counts)},
                                 {"CreatedTime", format_time(execution.time)},
                                 {"LastExecutionDate", format_time(execution.time)},
                                 {"ResourceCountByStatus", "{" + by_status + "}"}}));
  }
  return rows_of(std::move(rows));
}

Answer targets(const Question& question, const Association& association) {
  const auto estate = question.estate;
  const std::string id = question.params.text("ExecutionId");
  const std::vector<Filter> filters = filters_of(question.params);
  for (const AssociationExecution& execution : association.executions) {
    if (execution.id != id) continue;
    const Command& command = estate->commands[static_cast<std::size_t>(execution.command)];
    std::vector<Json> rows;
    for (const int member : command.members) {
      const Outcome outcome = outcome_of(*estate, command, member);
      const std::string& resource = estate->nodes[static_cast<std::size_t>(member)].ssm_id;
      bool fits = true;
      for (const Filter& filter : filters) {
        if (filter.key == "ResourceId") fits = fits && has_value(filter.values, resource);
        if (filter.key == "Status") fits = fits && has_value(filter.values, status_of(outcome));
      }
      if (!fits) continue;
      rows.push_back(Json::object(
          {{"AssociationId", association.id},
           {"AssociationVersion", "1"},
           {"ExecutionId", execution.id},
           {"ResourceId", resource},
           {"ResourceType", "ManagedInstance"},
           {"Status", status_of(outcome)},
           {"DetailedStatus", status_of(outcome)},
           {"LastExecutionDate", format_time(outcome.finish)},
           {"OutputSource", Json::object({{"OutputSourceId", command.id}, {"OutputSourceType", "RunCommand"}})}}));
    }
    return rows_of(std::move(rows));
  }
  return std::unexpected(
      ApiError{400, "AssociationExecutionDoesNotExist", "The specified execution ID does not exist."});
}

// The newest run of each association on the node.
std::vector<std::pair<const Association*, Outcome>> runs_on(const Estate& estate, const Node& node) {
  std::vector<std::pair<const Association*, Outcome>> runs;
  const auto at = static_cast<std::size_t>(&node - estate.nodes.data());
  for (const int index : estate.node_commands[at]) {
    const Command& command = estate.commands[static_cast<std::size_t>(index)];
    if (command.association < 0) continue;
    const Association* association = &estate.associations[static_cast<std::size_t>(command.association)];
    const bool known = std::any_of(runs.begin(), runs.end(), [&](const auto& run) { return run.first == association; });
    if (!known) runs.emplace_back(association, outcome_of(estate, command, static_cast<int>(at)));
  }
  return runs;
}

Answer status_on(const Question& question) {
  const std::string id = question.params.text("InstanceId");
  const Node* node = question.estate->find(id);
  if (node == nullptr || node->ssm_id != id || !node->registered) return rows_of({});
  std::vector<Json> rows;
  for (const auto& [association, outcome] : runs_on(*question.estate, *node)) {
    const bool success = outcome.status == "Success";
    Json row = Json::object(
        {{"AssociationId", association->id},
         {"Name", association->document},
         {"DocumentVersion", "1"},
         {"AssociationVersion", "1"},
         {"InstanceId", id},
         {"ExecutionDate", format_time(outcome.start)},
         {"Status", status_of(outcome)},
         {"DetailedStatus", status_of(outcome)},
         {"ExecutionSummary", fmt::format("1 out of 1 plugin processed, {} success, {} failed, 0 timedout, 0 skipped. ",
                                          success ? 1 : 0, success ? 0 : 1)},
         {"AssociationName", association->name}});
    if (status_of(outcome) == "Failed") row.set("ErrorCode", "ExecutionE");  // the wire cuts it at ten characters
    rows.push_back(std::move(row));
  }
  return rows_of(std::move(rows));
}

Answer calendar_state(const Question& question) {
  const Estate& estate = *question.estate;
  const std::vector<std::string> names = text_list(question.params, "CalendarNames");
  for (const Association& association : estate.associations) {
    if (association.calendar.empty() || !has_value(names, association.calendar)) continue;
    const Time at = parse_time(question.params.text("AtTime")).value_or(estate.as_of);
    const bool is_open = at < association.until || at >= association.calendar_opens;
    Json reply = Json::object({{"State", is_open ? "OPEN" : "CLOSED"}, {"AtTime", format_time(at)}});
    if (!is_open && association.calendar_opens != Time::max()) {
      reply.set("NextTransitionTime", format_time(association.calendar_opens));
    }
    return Single{std::move(reply)};
  }
  return std::unexpected(ApiError{400, "InvalidDocument", "The specified change calendar does not exist."});
}

}  // namespace

std::optional<Answer> answer_ssm_associations(const Question& question) {
  const std::string_view operation = question.operation;
  if (operation == "ssm:GetCalendarState") return calendar_state(question);
  if (operation == "ssm:ListAssociations") return listing(question);
  if (operation == "ssm:DescribeInstanceAssociationsStatus") return status_on(question);
  if (operation == "ssm:DescribeEffectiveInstanceAssociations") {
    const std::string id = question.params.text("InstanceId");
    const Node* node = question.estate->find(id);
    std::vector<Json> rows;
    if (node != nullptr && node->registered) {
      for (const auto& run : runs_on(*question.estate, *node)) {
        rows.push_back(
            Json::object({{"AssociationId", run.first->id}, {"InstanceId", id}, {"AssociationVersion", "1"}}));
      }
    }
    return rows_of(std::move(rows));
  }
  if (operation != "ssm:DescribeAssociation" && operation != "ssm:DescribeAssociationExecutions" &&
      operation != "ssm:DescribeAssociationExecutionTargets") {
    return std::nullopt;
  }
  const Association* association = find_association(*question.estate, question.params.text("AssociationId"));
  if (association == nullptr) return std::unexpected(no_association());
  if (operation == "ssm:DescribeAssociation") {
    return single("AssociationDescription", description(*question.estate, *association));
  }
  if (operation == "ssm:DescribeAssociationExecutions") return executions(question, *association);
  return targets(question, *association);
}

}  // namespace patchtriage::simulate
