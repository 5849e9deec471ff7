#include "simulate/readings.h"

#include <algorithm>
#include <vector>

namespace patchtriage::simulate {
namespace {

std::vector<std::string> texts(const Json* list) {
  std::vector<std::string> result;
  if (list == nullptr || list->as_array() == nullptr) return result;
  for (const Json& item : *list->as_array()) {
    if (const std::string* text = item.as_string()) result.push_back(*text);
  }
  return result;
}

std::string node_of(const Scope& scope, const std::string& id) { return scope.account + scope.region + id; }

}  // namespace

int Readings::states_so_far(const Scope& scope, const std::string& id) const {
  const auto whole = whole_.find(scope);
  const auto single = single_.find(node_of(scope, id));
  return (whole == whole_.end() ? 0 : whole->second) + (single == single_.end() ? 0 : single->second);
}

int Readings::start(const Scope& scope, std::string_view operation, const Json& params, bool arrives) {
  const int step = arrives ? 1 : 0;
  if (operation == "ssm:DescribeInstancePatchStates") {
    int reading = 1;
    for (const std::string& id : texts(params.find("InstanceIds"))) {
      reading = std::max(reading, states_so_far(scope, id) + 1);
      single_[node_of(scope, id)] += step;
    }
    return reading;
  }
  if (operation == "ssm:GetInventory" || operation == "ssm:DescribeInstancePatchStatesForPatchGroup") {
    // Inventory is of many kinds; only the patch summary is the patch state.
    const bool is_state = operation != "ssm:GetInventory" || params.dump().contains("AWS:PatchSummary");
    if (!is_state) return 1;
    int& count = whole_[scope];
    const int reading = count + 1;
    count += step;
    return reading;
  }
  if (operation == "ssm:DescribeInstancePatches") {
    return std::max(1, states_so_far(scope, params.text("InstanceId")));
  }
  if (operation == "ssm:ListComplianceItems") {
    int reading = 1;
    for (const std::string& id : texts(params.find("ResourceIds"))) {
      reading = std::max(reading, states_so_far(scope, id));
    }
    return reading;
  }
  if (operation == "ssm:ListResourceComplianceSummaries" || operation == "ssm:ListComplianceSummaries") {
    int& count = listings_[{scope, std::string(operation)}];
    const int reading = count + 1;
    count += step;
    return reading;
  }
  return 1;
}

}  // namespace patchtriage::simulate
