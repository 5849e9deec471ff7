#include "collect/detail_asks.h"

#include <algorithm>

#include "base/text.h"
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

namespace {

bool is_failed(const ssm::CommandInvocation& invocation) {
  return invocation.status == "Failed" || invocation.status == "TimedOut" || invocation.status == "Cancelled";
}

// The newest patch invocation of each node that isn't known to be compliant, where it failed.
std::vector<const ssm::CommandInvocation*> last_failures(const ReadSoFar& so_far) {
  std::map<std::string, const ssm::CommandInvocation*> newest;
  for (const auto& invocation : rows<ssm::CommandInvocation>(so_far)) {
    if (!invocation.instance_id || !selection::may_patch(invocation.document_name.value_or(""))) continue;
    if (!is_failed(invocation)) continue;
    const ssm::CommandInvocation*& last = newest[*invocation.instance_id];
    if (last == nullptr || last->requested_date_time < invocation.requested_date_time) last = &invocation;
  }
  std::vector<const ssm::CommandInvocation*> result;
  for (const std::string& id : selection::not_known_compliant(so_far)) {
    if (const auto found = newest.find(id); found != newest.end()) result.push_back(found->second);
  }
  return result;
}

const ssm::CommandPlugin* failed_step(const ssm::CommandInvocation& invocation) {
  for (const ssm::CommandPlugin& plugin : invocation.command_plugins) {
    if (plugin.status == "Failed" || plugin.status == "TimedOut") return &plugin;
  }
  return nullptr;
}

}  // namespace

// The full output of a failed step, unless the listing held all of it. Nothing was printed where nothing was delivered.
std::vector<Ask> failed_outputs(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const ssm::CommandInvocation* invocation : last_failures(so_far)) {
    const ssm::CommandPlugin* step = failed_step(*invocation);
    if (step == nullptr || !step->name) continue;
    asks.push_back(about(invocation->command_id + "/" + *invocation->instance_id,
                         Json::object({{"CommandId", invocation->command_id},
                                       {"InstanceId", *invocation->instance_id},
                                       {"PluginName", *step->name}})));
  }
  return asks;
}

// The session channel decides only where a command could not be delivered to a node that is online.
std::vector<Ask> session_channels(const ReadSoFar& so_far) {
  std::vector<std::string> ids;
  const std::vector<std::string> offline = selection::not_online(so_far);
  for (const ssm::CommandInvocation* invocation : last_failures(so_far)) {
    const std::string details = replace_all(invocation->status_details.value_or(""), " ", "");
    const bool is_undelivered = details == "DeliveryTimedOut" || details == "Undeliverable" || details == "Delayed";
    if (is_undelivered && !std::ranges::binary_search(offline, *invocation->instance_id))
      ids.push_back(*invocation->instance_id);
  }
  return about_each(ids, "Target");
}

std::vector<Ask> second_reading(const ReadSoFar& so_far) {
  return in_batches(selection::not_known_compliant(so_far), kPatchStatesBatch, "InstanceIds", "InstanceId",
                    Json::object(), 2);
}

}  // namespace patchtriage::asks
