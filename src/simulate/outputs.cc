#include "simulate/outputs.h"

#include <fmt/format.h>

#include "simulate/commands.h"
#include "simulate/failure_texts.h"
#include "simulate/patches.h"

namespace patchtriage::simulate {
namespace {

std::string log_time(Time time) {
  const std::string text = format_time(time);  // 2026-11-20T12:00:00Z
  return fmt::format("{}/{}/{} {}", text.substr(5, 2), text.substr(8, 2), text.substr(0, 4), text.substr(11, 8));
}

std::string host_of(const Node& node) { return node.ssm_id; }

}  // namespace

const std::vector<FailureText>& failure_texts() {
  static const std::vector<FailureText> all = [] {
    std::vector<FailureText> list = package_manager_texts();
    for (const auto& more :
         {system_texts(), windows_texts(), document_texts(), rpm_texts(), apt_texts(), agent_texts()}) {
      list.insert(list.end(), more.begin(), more.end());
    }
    return list;
  }();
  return all;
}

std::vector<int> texts_of(std::string_view slug) {
  std::vector<int> indexes;
  const auto& all = failure_texts();
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (all[at].slug == slug) indexes.push_back(static_cast<int>(at));
  }
  return indexes;
}

std::string success_output(const Estate& estate, const Node& node, const Command& command) {
  const auto at = static_cast<int>(&node - estate.nodes.data());
  const Outcome outcome = outcome_of(estate, command, at);
  if (!is_patch_document(command.document)) return "Done.\n";
  const PatchCounters& counters = node.record.counters;
  const char* operation = command.installs ? "Install" : "Scan";
  const std::string time = log_time(outcome.start);
  return fmt::format(
      "{0} root [INFO]: Running with product patch_baseline_operations.\n"
      "{0} root [INFO]: Operation: {1}\n"
      "Patch Summary for {2}\n"
      "PatchGroup          : {3}\n"
      "BaselineId          : {4}\n"
      "SnapshotId          : {5}\n"
      "RebootOption        : {6}\n"
      "OwnerInformation    : \n"
      "OperationType       : {1}\n"
      "OperationStartTime  : {7}\n"
      "OperationEndTime    : {8}\n"
      "InstalledCount      : {9}\n"
      "InstalledOtherCount : {10}\n"
      "FailedCount         : 0\n"
      "MissingCount        : {11}\n"
      "NotApplicableCount  : {12}\n"
      "{2} - PatchBaselineOperations Assessment Results - {8}\n",
      time, operation, host_of(node), node.patch_group, node.record.baseline, node.record.snapshot,
      node.record.reboot_option, format_time(outcome.start), format_time(outcome.finish), counters.installed,
      counters.installed_other, command.installs ? 0 : counters.missing, counters.not_applicable);
}

std::string failure_output(const Node& node, const Command& command, const FailureText& text) {
  const char* operation = command.installs ? "Install" : "Scan";
  if (text.output.empty()) return "";
  const std::string time = log_time(command.time + std::chrono::seconds(9));
  if (is_windows(node)) {
    return fmt::format("Patch operation {} started on {}.\n{}", operation, host_of(node), text.output);
  }
  return fmt::format(
      "{0} root [INFO]: Running with product patch_baseline_operations.\n{0} root [INFO]: Operation: {1}\n{2}", time,
      operation, text.output);
}

}  // namespace patchtriage::simulate
