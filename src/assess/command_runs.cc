// Run Command's part of the history.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "assess/near_targets.h"
#include "assess/patch_documents.h"
#include "assess/patch_runs.h"
#include "assess/targets.h"
#include "base/text.h"
#include "fleet/records/ssm_commands.h"

namespace patchtriage {
namespace {

// Where AWS cuts the output in ListCommandInvocations and in GetCommandInvocation.
constexpr std::size_t kPluginOutputLimit = 2500;
constexpr std::size_t kInvocationOutputLimit = 24000;
constexpr std::size_t kInvocationErrorLimit = 8000;

class CommandIndex {
 public:
  explicit CommandIndex(const ScopeView& view) {
    for (const ssm::CommandInvocation& row : view.list<ssm::CommandInvocation>().rows()) {
      if (!row.instance_id) continue;
      const std::string document = row.document_name.value_or("");
      if (find_patch_document(document) != nullptr) by_node_[*row.instance_id].push_back(&row);
      if (may_wrap_patching(document)) may_patch_[*row.instance_id].push_back(&row);
    }
    for (const ssm::Command& row : view.list<ssm::Command>().rows()) {
      if (find_patch_document(row.document_name.value_or("")) == nullptr) continue;
      const std::string details = squeezed_status(row.status_details.value_or(""));
      if (details == "noinstancesintag") unmatched_.push_back(&row);
      for (const std::string& id : row.instance_ids) aimed_at_[id].push_back(&row);
    }
  }

  using Invocations = std::vector<const ssm::CommandInvocation*>;
  const Invocations& invocations_of(const std::string& id) const { return of(by_node_, id); }
  // Of documents of the account's own that may patch.
  const Invocations& undecided_of(const std::string& id) const { return of(may_patch_, id); }
  const std::vector<const ssm::Command*>& commands_aimed_at(const std::string& id) const {
    static const std::vector<const ssm::Command*> kNone;
    const auto found = aimed_at_.find(id);
    return found == aimed_at_.end() ? kNone : found->second;
  }
  const std::vector<const ssm::Command*>& unmatched() const { return unmatched_; }

 private:
  using ByNode = std::unordered_map<std::string, Invocations>;
  static const Invocations& of(const ByNode& by_node, const std::string& id) {
    static const Invocations kNone;
    const auto found = by_node.find(id);
    return found == by_node.end() ? kNone : found->second;
  }
  ByNode by_node_;
  ByNode may_patch_;
  std::unordered_map<std::string, std::vector<const ssm::Command*>> aimed_at_;
  std::vector<const ssm::Command*> unmatched_;
};

bool is_over_well(const ssm::CommandPlugin& plugin) { return squeezed_status(plugin.status.value_or("")) == "success"; }

// Several steps run one after the other, and those of other platforms are skipped: the one that failed tells most, else
// the one that printed most.
const ssm::CommandPlugin* telling_plugin(const ssm::CommandInvocation& row) {
  const ssm::CommandPlugin* telling = nullptr;
  for (const ssm::CommandPlugin& plugin : row.command_plugins) {
    if (!is_over_well(plugin)) return &plugin;
    const auto length = [](const ssm::CommandPlugin& one) { return one.output ? one.output->size() : 0; };
    if (telling == nullptr || length(plugin) > length(*telling)) telling = &plugin;
  }
  return telling;
}

void read_output(const ScopeView& view, const Node& node, const ssm::CommandInvocation& row, PatchRun& run) {
  read_full_output(view, node, row.command_id, run);
  if (run.output.empty()) {
    for (const ssm::CommandPlugin& plugin : row.command_plugins) {
      if (!plugin.output || plugin.output->empty()) continue;
      if (!run.output.empty()) run.output += '\n';
      run.output += *plugin.output;
      run.is_truncated = run.is_truncated || plugin.output->size() >= kPluginOutputLimit;
      run.source_kind = "run-command-stdout";
    }
  }
  if (run.output.empty()) {
    run.output = row.trace_output.value_or("");
    if (run.output.empty())
      run.output = fmt::format("Status: {}\nStatusDetails: {}", run.status, run.status_details.value_or(""));
    run.source_kind = "status-details";
  }
}

std::optional<Time> finish_of(const ssm::CommandInvocation& row) {
  std::optional<Time> finish;
  for (const ssm::CommandPlugin& plugin : row.command_plugins) {
    if (plugin.response_finish_date_time) finish = std::max(finish, plugin.response_finish_date_time);
  }
  return finish;
}

// The summary block that the documents print names the operation; parameters are only in the command.
std::optional<PatchOperation> operation_in_output(const std::string& output) {
  const std::size_t at = output.find("OperationType");
  if (at == std::string::npos) return std::nullopt;
  const std::string_view rest = std::string_view(output).substr(at, 60);
  const std::size_t line = rest.find('\n');
  const std::string lower = to_lower(rest.substr(0, line));
  if (lower.find("install") != std::string::npos) return PatchOperation::install;
  if (lower.find("scan") != std::string::npos) return PatchOperation::scan;
  return std::nullopt;
}

void read_parameters(const ssm::Command& command, PatchRun& run) {
  const PatchDocument* document = find_patch_document(command.document_name.value_or(""));
  if (document != nullptr) run.operation = operation_of(*document, command.parameters);
  run.baseline_override = parameter(command.parameters, "BaselineOverride");
  run.install_override_list = parameter(command.parameters, "InstallOverrideList");
}

void note_alarm(const ScopeView& view, const ssm::Command& command, PatchRun& run) {
  if (command.triggered_alarms.empty()) return;
  patchtriage::note_alarm(
      command.triggered_alarms,
      view.trail().cite(command, command.triggered_alarms[0].name, "the CloudWatch alarm that stopped the command"),
      run);
}

PatchRun run_of(const ScopeView& view, const Node& node, const ssm::CommandInvocation& row) {
  using Row = ssm::CommandInvocation;
  PatchRun run;
  run.kind = "run_command";
  run.id = row.command_id;
  run.command_id = row.command_id;
  run.at = row.requested_date_time;
  run.finished_at = finish_of(row);
  run.document = std::string(short_document_name(row.document_name.value_or("")));
  run.status = row.status.value_or("");
  run.status_details = row.status_details;
  run.seen_in.push_back({"run_command", row.command_id});
  if (const ssm::CommandPlugin* plugin = telling_plugin(row)) {
    // -1 says that the step never started.
    if (plugin->response_code && *plugin->response_code != -1) run.exit_code = plugin->response_code;
    if (!is_over_well(*plugin) && plugin->response_code) {
      run.summary = fmt::format("step {} ended as {} with exit code {}", plugin->name.value_or("?"),
                                plugin->status_details.value_or(plugin->status.value_or("?")), *plugin->response_code);
      run.evidence.push_back(view.trail().cite(row, plugin->response_code,
                                               fmt::format("the exit code of step {}", plugin->name.value_or("?"))));
    }
  }
  run.evidence.insert(run.evidence.begin(), view.trail().cite(row, &Row::status_details, "how the command ended here"));
  read_output(view, node, row, run);
  if (const ssm::Command* command = view.find<ssm::Command>(row.command_id)) {
    read_parameters(*command, run);
    note_alarm(view, *command, run);
  }
  if (!run.operation) run.operation = operation_in_output(run.output);
  if (!run.operation && run.document) {
    if (const PatchDocument* document = find_patch_document(*run.document)) run.operation = document->fixed;
  }
  return run;
}

// A command as a whole, where it has no invocation for the node.
PatchRun run_of(const ScopeView& view, const ssm::Command& command, std::string_view claim) {
  PatchRun run;
  run.kind = "run_command";
  run.id = command.command_id;
  run.command_id = command.command_id;
  run.at = command.requested_date_time;
  run.document = std::string(short_document_name(command.document_name.value_or("")));
  run.status = command.status.value_or("");
  run.status_details = command.status_details;
  run.summary = std::string(claim);
  run.output = fmt::format("Status: {}\nStatusDetails: {}", run.status, run.status_details.value_or(""));
  run.source_kind = "status-details";
  run.seen_in.push_back({"run_command", command.command_id});
  run.evidence.push_back(view.trail().cite(command, &ssm::Command::status_details, std::string(claim)));
  read_parameters(command, run);
  note_alarm(view, command, run);
  return run;
}

}  // namespace

bool read_full_output(const ScopeView& view, const Node& node, const std::string& command_id, PatchRun& run) {
  const std::string subject = command_id + "/" + node.managed_id;
  const ListingKey key{view.scope(), std::string(ssm::CommandInvocationOutput::kSource), subject, 1};
  if (!view.snapshot().listings().contains(key)) return false;
  const auto full = view.list<ssm::CommandInvocationOutput>(subject);
  const ssm::CommandInvocationOutput* output = full.only();
  if (output == nullptr) return false;
  const std::string standard = output->standard_output_content.value_or("");
  const std::string error = output->standard_error_content.value_or("");
  if (!run.exit_code && output->response_code && *output->response_code != -1) run.exit_code = output->response_code;
  if (standard.empty() && error.empty()) return true;
  run.output = standard + (standard.empty() || error.empty() ? "" : "\n") + error;
  run.is_truncated = standard.size() >= kInvocationOutputLimit || error.size() >= kInvocationErrorLimit;
  run.source_kind = standard.empty() ? "run-command-stderr" : "run-command-stdout";
  run.evidence.push_back(standard.empty() ? view.trail().cite(*output, &ssm::CommandInvocationOutput::response_code,
                                                              "how the document ended on the node")
                                          : view.trail().cite(*output, &ssm::CommandInvocationOutput::status_details,
                                                              "how the document ended on the node"));
  return true;
}

void add_command_runs(const ScopeView& view, const Node& node, PatchRuns& runs) {
  const auto& index = view.once<CommandIndex>();
  const auto invocations = view.list<ssm::CommandInvocation>();
  if (const Gap* gap = invocations.gap()) {
    runs.is_complete = false;
    runs.gaps.push_back(view.trail().not_read(*gap, "the command history"));
  }
  const auto commands = view.list<ssm::Command>();
  for (const ssm::CommandInvocation* row : index.invocations_of(node.managed_id)) {
    runs.runs.push_back(run_of(view, node, *row));
  }
  for (const ssm::CommandInvocation* row : index.undecided_of(node.managed_id)) {
    runs.undecided.push_back(view.trail().cite(*row, &ssm::CommandInvocation::document_name,
                                               "a document of the account's own that may patch ran on the node"));
  }
  const auto is_seen = [&](const std::string& id) {
    return std::ranges::any_of(runs.runs, [&](const PatchRun& run) { return run.id == id; });
  };
  if (invocations.gap() == nullptr) {
    for (const ssm::Command* command : index.commands_aimed_at(node.managed_id)) {
      if (is_seen(command->command_id)) continue;
      runs.runs.push_back(run_of(view, *command, "the command names the node, but never became an invocation for it"));
    }
  }
  for (const ssm::Command* command : index.unmatched()) {
    if (is_seen(command->command_id)) continue;
    const auto near = near_target(view, node, command->targets);
    const bool was_meant =
        match_targets(view, node, command->targets).match == Match::yes || (near && near->unread.empty());
    if (was_meant) runs.runs.push_back(run_of(view, *command, "the command's targets matched no instance"));
  }
  // Without the commands no operation is known, and commands that reached nothing can't be seen.
  if (const Gap* gap = commands.gap()) {
    runs.gaps.push_back(view.trail().not_read(*gap, "the commands and their parameters"));
    runs.is_complete = false;
  }
}

}  // namespace patchtriage
