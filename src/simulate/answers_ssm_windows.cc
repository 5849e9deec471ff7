// Maintenance windows: targets, tasks, executions and what comes next.
#include <fmt/format.h>

#include <algorithm>

#include "simulate/answers.h"
#include "simulate/commands.h"
#include "simulate/replies.h"

namespace patchtriage::simulate {
namespace {

// "2026-11-29T03:00Z", or with the distance of the window's zone: AWS leaves out the seconds.
std::string local_time(Time time, const Schedule& schedule) {
  const std::string text = format_time(time + std::chrono::minutes(schedule.zone_minutes)).substr(0, 16);
  if (schedule.zone_minutes == 0) return text + "Z";
  return fmt::format("{}{:+03}:{:02}", text, schedule.zone_minutes / 60, schedule.zone_minutes % 60);
}

// nullopt: it will never run.
std::optional<Time> next_execution(const Estate& estate, const Window& window) {
  if (!window.enabled || window.ended) return std::nullopt;
  return next_after(window.schedule, estate.as_of);
}

Json window_row(const Estate& estate, const Window& window) {
  Json row = Json::object({{"WindowId", window.id},
                           {"Name", window.name},
                           {"Enabled", window.enabled},
                           {"Duration", window.duration},
                           {"Cutoff", window.cutoff},
                           {"Schedule", cron_text(window.schedule)}});
  if (!window.schedule.zone.empty()) row.set("ScheduleTimezone", window.schedule.zone);
  if (!window.start_date.empty()) row.set("StartDate", window.start_date);
  if (!window.end_date.empty()) row.set("EndDate", window.end_date);
  if (const auto next = next_execution(estate, window)) {
    row.set("NextExecutionTime", local_time(*next, window.schedule));
  }
  return row;
}

Json targets_json(const std::string& key, const std::vector<std::string>& values) {
  return Json::array({Json::object({{"Key", key}, {"Values", json_list(values)}})});
}

// What the task is aimed at: the window's target, or the instances themselves.
Json task_targets(const Window& window) {
  if (window.target_id.empty()) return targets_json(window.target_key, window.target_values);
  return targets_json("WindowTargetIds", {window.target_id});
}

Json target_row(const Estate& estate, const Window& window) {
  return Json::object(
      {{"WindowId", window.id},
       {"WindowTargetId", window.target_id},
       {"ResourceType", window.target_key.starts_with("resource-groups") ? "RESOURCE_GROUP" : "INSTANCE"},
       {"Targets", targets_json(window.target_key, window.target_values)},
       {"OwnerInformation", window.owner},
       {"Name", window.name + "-targets"},
       {"Description", fmt::format("Account {}", estate.scope.account)}});
}

std::string service_role(const Estate& estate) {
  return fmt::format("arn:aws:iam::{}:role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM",
                     estate.scope.account);
}

Json task_row(const Estate& estate, const Window& window, bool details) {
  Json row = Json::object({{"WindowId", window.id},
                           {"WindowTaskId", window.task_id},
                           {"TaskArn", window.document},
                           {details ? "TaskType" : "Type", "RUN_COMMAND"},
                           {"Targets", task_targets(window)},
                           {"Priority", 1},
                           {"ServiceRoleArn", service_role(estate)},
                           {"MaxConcurrency", window.max_concurrency},
                           {"MaxErrors", window.max_errors},
                           {"Name", window.name + "-task"},
                           {"CutoffBehavior", window.cutoff_behavior}});
  if (!details) return row;
  if (!window.alarm.empty()) row.set("AlarmConfiguration", alarm_configuration(window.alarm));
  row.set("TaskInvocationParameters", Json::object({{"RunCommand", Json::object({{"Comment", window.name},
                                                                                 {"DocumentVersion", "$DEFAULT"},
                                                                                 {"Parameters", window.parameters},
                                                                                 {"TimeoutSeconds", 600}})}}));
  return row;
}

Json execution_row(const Window& window, const WindowExecution& execution) {
  Json row = Json::object({{"WindowId", window.id},
                           {"WindowExecutionId", execution.id},
                           {"Status", execution.status},
                           {"StartTime", format_time(execution.start)}});
  if (!execution.details.empty()) row.set("StatusDetails", execution.details);
  if (execution.status != "IN_PROGRESS") row.set("EndTime", format_time(execution.end));
  return row;
}

Json task_execution_row(const Window& window, const WindowExecution& execution) {
  Json row = execution_row(window, execution);
  Json::Object& members = *row.as_object();
  std::erase_if(members, [](const Json::Member& member) { return member.first == "WindowId"; });
  row.set("TaskExecutionId", execution.task_id);
  row.set("TaskArn", window.document);
  row.set("TaskType", "RUN_COMMAND");
  if (!window.alarm.empty()) {
    row.set("AlarmConfiguration", alarm_configuration(window.alarm));
    if (execution.status == "CANCELLED") row.set("TriggeredAlarms", triggered_alarms(window.alarm));
  }
  return row;
}

Json invocation_row(const Estate& estate, const Window& window, const WindowExecution& execution) {
  Json row = task_execution_row(window, execution);
  Json::Object& members = *row.as_object();
  std::erase_if(members, [](const Json::Member& member) {
    return member.first == "TaskArn" || member.first == "AlarmConfiguration" || member.first == "TriggeredAlarms";
  });
  row.set("InvocationId", execution.invocation_id);
  if (execution.command >= 0) {
    row.set("ExecutionId", estate.commands[static_cast<std::size_t>(execution.command)].id);
  }
  row.set("Parameters", Json::object({{"documentName", window.document},
                                      {"maxConcurrency", window.max_concurrency},
                                      {"maxErrors", window.max_errors},
                                      {"parameters", window.parameters}})
                            .dump());
  if (!window.target_id.empty()) row.set("WindowTargetId", window.target_id);
  row.set("OwnerInformation", window.owner);
  return row;
}

Json schedule_row(const Window& window, Time time) {
  return Json::object(
      {{"WindowId", window.id}, {"Name", window.name}, {"ExecutionTime", local_time(time, window.schedule)}});
}

struct Found {
  const Window* window = nullptr;
  const WindowExecution* execution = nullptr;
};

Found find_execution(const Estate& estate, const std::string& id) {
  for (const Window& window : estate.windows) {
    for (const WindowExecution& execution : window.executions) {
      if (execution.id == id) return {&window, &execution};
    }
  }
  return {};
}

Answer listing(const Question& question) {
  const std::vector<Filter> filters = filters_of(question.params);
  std::vector<Json> rows;
  for (const Window& window : question.estate->windows) {
    bool fits = true;
    for (const Filter& filter : filters) {
      if (filter.key == "Name") fits = fits && has_value(filter.values, window.name);
      if (filter.key == "Enabled") {
        fits = fits && !filter.values.empty() &&
               (filter.values.front() == "true" || filter.values.front() == "True") == window.enabled;
      }
    }
    if (fits) rows.push_back(window_row(*question.estate, window));
  }
  return rows_of(std::move(rows));
}

// The windows whose members include the instances that are asked for.
std::vector<const Window*> windows_for(const Question& question) {
  std::vector<std::string> ids;
  for (const Filter& target : filters_of(question.params, "Targets")) {
    if (target.key == "InstanceIds") ids.insert(ids.end(), target.values.begin(), target.values.end());
  }
  std::vector<const Window*> windows;
  for (const Window& window : question.estate->windows) {
    const bool has_one = std::any_of(window.members.begin(), window.members.end(), [&](int member) {
      return has_value(ids, question.estate->nodes[static_cast<std::size_t>(member)].ssm_id);
    });
    if (has_one) windows.push_back(&window);
  }
  return windows;
}

Answer schedule(const Question& question) {
  std::vector<const Window*> windows;
  const std::string id = question.params.text("WindowId");
  for (const Window& window : question.estate->windows) {
    if (window.id == id) windows.push_back(&window);
  }
  if (id.empty()) windows = windows_for(question);
  std::vector<Json> rows;
  for (const Window* window : windows) {
    auto next = next_execution(*question.estate, *window);
    for (int at = 0; next && at < 5; ++at) {
      rows.push_back(schedule_row(*window, *next));
      next = next_after(window->schedule, *next);
    }
  }
  return rows_of(std::move(rows));
}

Answer of_window(const Question& question, const Window& window) {
  const Estate& estate = *question.estate;
  const std::string_view operation = question.operation;
  if (operation == "ssm:GetMaintenanceWindow") {
    Json reply = window_row(estate, window);
    reply.set("AllowUnassociatedTargets", window.target_id.empty());
    reply.set("CreatedDate", format_time(estate.as_of - std::chrono::days(300)));
    reply.set("ModifiedDate",
              format_time(window.until != Time::max() ? window.until : estate.as_of - std::chrono::days(120)));
    return Single{std::move(reply)};
  }
  if (operation == "ssm:DescribeMaintenanceWindowTargets") {
    if (window.target_id.empty()) return rows_of({});
    return rows_of({target_row(estate, window)});
  }
  if (operation == "ssm:DescribeMaintenanceWindowTasks") return rows_of({task_row(estate, window, false)});
  if (operation == "ssm:GetMaintenanceWindowTask") {
    if (question.params.text("WindowTaskId") != window.task_id) {
      return std::unexpected(does_not_exist("Maintenance window task does not exist"));
    }
    return Single{task_row(estate, window, true)};
  }
  const std::vector<Filter> filters = filters_of(question.params);
  const auto after = time_filter(filters, "ExecutedAfter");
  const auto before = time_filter(filters, "ExecutedBefore");
  std::vector<Json> rows;
  for (const WindowExecution& execution : window.executions) {
    if ((after && execution.start < *after) || (before && execution.start > *before)) continue;
    rows.push_back(execution_row(window, execution));
  }
  return rows_of(std::move(rows));
}

Answer of_execution(const Question& question, const Found& found) {
  const Estate& estate = *question.estate;
  const std::string_view operation = question.operation;
  const WindowExecution& execution = *found.execution;
  const bool has_task = execution.command >= 0;
  if (operation == "ssm:GetMaintenanceWindowExecution") {
    Json reply = execution_row(*found.window, execution);
    std::erase_if(*reply.as_object(), [](const Json::Member& member) { return member.first == "WindowId"; });
    reply.set("TaskIds", has_task ? Json::array({execution.task_id}) : Json::array());
    return Single{std::move(reply)};
  }
  if (operation == "ssm:DescribeMaintenanceWindowExecutionTasks") {
    if (!has_task) return rows_of({});
    return rows_of({task_execution_row(*found.window, execution)});
  }
  if (!has_task || question.params.text("TaskId") != execution.task_id) {
    return std::unexpected(does_not_exist("Maintenance window execution task does not exist"));
  }
  if (operation == "ssm:DescribeMaintenanceWindowExecutionTaskInvocations") {
    return rows_of({invocation_row(estate, *found.window, execution)});
  }
  Json reply = task_execution_row(*found.window, execution);
  std::erase_if(*reply.as_object(), [](const Json::Member& member) { return member.first == "TaskType"; });
  reply.set("Type", "RUN_COMMAND");
  reply.set("ServiceRole", service_role(estate));
  reply.set("Priority", 1);
  reply.set("MaxConcurrency", found.window->max_concurrency);
  reply.set("MaxErrors", found.window->max_errors);
  return Single{std::move(reply)};
}

}  // namespace

std::optional<Answer> answer_ssm_windows(const Question& question) {
  const std::string_view operation = question.operation;
  if (operation == "ssm:DescribeMaintenanceWindows") return listing(question);
  if (operation == "ssm:DescribeMaintenanceWindowSchedule") return schedule(question);
  if (operation == "ssm:DescribeMaintenanceWindowsForTarget") {
    std::vector<Json> rows;
    for (const Window* window : windows_for(question)) {
      rows.push_back(Json::object({{"WindowId", window->id}, {"Name", window->name}}));
    }
    return rows_of(std::move(rows));
  }
  if (!operation.contains("MaintenanceWindow")) return std::nullopt;
  if (operation.contains("WindowExecution") && operation != "ssm:DescribeMaintenanceWindowExecutions") {
    const Found found = find_execution(*question.estate, question.params.text("WindowExecutionId"));
    if (found.execution == nullptr) {
      return std::unexpected(does_not_exist("Maintenance window execution does not exist"));
    }
    return of_execution(question, found);
  }
  const std::string id = question.params.text("WindowId");
  for (const Window& window : question.estate->windows) {
    if (window.id == id) return of_window(question, window);
  }
  return std::unexpected(does_not_exist(fmt::format("Maintenance window {} does not exist", id)));
}

}  // namespace patchtriage::simulate
