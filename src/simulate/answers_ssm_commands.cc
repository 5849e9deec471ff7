// Run Command history.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "simulate/answers.h"
#include "simulate/commands.h"
#include "simulate/outputs.h"
#include "simulate/replies.h"

namespace patchtriage::simulate {
namespace {

constexpr std::size_t kPluginOutput = 2500;
constexpr std::size_t kStandardOutput = 24000;

Json command_row(const Estate& estate, const Command& command) {
  const CommandTotals totals = totals_of(estate, command);
  Json row = Json::object({{"CommandId", command.id},
                           {"DocumentName", command.document},
                           {"DocumentVersion", "$DEFAULT"},
                           {"Comment", command.comment},
                           {"ExpiresAfter", format_time(command.time + std::chrono::minutes(130))},
                           {"Parameters", command.parameters},
                           {"InstanceIds", json_list(command.instance_ids)},
                           {"Targets", command.targets.is_array() ? command.targets : Json::array()},
                           {"RequestedDateTime", format_time(command.time)},
                           {"Status", totals.status},
                           {"StatusDetails", totals.details},
                           {"OutputS3BucketName", ""},
                           {"OutputS3KeyPrefix", ""},
                           {"MaxConcurrency", command.max_concurrency},
                           {"MaxErrors", command.max_errors},
                           {"TargetCount", totals.targets},
                           {"CompletedCount", totals.completed},
                           {"ErrorCount", totals.errors},
                           {"DeliveryTimedOutCount", totals.delivery_timed_out},
                           {"TimeoutSeconds", 600}});
  if (!command.alarm.empty()) {
    row.set("AlarmConfiguration", alarm_configuration(command.alarm));
    row.set("TriggeredAlarms", triggered_alarms(command.alarm));
  }
  return row;
}

struct Texts {
  std::string output;
  std::string error;
};

Texts texts_of(const Estate& estate, const Command& command, int member, const Outcome& outcome) {
  const Node& node = estate.nodes[static_cast<std::size_t>(member)];
  if (!outcome.ran) return {};
  if (outcome.trouble == nullptr) return {success_output(estate, node, command), ""};
  if (outcome.trouble->output < 0) return {};
  const FailureText& text = failure_texts()[static_cast<std::size_t>(outcome.trouble->output)];
  return {failure_output(node, command, text), std::string(text.error)};
}

Json plugin_row(const std::string& name, const Outcome& outcome, const std::string& output) {
  return Json::object({{"Name", name},
                       {"Status", outcome.status == "Success" ? "Success" : outcome.status},
                       {"StatusDetails", outcome.details},
                       {"ResponseCode", outcome.code},
                       {"ResponseStartDateTime", format_time(outcome.start)},
                       {"ResponseFinishDateTime", format_time(outcome.finish)},
                       {"Output", output.substr(0, kPluginOutput)},
                       {"StandardOutputUrl", ""},
                       {"StandardErrorUrl", ""}});
}

const char* own_step(const Node& node) { return is_windows(node) ? "PatchWindows" : "PatchLinux"; }

constexpr std::string_view kWithHooks = "AWS-RunPatchBaselineWithHooks";

// The document with hooks goes through eight steps on every platform. The one that installs, or the hook before it,
// fails as the node's trouble says; the steps after it are skipped and report success.
constexpr auto kHookSteps =
    std::to_array<std::string_view>({"PrePatchScan", "VerifyPatchNeed", "PreInstallHook", "InstallNoReboot",
                                     "PostInstallHook", "VerifyReboot", "RebootWithHooks", "OnExitHook"});

std::string_view failing_hook_step(const Outcome& outcome) {
  return outcome.trouble != nullptr && outcome.trouble->in_hook ? "PreInstallHook" : "InstallNoReboot";
}

Json hook_plugins(const Outcome& outcome, const std::string& output) {
  Json rows = Json::array();
  bool is_over = false;
  for (const std::string_view step : kHookSteps) {
    const bool is_telling = step == failing_hook_step(outcome);
    Outcome passed;
    passed.start = outcome.start;
    passed.finish = outcome.finish;
    if (is_telling) {
      rows.push_back(plugin_row(std::string(step), outcome, output));
      is_over = outcome.trouble != nullptr;
    } else {
      rows.push_back(plugin_row(std::string(step), passed,
                                is_over ? fmt::format("Step execution skipped. Step name: {}", step) : "Done.\n"));
    }
  }
  return rows;
}

// A patch document has one step for each platform; those of the others report success without having run.
Json plugins(const Estate& estate, const Command& command, int member, const Outcome& outcome) {
  const Node& node = estate.nodes[static_cast<std::size_t>(member)];
  const Texts texts = texts_of(estate, command, member, outcome);
  std::string output = texts.output;
  if (!texts.error.empty()) output += "\n----------ERROR-------\n" + texts.error;
  if (!is_patch_document(command.document)) return Json::array({plugin_row("runScript", outcome, output)});
  if (command.document == kWithHooks) return hook_plugins(outcome, output);
  Json rows = Json::array();
  for (const char* step : {"PatchWindows", "PatchLinux", "PatchMacOS"}) {
    if (std::string_view(step) == own_step(node)) {
      rows.push_back(plugin_row(step, outcome, output));
      continue;
    }
    if (!outcome.ran) continue;
    Outcome skipped;
    skipped.start = skipped.finish = outcome.start;
    const char* platform = std::string_view(step) == "PatchWindows" ? "Windows"
                           : std::string_view(step) == "PatchLinux" ? "Linux"
                                                                    : "MacOS";
    rows.push_back(plugin_row(
        step, skipped,
        fmt::format("Step execution skipped due to unsatisfied preconditions: '\"StringEquals\": [platformType, {}]'. "
                    "Step name: {}",
                    platform, step)));
  }
  return rows;
}

Json invocation_row(const Estate& estate, const Command& command, int member, bool details) {
  const Node& node = estate.nodes[static_cast<std::size_t>(member)];
  const Outcome outcome = outcome_of(estate, command, member);
  Json row = Json::object({{"CommandId", command.id},
                           {"InstanceId", node.ssm_id},
                           {"InstanceName", ""},
                           {"Comment", command.comment},
                           {"DocumentName", command.document},
                           {"DocumentVersion", "$DEFAULT"},
                           {"RequestedDateTime", format_time(command.time)},
                           {"Status", outcome.status},
                           {"StatusDetails", outcome.details},
                           {"StandardOutputUrl", ""},
                           {"StandardErrorUrl", ""}});
  if (details) row.set("CommandPlugins", outcome.ran ? plugins(estate, command, member, outcome) : Json::array());
  return row;
}

// Filters that look at the command alone.
bool command_passes(const Command& command, const std::vector<Filter>& filters) {
  const auto after = time_filter(filters, "InvokedAfter");
  const auto before = time_filter(filters, "InvokedBefore");
  if ((after && command.time < *after) || (before && command.time > *before)) return false;
  return std::all_of(filters.begin(), filters.end(), [&](const Filter& filter) {
    if (filter.key == "DocumentName") return has_value(filter.values, command.document);
    if (filter.key == "ExecutionStage") return has_value(filter.values, "Complete");
    return true;
  });
}

bool status_passes(const std::string& status, const std::string& details, const std::vector<Filter>& filters) {
  return std::all_of(filters.begin(), filters.end(), [&](const Filter& filter) {
    return filter.key != "Status" || has_value(filter.values, details) || has_value(filter.values, status);
  });
}

std::vector<int> selected(const Question& question) {
  const Estate& estate = *question.estate;
  const std::vector<Filter> filters = filters_of(question.params);
  const std::string id = question.params.text("CommandId");
  std::vector<int> indexes;
  for (std::size_t at = 0; at < estate.commands.size(); ++at) {
    const Command& command = estate.commands[at];
    // The reference fleet's associations are run by the agents themselves: what they did is told by the association's
    // executions, and by the command's id that those name.
    if (id.empty() && command.association >= 0 && estate.fleet == FleetKind::reference) continue;
    if ((id.empty() || command.id == id) && command_passes(command, filters)) indexes.push_back(static_cast<int>(at));
  }
  return indexes;
}

// The node that the request names: nullopt where it names one that isn't there, -1 where it names none.
std::expected<int, ApiError> named_node(const Question& question) {
  const std::string id = question.params.text("InstanceId");
  if (id.empty()) return -1;
  const auto found = question.estate->node_index.find(id);
  if (found == question.estate->node_index.end() ||
      !question.estate->nodes[static_cast<std::size_t>(found->second)].registered) {
    return std::unexpected(ApiError{400, "InvalidInstanceId", fmt::format("Instance {} is not registered.", id)});
  }
  return found->second;
}

bool is_member(const Command& command, int node) {
  return std::binary_search(command.members.begin(), command.members.end(), node);
}

Answer commands(const Question& question) {
  const auto node = named_node(question);
  if (!node) return std::unexpected(node.error());
  const Estate& estate = *question.estate;
  const std::vector<Filter> filters = filters_of(question.params);
  std::vector<Json> rows;
  for (const int at : selected(question)) {
    const Command& command = estate.commands[static_cast<std::size_t>(at)];
    if (*node >= 0 && !is_member(command, *node)) continue;
    Json row = command_row(estate, command);
    if (status_passes(row.text("Status"), row.text("StatusDetails"), filters)) rows.push_back(std::move(row));
  }
  return rows_of(std::move(rows));
}

Answer invocations(const Question& question) {
  const auto node = named_node(question);
  if (!node) return std::unexpected(node.error());
  const auto estate = question.estate;
  const std::vector<Filter> filters = filters_of(question.params);
  const bool by_status =
      std::any_of(filters.begin(), filters.end(), [](const Filter& filter) { return filter.key == "Status"; });
  const auto pairs = std::make_shared<std::vector<std::pair<int, int>>>();
  for (const int at : selected(question)) {
    const Command& command = estate->commands[static_cast<std::size_t>(at)];
    const std::vector<int> one = {*node};
    if (*node >= 0 && !is_member(command, *node)) continue;
    for (const int member : *node >= 0 ? one : command.members) {
      if (by_status) {
        const Outcome outcome = outcome_of(*estate, command, member);
        if (!status_passes(outcome.status, outcome.details, filters)) continue;
      }
      pairs->emplace_back(at, member);
    }
  }
  const Json* wanted = question.params.find("Details");
  const bool details = wanted != nullptr && (*wanted == Json(true) || *wanted == Json("true"));
  return Rows{pairs->size(), [estate, pairs, details](std::size_t at) {
                const auto& [command, member] = (*pairs)[at];
                return invocation_row(*estate, estate->commands[static_cast<std::size_t>(command)], member, details);
              }};
}

std::string elapsed_text(Duration duration) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(duration).count();
  return fmt::format("PT{}M{}S", seconds / 60, seconds % 60);
}

Answer one_invocation(const Question& question) {
  const Estate& estate = *question.estate;
  const auto missing =
      std::unexpected(ApiError{400, "InvocationDoesNotExist",
                               "The command ID and managed node ID you specified did not match any invocations."});
  const auto found = estate.command_index.find(question.params.text("CommandId"));
  const Node* node = estate.find(question.params.text("InstanceId"));
  if (found == estate.command_index.end() || node == nullptr) return missing;
  const Command& command = estate.commands[static_cast<std::size_t>(found->second)];
  const int member = static_cast<int>(node - estate.nodes.data());
  if (!is_member(command, member)) return missing;
  Outcome outcome = outcome_of(estate, command, member);
  const std::string plugin = question.params.text("PluginName");
  const bool is_patch = is_patch_document(command.document);
  if (is_patch && plugin.empty()) {
    return std::unexpected(ApiError{400, "InvalidPluginName", "The command has several plugins: name one."});
  }
  Texts texts = texts_of(estate, command, member, outcome);
  const bool is_telling =
      command.document == kWithHooks ? plugin == failing_hook_step(outcome) : plugin == own_step(*node);
  if (is_patch && !is_telling && command.document == kWithHooks) {
    if (std::ranges::find(kHookSteps, plugin) == kHookSteps.end()) {
      return std::unexpected(ApiError{400, "InvalidPluginName", "The plugin name isn't valid."});
    }
    texts = {"Done.\n", ""};
    outcome.code = 0;
  } else if (is_patch && !is_telling) {
    if (plugin != "PatchLinux" && plugin != "PatchWindows" && plugin != "PatchMacOS") {
      return std::unexpected(ApiError{400, "InvalidPluginName", "The plugin name isn't valid."});
    }
    texts = {"Step execution skipped due to unsatisfied preconditions. Step name: " + plugin, ""};
    outcome.code = outcome.ran ? 0 : -1;
  }
  Json reply = Json::object({{"CommandId", command.id},
                             {"InstanceId", node->ssm_id},
                             {"Comment", command.comment},
                             {"DocumentName", command.document},
                             {"DocumentVersion", "$DEFAULT"},
                             {"PluginName", is_patch ? plugin : "runScript"},
                             {"ResponseCode", outcome.code},
                             {"ExecutionStartDateTime", outcome.ran ? format_time(outcome.start) : ""},
                             {"ExecutionElapsedTime", outcome.ran ? elapsed_text(outcome.finish - outcome.start) : ""},
                             {"ExecutionEndDateTime", outcome.ran ? format_time(outcome.finish) : ""},
                             {"Status", outcome.status},
                             {"StatusDetails", outcome.details},
                             {"StandardOutputContent", texts.output.substr(0, kStandardOutput)},
                             {"StandardOutputUrl", ""},
                             {"StandardErrorContent", texts.error},
                             {"StandardErrorUrl", ""}});
  return Single{std::move(reply)};
}

// A rate-controlled automation has one child for the node that its targets found.
Answer automations(const Question& question) {
  const Estate& estate = *question.estate;
  const auto after = time_filter(filters_of(question.params), "StartTimeAfter");
  std::vector<Json> rows;
  for (const Automation& automation : estate.automations) {
    if (after && automation.time < *after) continue;
    const std::string& node = estate.nodes[static_cast<std::size_t>(automation.node)].id;
    Json row = Json::object({{"AutomationExecutionId", automation.parent},
                             {"DocumentName", automation.document},
                             {"DocumentVersion", "1"},
                             {"AutomationExecutionStatus", automation.status},
                             {"ExecutionStartTime", format_time(automation.time)},
                             {"ExecutionEndTime", format_time(automation.finish)},
                             {"ExecutedBy", arn(estate.scope, "sts", "assumed-role/operators/on-call")},
                             {"LogFile", ""},
                             {"Mode", "Auto"},
                             {"TargetParameterName", "InstanceId"},
                             {"MaxConcurrency", "1"},
                             {"MaxErrors", "1"},
                             {"AutomationType", "Local"}});
    Json child = row;
    row.set("Targets", Json::array({Json::object({{"Key", "ParameterValues"}, {"Values", Json::array({node})}})}));
    row.set("ResolvedTargets", Json::object({{"ParameterValues", Json::array({node})}, {"Truncated", false}}));
    child.set("AutomationExecutionId", automation.id);
    child.set("ParentAutomationExecutionId", automation.parent);
    child.set("Target", node);
    if (!automation.failure.empty()) child.set("FailureMessage", automation.failure);
    rows.push_back(std::move(row));
    rows.push_back(std::move(child));
  }
  return rows_of(std::move(rows));
}

}  // namespace

std::optional<Answer> answer_ssm_commands(const Question& question) {
  if (question.operation == "ssm:ListCommands") return commands(question);
  if (question.operation == "ssm:ListCommandInvocations") return invocations(question);
  if (question.operation == "ssm:GetCommandInvocation") return one_invocation(question);
  if (question.operation == "ssm:DescribeAutomationExecutions") return automations(question);
  return std::nullopt;
}

}  // namespace patchtriage::simulate
