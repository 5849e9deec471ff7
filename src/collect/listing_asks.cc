#include "collect/listing_asks.h"

#include "collect/ask.h"
#include "collect/selection.h"
#include "fleet/records/ssm_nodes.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage::asks {
namespace {

using std::chrono::days;

constexpr std::size_t kPatchStatesBatch = 50;  // DescribeInstancePatchStates.InstanceIds

}  // namespace

std::vector<Ask> instances(const ReadSoFar& so_far) {
  Json filters = Json::array();
  if (!so_far.only_instances.empty()) filters.push_back(filter("instance-id", so_far.only_instances));
  for (const auto& [key, value] : so_far.only_tags) filters.push_back(filter("tag:" + key, {value}));
  Ask ask;
  if (!filters.as_array()->empty()) ask.parameters.set("Filters", filters);
  // Without it, instances that a service manages and hides are silently left out.
  ask.parameters.set("IncludeManagedResources", true);
  return {ask};
}

std::vector<Ask> non_compliant_summaries(const ReadSoFar&) {
  Ask ask;
  const auto equals = [](const char* key, const char* value) {
    return Json::object({{"Key", key}, {"Values", Json::array({value})}, {"Type", "EQUAL"}});
  };
  ask.parameters.set("Filters", Json::array({equals("ComplianceType", "Patch"), equals("Status", "NON_COMPLIANT")}));
  return {ask};
}

std::vector<Ask> patch_states(const ReadSoFar& so_far) {
  return in_batches(selection::node_ids(so_far), kPatchStatesBatch, "InstanceIds", "InstanceId");
}

std::vector<Ask> default_host_management(const ReadSoFar&) {
  Ask ask;
  ask.parameters.set("SettingId", "/ssm/managed-instance/default-ec2-instance-management-role");
  return {ask};
}

std::vector<Ask> managed_once(const ReadSoFar& so_far) {
  if (selection::not_online(so_far).empty()) return {};
  return {about(
      "AWS:InstanceInformation",
      Json::object({{"ResultAttributes", Json::array({Json::object({{"TypeName", "AWS:InstanceInformation"}})})}}))};
}

std::vector<Ask> with_managed_resources(const ReadSoFar&) {
  Ask ask;
  ask.parameters.set("IncludeManagedResources", true);
  return {ask};
}

std::vector<Ask> active_findings(const ReadSoFar&) {
  const auto equals = [](const char* value) {
    return Json::array({Json::object({{"comparison", "EQUALS"}, {"value", value}})});
  };
  Ask ask;
  ask.parameters.set("filterCriteria",
                     Json::object({{"findingStatus", equals("ACTIVE")}, {"resourceType", equals("AWS_EC2_INSTANCE")}}));
  return {ask};
}

// Inspector's scan status is a second witness of whether an instance that doesn't answer was managed.
std::vector<Ask> instance_coverage(const ReadSoFar& so_far) {
  if (selection::not_online(so_far).empty()) return {};
  Ask ask;
  ask.parameters.set(
      "filterCriteria",
      Json::object(
          {{"resourceType", Json::array({Json::object({{"comparison", "EQUALS"}, {"value", "AWS_EC2_INSTANCE"}})})}}));
  return {ask};
}

// Everything that AWS still keeps: 30 days.
std::vector<Ask> invoked_in_the_window(const ReadSoFar& so_far) {
  const Time from = std::chrono::floor<std::chrono::seconds>(so_far.now - days(30));
  Ask ask;
  ask.parameters.set("Filters", Json::array({Json::object({{"key", "InvokedAfter"}, {"value", format_time(from)}})}));
  return {ask};
}

std::vector<Ask> invocations(const ReadSoFar& so_far) {
  std::vector<Ask> asks = invoked_in_the_window(so_far);
  asks.front().parameters.set("Details", true);
  return asks;
}

std::vector<Ask> automations(const ReadSoFar& so_far) {
  const Time from = std::chrono::floor<std::chrono::seconds>(so_far.now - days(30));
  Ask ask;
  ask.parameters.set(
      "Filters",
      Json::array({Json::object({{"Key", "StartTimeAfter"}, {"Values", Json::array({format_time(from)})}})}));
  return {ask};
}

}  // namespace patchtriage::asks
