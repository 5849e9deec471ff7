#include "collect/failed_outputs.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "collect/ask.h"
#include "collect/selection.h"
#include "fleet/records/ssm_commands.h"

namespace patchtriage::asks {
namespace {

struct FailedStep {
  std::string command_id;
  std::string step;
  std::optional<Time> at;
  bool may_be_install = false;
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
    // The output of an account's own document is never taken for a patch operation's.
    if (!invocation.instance_id || !selection::is_patch_document(invocation.document_name.value_or(""))) continue;
    // Nothing was printed where nothing was delivered.
    const ssm::CommandPlugin* step = failed_step(invocation);
    if (step == nullptr || !step->name) continue;
    by_node[*invocation.instance_id].add(
        {invocation.command_id, *step->name, invocation.requested_date_time, !scans.contains(invocation.command_id)});
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
  std::vector<Ask> asks;
  for (const std::string& id : selection::not_known_compliant(so_far)) {
    const auto found = by_node.find(id);
    if (found == by_node.end()) continue;
    const Newest& newest = found->second;
    asks.push_back(output_of(*newest.of_all, id));
    if (newest.of_installs && newest.of_installs->command_id != newest.of_all->command_id) {
      asks.push_back(output_of(*newest.of_installs, id));
    }
  }
  return asks;
}

}  // namespace patchtriage::asks
