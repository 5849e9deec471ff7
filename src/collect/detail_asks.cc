#include "collect/detail_asks.h"

#include <algorithm>

#include "collect/ask.h"
#include "collect/follow_up_asks.h"
#include "collect/selection.h"
#include "fleet/records/ssm_commands.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage::asks {
namespace {

constexpr std::size_t kPatchStatesBatch = 50;  // DescribeInstancePatchStates.InstanceIds
constexpr std::size_t kComplianceBatch = 40;   // ListComplianceItems.ResourceIds, where the service takes more than one

}  // namespace

std::vector<Ask> patches(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const std::string& id : selection::not_known_compliant(so_far)) {
    if (so_far.snapshot->list<ssm::InstancePatchState>(so_far.scope, id).absent() != nullptr) continue;
    asks.push_back(about(
        id, Json::object(
                {{"InstanceId", id},
                 {"Filters", Json::array({Json::object(
                                 {{"Key", "State"},
                                  {"Values", Json::array({"Missing", "Failed", "InstalledPendingReboot",
                                                          "InstalledRejected", "AvailableSecurityUpdate"})}})})}})));
  }
  return asks;
}

// Where there is a patch record only what is wrong is asked for; where there is none, only what associations reported.
std::vector<Ask> compliance_items(const ReadSoFar& so_far) {
  const std::vector<std::string> recordless = selection::without_patch_record(so_far);
  std::vector<std::string> recorded;
  std::ranges::set_difference(selection::not_known_compliant(so_far), recordless, std::back_inserter(recorded));
  const auto parameters = [](const char* key, const char* value) {
    return Json::object(
        {{"ResourceTypes", Json::array({"ManagedInstance"})},
         {"Filters",
          Json::array({Json::object({{"Key", key}, {"Values", Json::array({value})}, {"Type", "EQUAL"}})})}});
  };
  std::vector<Ask> asks =
      in_batches(recorded, kComplianceBatch, "ResourceIds", "ResourceId", parameters("Status", "NON_COMPLIANT"));
  for (Ask& ask : in_batches(recordless, kComplianceBatch, "ResourceIds", "ResourceId",
                             parameters("ComplianceType", "Association")))
    asks.push_back(std::move(ask));
  return asks;
}

std::vector<Ask> association_statuses(const ReadSoFar& so_far) {
  if (patching_associations(so_far).empty()) return {};
  return about_each(selection::not_known_compliant(so_far), "InstanceId");
}

// The session channel decides only where a command could not be delivered to a node that is online.
std::vector<Ask> session_channels(const ReadSoFar& so_far) {
  return about_each(selection::without_commands(so_far), "Target");
}

std::vector<Ask> second_reading(const ReadSoFar& so_far) {
  return in_batches(selection::not_known_compliant(so_far), kPatchStatesBatch, "InstanceIds", "InstanceId",
                    Json::object(), 2);
}

}  // namespace patchtriage::asks
