#include "simulate/commands.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "simulate/baselines.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

constexpr std::chrono::days kKept(30);
constexpr std::string_view kWithHooks = "AWS-RunPatchBaselineWithHooks";

const std::string& operation_of(const Json& parameters) {
  static const std::string none;
  const Json* values = parameters.find("Operation");
  if (values == nullptr || values->as_array() == nullptr || values->as_array()->empty()) return none;
  return *values->as_array()->front().as_string();
}

void keep_known(const Estate& estate, Command& command, const std::vector<int>& members) {
  for (const int index : members) {
    if (known_at(estate.nodes[static_cast<std::size_t>(index)], command.time)) command.members.push_back(index);
  }
  std::sort(command.members.begin(), command.members.end());
}

Command command_of(const std::string& document, const Json& parameters, Time time, std::uint64_t key) {
  Command command;
  command.id = uuid_text(key);
  command.time = time;
  command.document = document;
  command.parameters = parameters;
  command.installs =
      document == "AWS-InstallWindowsUpdates" || (is_patch_document(document) && operation_of(parameters) == "Install");
  command.scans = is_patch_document(document) && operation_of(parameters) == "Scan";
  return command;
}

Json target_of(const std::string& key, const std::vector<std::string>& values) {
  Json list = Json::array();
  for (const std::string& value : values) list.push_back(value);
  return Json::array({Json::object({{"Key", key}, {"Values", list}})});
}

std::uint64_t at_time(std::uint64_t key, Time time) {
  return mix(key, static_cast<std::uint64_t>(time.time_since_epoch().count()));
}

void run_window(Estate& estate, Window& window) {
  const Time last = std::min(estate.as_of, window.until);
  std::vector<Time> times = occurrences(window.schedule, estate.as_of - kKept, last);
  std::reverse(times.begin(), times.end());
  for (std::size_t at = 0; at < times.size(); ++at) {
    const std::uint64_t key = at_time(mix(estate.key, "window" + window.key), times[at]);
    WindowExecution execution;
    execution.id = uuid_text(mix(key, 1));
    execution.task_id = uuid_text(mix(key, 2));
    execution.invocation_id = uuid_text(mix(key, 3));
    execution.start = times[at] + std::chrono::seconds(2 + below(key, 20));
    execution.end = execution.start + std::chrono::minutes(25 + below(mix(key, 4), 60));
    const bool fated = static_cast<int>(at) < window.fated;
    if (fated && window.fate == "SKIPPED_OVERLAPPING") {
      execution.status = window.fate;
      execution.end = execution.start;
      execution.details = "The maintenance window was still running.";
      window.executions.push_back(std::move(execution));
      continue;
    }
    Command command =
        command_of(window.document, window.parameters, execution.start + std::chrono::seconds(5), mix(key, 5));
    keep_known(estate, command, window.members);
    command.window_execution = execution.id;
    command.max_errors = window.max_errors;
    command.max_concurrency = window.max_concurrency;
    if (window.target_key == "InstanceIds") {
      for (const int member : command.members) {
        command.instance_ids.push_back(estate.nodes[static_cast<std::size_t>(member)].ssm_id);
      }
    } else {
      command.targets = target_of(window.target_key, window.target_values);
    }
    if (fated && window.fate == "TIMED_OUT") {
      command.cut_off = "Cancelled";
      execution.end = execution.start + std::chrono::hours(window.duration);
    }
    if (fated && window.fate == "CANCELLED") {
      command.cut_off = "Cancelled";
      command.alarm = window.alarm;
      execution.end = execution.start + std::chrono::minutes(3);
    }
    // The run that the skipped ones waited for is on record as still going on.
    const bool still_running = window.fate == "SKIPPED_OVERLAPPING" && static_cast<int>(at) == window.fated;
    execution.status = still_running ? "IN_PROGRESS" : command.cut_off.empty() ? "SUCCESS" : window.fate;
    execution.details =
        execution.status == "TIMED_OUT" ? "The maintenance window ended before the task completed." : "";
    estate.commands.push_back(std::move(command));
    window.executions.push_back(std::move(execution));
  }
}

void run_association(Estate& estate, Association& association) {
  std::vector<Time> times = occurrences(association.schedule, std::max(estate.as_of - kKept, association.created),
                                        std::min(association.until, estate.as_of - std::chrono::minutes(30)));
  std::reverse(times.begin(), times.end());
  for (std::size_t at = 0; at < times.size() && static_cast<int>(at) < association.kept; ++at) {
    const std::uint64_t key = at_time(mix(estate.key, "run" + association.key), times[at]);
    AssociationExecution execution;
    execution.id = uuid_text(mix(key, 1));
    execution.time = times[at] + std::chrono::seconds(1 + below(key, 40));
    Command command = command_of(association.document, association.parameters, execution.time, mix(key, 2));
    keep_known(estate, command, association.members);
    command.targets = target_of(association.target_key, association.target_values);
    command.max_concurrency = "10%";
    command.max_errors = "100%";
    command.by_policy = association.by_policy;
    for (std::size_t index = 0; index < estate.associations.size(); ++index) {
      if (&estate.associations[index] == &association) command.association = static_cast<int>(index);
    }
    estate.commands.push_back(std::move(command));
    association.executions.push_back(std::move(execution));
  }
}

// Puts the index of every command where it was made from, now that they are sorted.
void link_commands(Estate& estate) {
  std::sort(estate.commands.begin(), estate.commands.end(), [](const Command& left, const Command& right) {
    return left.time != right.time ? left.time > right.time : left.id < right.id;
  });
  estate.node_commands.assign(estate.nodes.size(), {});
  for (std::size_t at = 0; at < estate.commands.size(); ++at) {
    const Command& command = estate.commands[at];
    estate.command_index[command.id] = static_cast<int>(at);
    for (const int member : command.members) {
      estate.node_commands[static_cast<std::size_t>(member)].push_back(static_cast<int>(at));
    }
  }
  for (Window& window : estate.windows) {
    for (WindowExecution& execution : window.executions) {
      for (std::size_t at = 0; at < estate.commands.size(); ++at) {
        if (estate.commands[at].window_execution == execution.id) execution.command = static_cast<int>(at);
      }
      if (execution.command < 0 || execution.status != "SUCCESS") continue;
      const CommandTotals totals = totals_of(estate, estate.commands[static_cast<std::size_t>(execution.command)]);
      if (totals.errors > 0) execution.status = "FAILED";
      if (totals.targets == 0) execution.details = "No invocations to execute";
    }
  }
  for (std::size_t index = 0; index < estate.associations.size(); ++index) {
    Association& association = estate.associations[index];
    for (AssociationExecution& execution : association.executions) {
      for (std::size_t at = 0; at < estate.commands.size(); ++at) {
        const Command& command = estate.commands[at];
        if (command.association == static_cast<int>(index) && command.time == execution.time) {
          execution.command = static_cast<int>(at);
        }
      }
    }
  }
}

std::string policy_baseline(const Node& node, Time time) {
  return resource_id("pb", at_time(mix(node.key, "override"), time));
}

void fill(const Estate& estate, const Node& node, PatchRecord& record, const Command& command, const Outcome& outcome) {
  record.exists = true;
  record.operation = operation_of(command.parameters);
  record.start = outcome.start;
  record.end = outcome.finish;
  record.by_policy = command.by_policy;
  // A patch policy's baseline has a new id in every run and exists nowhere.
  record.baseline = command.by_policy ? policy_baseline(node, command.time) : baseline_of(estate, node).id;
  record.snapshot = command.window_execution.empty() ? uuid_text(mix(at_time(node.key, command.time), "snapshot"))
                                                     : command.window_execution;
  record.execution = command.id;
  if (const Json* reboot = command.parameters.find("RebootOption")) {
    record.reboot_option = *reboot->as_array()->front().as_string();
  }
  if (const Json* list = command.parameters.find("InstallOverrideList"); list != nullptr && command.installs) {
    record.override_list = *list->as_array()->front().as_string();
  }
}

}  // namespace

bool is_patch_document(const std::string& document) { return document.starts_with("AWS-RunPatchBaseline"); }

Outcome outcome_of(const Estate& estate, const Command& command, int index) {
  const Node& node = estate.nodes[static_cast<std::size_t>(index)];
  const std::uint64_t key = at_time(node.key, command.time);
  Outcome outcome;
  outcome.start = command.time +
                  std::chrono::seconds(4 + below(mix(key, 1), command.installs && command.association < 0 ? 600 : 120));
  outcome.finish = outcome.start +
                   std::chrono::seconds(command.installs ? 90 + below(mix(key, 2), 400) : 20 + below(mix(key, 2), 60));
  const auto never_started = [&](const char* status, const std::string& details, Duration after) {
    outcome.status = status;
    outcome.details = details;
    outcome.code = -1;
    outcome.ran = false;
    outcome.finish = outcome.start + after;
  };
  if (!reachable_at(node, command.time)) {
    // Ten minutes to start and the document's own two hours.
    never_started("TimedOut", "DeliveryTimedOut", std::chrono::minutes(130));
    return outcome;
  }
  if (!command.cut_off.empty()) {
    never_started("Cancelled", command.cut_off, std::chrono::hours(2));
    return outcome;
  }
  for (const Trouble& trouble : node.troubles) {
    const bool fits = (command.installs && trouble.installs) || (command.scans && trouble.scans);
    if (!fits || command.time < trouble.since || command.time > trouble.until) continue;
    outcome.trouble = &trouble;
    outcome.details = trouble.details;
    outcome.code = trouble.code;
    outcome.ran = trouble.ran;
    const bool timed_out = trouble.details == "ExecutionTimedOut" || trouble.details == "DeliveryTimedOut";
    outcome.status = timed_out                                                           ? "TimedOut"
                     : trouble.details == "Cancelled" || trouble.details == "Terminated" ? "Cancelled"
                                                                                         : "Failed";
    if (trouble.details == "ExecutionTimedOut") outcome.finish = outcome.start + std::chrono::hours(2);
    if (!trouble.ran) outcome.code = -1;
    return outcome;
  }
  return outcome;
}

CommandTotals totals_of(const Estate& estate, const Command& command) {
  CommandTotals totals;
  totals.targets = static_cast<int>(command.members.size());
  int others = 0;
  for (const int member : command.members) {
    const Outcome outcome = outcome_of(estate, command, member);
    ++totals.completed;
    if (outcome.details == "DeliveryTimedOut") {
      ++totals.delivery_timed_out;
    } else if (outcome.status == "Failed" || outcome.details == "ExecutionTimedOut") {
      ++totals.errors;
    } else if (outcome.status != "Success") {
      ++others;
    }
  }
  if (command.targets.is_array() && totals.targets == 0) {
    totals.details = "NoInstancesInTag";
  } else if (!command.cut_off.empty()) {
    totals.status = totals.details = "Cancelled";
  } else if (totals.errors > 0) {
    totals.status = "Failed";
    totals.details = others > 0 || totals.errors == totals.targets ? "Failed" : "Incomplete";
  } else if (totals.delivery_timed_out > 0) {
    totals.status = "TimedOut";
    totals.details = "DeliveryTimedOut";
  }
  return totals;
}

void make_commands(Estate& estate) {
  for (Window& window : estate.windows) run_window(estate, window);
  for (Association& association : estate.associations) run_association(estate, association);
  link_commands(estate);
  // An automation ends as the command that it sent does.
  for (Automation& automation : estate.automations) {
    if (automation.command.empty()) continue;
    const int index = estate.command_index.at(automation.command);
    const Outcome outcome = outcome_of(estate, estate.commands[static_cast<std::size_t>(index)], automation.node);
    automation.finish = outcome.finish + std::chrono::seconds(20);
    if (outcome.status == "Success") continue;
    automation.status = outcome.status == "TimedOut" ? "TimedOut" : "Failed";
    automation.failure = fmt::format(
        "Step fails when it is Poll action status for completion. Command {} returns unexpected invocation result: "
        "{{Status=[{}], ResponseCode=[{}], Output=[], OutputPayload=[], CommandId=[{}]}}. Please refer to Automation "
        "Service Troubleshooting Guide for more diagnosis details.",
        automation.command, outcome.status, outcome.code, automation.command);
  }
}

void make_records(Estate& estate) {
  for (std::size_t index = 0; index < estate.nodes.size(); ++index) {
    Node& node = estate.nodes[index];
    if (!node.registered || node.record_before == Time::min()) continue;
    if (!node.record_auto) {
      // A daily run of which no command is left on record.
      const Time end = node.record_before - std::chrono::hours(1 + below(mix(node.key, "old"), 20));
      PatchRecord& record = node.record;
      record.exists = true;
      record.end = end;
      record.start = end - std::chrono::seconds(20 + below(mix(node.key, "took"), 60));
      record.baseline = node.policy ? policy_baseline(node, end) : baseline_of(estate, node).id;
      record.by_policy = node.policy;
      record.snapshot = uuid_text(mix(node.key, "old snapshot"));
      record.execution = uuid_text(mix(node.key, "old execution"));
      record.reboot_option = "NoReboot";
      continue;
    }
    bool found = false;
    for (const int at : estate.node_commands[index]) {
      const Command& command = estate.commands[static_cast<std::size_t>(at)];
      // AWS-RunPatchBaselineAssociation writes an association's compliance only.
      const bool writes = command.document == "AWS-RunPatchBaseline" || command.document == kWithHooks;
      const Outcome outcome = outcome_of(estate, command, static_cast<int>(index));
      if (!writes || outcome.status != "Success") continue;
      if (!found) fill(estate, node, node.record, command, outcome);
      found = true;
      if (command.installs && !node.record.no_reboot_install && command.parameters.dump().contains("NoReboot")) {
        node.record.no_reboot_install = outcome.finish;
      }
    }
  }
}

}  // namespace patchtriage::simulate
