#include "collect/detail_asks.h"

#include <algorithm>
#include <set>
#include <string>

#include "collect/ask.h"
#include "collect/follow_up_asks.h"
#include "collect/selection.h"
#include "fleet/records/ssm_associations.h"
#include "fleet/records/ssm_commands.h"
#include "fleet/records/ssm_compliance.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage::asks {
namespace {

constexpr std::size_t kPatchStatesBatch = 50;  // DescribeInstancePatchStates.InstanceIds
constexpr std::size_t kComplianceBatch = 40;   // ListComplianceItems.ResourceIds, where the service takes more than one

bool aims_at_groups(const ReadSoFar& so_far) {
  return std::ranges::any_of(rows<ssm::Association>(so_far), [](const ssm::Association& association) {
    return selection::may_patch(association.name.value_or("")) &&
           std::ranges::any_of(association.targets, [](const ssm::Target& target) {
             return target.key.value_or("").starts_with("resource-groups:");
           });
  });
}

}  // namespace

namespace {

// The counters name more than the compliance items show: they could not be read, or name another kind of finding.
bool lacks_items(const ReadSoFar& so_far, const std::string& id) {
  const auto states = so_far.snapshot->list<ssm::InstancePatchState>(so_far.scope, id);
  if (states.absent() != nullptr) return false;
  const auto items = so_far.snapshot->list<ssm::ComplianceItem>(so_far.scope, id);
  if (items.gap() != nullptr || states.only() == nullptr) return true;
  const ssm::InstancePatchState& state = *states.only();
  const std::int64_t found = std::ranges::count(
      items.rows(), "Patch", [](const ssm::ComplianceItem& item) { return item.compliance_type.value_or(""); });
  // Failed ones can be counted among the missing too.
  const std::int64_t counted = std::max(state.missing_count.value_or(0), state.failed_count.value_or(0)) +
                               state.installed_rejected_count.value_or(0) +
                               state.installed_pending_reboot_count.value_or(0) +
                               state.available_security_update_count.value_or(0);
  return found < counted;
}

}  // namespace

std::vector<Ask> patches(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const std::string& id : selection::not_known_compliant(so_far)) {
    if (!lacks_items(so_far, id)) continue;
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

// The node's own list tells what the executions that were read don't: of nodes that joined since, and where there are
// targets that only AWS resolves.
std::vector<Ask> association_statuses(const ReadSoFar& so_far) {
  if (patching_associations(so_far).empty()) return {};
  std::set<std::string> told;
  for (const std::string& execution : told_executions(so_far)) {
    for (const auto& target : rows<ssm::AssociationExecutionTarget>(so_far, execution)) told.insert(target.resource_id);
  }
  std::vector<std::string> ids = selection::not_known_compliant(so_far);
  if (!aims_at_groups(so_far)) std::erase_if(ids, [&](const std::string& id) { return told.contains(id); });
  return about_each(ids, "InstanceId");
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
