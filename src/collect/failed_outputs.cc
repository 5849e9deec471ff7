#include "collect/failed_outputs.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "collect/ask.h"
#include "collect/selection.h"
#include "fleet/records/ssm_associations.h"
#include "fleet/records/ssm_commands.h"
#include "fleet/records/ssm_nodes.h"

namespace patchtriage::asks {
namespace {

struct FailedStep {
  std::string command_id;
  std::string step;
  std::optional<Time> at;
  bool may_be_install = false;
  bool is_shown_whole = false;  // the listing has all of the output: no call of its own would tell more
};

// Of one node.
struct Newest {
  std::optional<FailedStep> of_all;
  std::optional<FailedStep> of_installs;

  void add(const FailedStep& failed) {
    if (!of_all || of_all->at < failed.at) of_all = failed;
    if (failed.may_be_install && (!of_installs || of_installs->at < failed.at)) of_installs = failed;
  }
};

const ssm::CommandPlugin* failed_step(const ssm::CommandInvocation& invocation) {
  for (const ssm::CommandPlugin& plugin : invocation.command_plugins) {
    if (plugin.status == "Failed" || plugin.status == "TimedOut") return &plugin;
  }
  return nullptr;
}

// The listing cuts a step's output at 2,500 characters, and says nothing of having done so.
bool is_shown_whole(const ssm::CommandPlugin& step) {
  constexpr std::size_t kMayBeCut = 2400;
  const std::string output = step.output.value_or("");
  return !output.empty() && output.size() < kMayBeCut && !to_lower(output).contains("truncated");
}

// Commands that only scanned. Of others, and of those whose parameters weren't read, any may have installed.
class Scans {
 public:
  explicit Scans(const ReadSoFar& so_far) {
    for (const auto& command : rows<ssm::Command>(so_far)) by_id_.emplace(command.command_id, &command);
  }
  bool contains(const std::string& id) const {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return false;
    for (const char* name : {"Operation", "Action"}) {
      const auto values = found->second->parameters.find(name);
      if (values == found->second->parameters.end() || values->second.empty()) continue;
      if (equals_ignoring_case(values->second.front(), "scan")) return true;
    }
    return false;
  }

 private:
  std::unordered_map<std::string, const ssm::Command*> by_id_;
};

void add_invocations(const ReadSoFar& so_far, std::map<std::string, Newest>& by_node) {
  const Scans scans(so_far);
  for (const auto& invocation : rows<ssm::CommandInvocation>(so_far)) {
    // Nothing was printed where nothing was delivered.
    const ssm::CommandPlugin* step = failed_step(invocation);
    if (step == nullptr || !step->name || !invocation.instance_id) continue;
    // The output of an account's own document is never taken for a patch operation's.
    if (!selection::is_patch_document(invocation.document_name.value_or(""))) continue;
    const bool is_whole = is_shown_whole(*step);
    by_node[*invocation.instance_id].add({invocation.command_id, *step->name, invocation.requested_date_time,
                                          !scans.contains(invocation.command_id), is_whole});
  }
}

// The step of the association's document that does the work; empty where it has several, or the platform isn't known.
std::string step_of(std::string_view document, const std::string& platform_type) {
  if (!document.ends_with("AWS-RunPatchBaseline") && !document.ends_with("AWS-RunPatchBaselineAssociation")) return "";
  if (platform_type == "Linux") return "PatchLinux";
  if (platform_type == "Windows") return "PatchWindows";
  return platform_type == "MacOS" ? "PatchMacOS" : "";
}

bool only_scans(const ReadSoFar& so_far, const ssm::Association& association) {
  if (association.association_name.value_or("").contains("PatchPolicy-ScanForPatches")) return true;
  for (const auto& details : rows<ssm::AssociationDescription>(so_far, association.association_id)) {
    const auto operation = details.parameters.find("Operation");
    if (operation == details.parameters.end() || operation->second.empty()) continue;
    if (equals_ignoring_case(operation->second.front(), "scan")) return true;
  }
  return false;
}

bool is_failed(const ssm::AssociationExecutionTarget& target) {
  return target.status == "Failed" || target.status == "TimedOut";
}

// State Manager's commands need not be in Run Command's listing; the execution names the command.
void add_executions(const ReadSoFar& so_far, std::map<std::string, Newest>& by_node) {
  const auto listed = so_far.snapshot->list<ssm::CommandInvocation>(so_far.scope);
  // Where that listing wasn't read, no output would decide.
  if (listed.gap() != nullptr) return;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const auto& row : listed.rows()) {
    if (row.instance_id) seen.emplace(row.command_id, *row.instance_id);
  }
  std::map<std::string_view, std::string> platforms;
  for (const auto& row : rows<ssm::InstanceInformation>(so_far)) {
    platforms[row.instance_id] = row.platform_type.value_or("");
  }
  for (const auto& association : rows<ssm::Association>(so_far)) {
    for (const auto& execution : rows<ssm::AssociationExecution>(so_far, association.association_id)) {
      const std::string subject = association.association_id + "/" + execution.execution_id;
      for (const auto& target : rows<ssm::AssociationExecutionTarget>(so_far, subject)) {
        if (!is_failed(target) || !target.output_source) continue;
        const std::string command = target.output_source->output_source_id.value_or("");
        if (target.output_source->output_source_type != "RunCommand" || command.empty()) continue;
        const std::string step = step_of(association.name.value_or(""), platforms[target.resource_id]);
        if (step.empty() || seen.contains({command, target.resource_id})) continue;
        by_node[target.resource_id].add({command, step, execution.created_time, !only_scans(so_far, association)});
      }
    }
  }
}

Ask output_of(const FailedStep& failed, const std::string& node) {
  return about(failed.command_id + "/" + node,
               Json::object({{"CommandId", failed.command_id}, {"InstanceId", node}, {"PluginName", failed.step}}));
}

}  // namespace

std::vector<Ask> failed_outputs(const ReadSoFar& so_far) {
  std::map<std::string, Newest> by_node;
  add_invocations(so_far, by_node);
  add_executions(so_far, by_node);
  std::vector<Ask> asks;
  for (const std::string& id : selection::not_known_compliant(so_far)) {
    const auto found = by_node.find(id);
    if (found == by_node.end()) continue;
    const Newest& newest = found->second;
    if (!newest.of_all->is_shown_whole) asks.push_back(output_of(*newest.of_all, id));
    const bool is_another = newest.of_installs && newest.of_installs->command_id != newest.of_all->command_id;
    if (is_another && !newest.of_installs->is_shown_whole) asks.push_back(output_of(*newest.of_installs, id));
  }
  return asks;
}

}  // namespace patchtriage::asks
