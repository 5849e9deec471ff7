#include "collect/detail_asks.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "collect/ask.h"
#include "collect/follow_up_asks.h"
#include "collect/selection.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/ssm_associations.h"
#include "fleet/records/ssm_commands.h"
#include "fleet/records/ssm_compliance.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage::asks {
namespace {

constexpr std::size_t kPatchStatesBatch = 50;  // DescribeInstancePatchStates.InstanceIds
constexpr std::size_t kComplianceBatch = 40;   // ListComplianceItems.ResourceIds, where the service takes more than one

enum class Aimed { no, yes, only_aws_knows };

bool contains(const std::vector<std::string>& values, std::string_view value) {
  return std::ranges::find(values, value) != values.end();
}

// Groups, and what a node outside EC2 is tagged with, only AWS knows.
Aimed aimed_at(const ssm::Target& target, const std::string& id, const ec2::Instance* instance) {
  const std::string key = target.key.value_or("");
  if (key == "InstanceIds") return contains(target.values, id) || contains(target.values, "*") ? Aimed::yes : Aimed::no;
  const bool is_any_value = key == "tag-key";
  if (instance == nullptr || (!is_any_value && !key.starts_with("tag:"))) return Aimed::only_aws_knows;
  for (const ec2::Tag& tag : instance->tags) {
    const bool is_aimed = is_any_value
                              ? contains(target.values, tag.key.value_or(""))
                              : "tag:" + tag.key.value_or("") == key && contains(target.values, tag.value.value_or(""));
    if (is_aimed) return Aimed::yes;
  }
  return Aimed::no;
}

// One of its targets is enough.
Aimed aimed_at(const ssm::Association& association, const std::string& id, const ec2::Instance* instance) {
  // Associations of the oldest kind name one instance instead.
  if (association.targets.empty()) {
    return !association.instance_id || *association.instance_id == id ? Aimed::yes : Aimed::no;
  }
  Aimed result = Aimed::no;
  for (const ssm::Target& target : association.targets) {
    const Aimed aimed = aimed_at(target, id, instance);
    if (aimed == Aimed::only_aws_knows) return aimed;
    if (aimed == Aimed::yes) result = aimed;
  }
  return result;
}

// What the executions that were read say: nodes by association.
std::map<std::string, std::set<std::string>> told_nodes(const ReadSoFar& so_far) {
  std::map<std::string, std::set<std::string>> told;
  for (const std::string& execution : told_executions(so_far)) {
    std::set<std::string>& nodes = told[execution.substr(0, execution.find('/'))];
    for (const auto& target : rows<ssm::AssociationExecutionTarget>(so_far, execution))
      nodes.insert(target.resource_id);
  }
  return told;
}

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

// Where there is a patch record, or may be one, only what is wrong is asked for; where there is none, only what
// associations reported.
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

// The node's own list tells of each association that is aimed at it and whose executions, as far as they were read,
// don't name it, since it joined later or was away when the newest ran; and of each whose targets only AWS resolves.
std::vector<Ask> association_statuses(const ReadSoFar& so_far) {
  std::map<std::string, const ec2::Instance*> instances;
  for (const auto& instance : rows<ec2::Instance>(so_far)) instances.emplace(instance.instance_id, &instance);
  const auto told = told_nodes(so_far);
  std::vector<std::string> ids;
  for (const std::string& id : selection::not_known_compliant(so_far)) {
    const auto instance = instances.find(id);
    const bool is_open = std::ranges::any_of(rows<ssm::Association>(so_far), [&](const ssm::Association& association) {
      if (!selection::may_patch(association.name.value_or(""))) return false;
      const Aimed aimed = aimed_at(association, id, instance == instances.end() ? nullptr : instance->second);
      const auto nodes = told.find(association.association_id);
      const bool is_told = nodes != told.end() && nodes->second.contains(id);
      return aimed == Aimed::only_aws_knows || (aimed == Aimed::yes && !is_told);
    });
    if (is_open) ids.push_back(id);
  }
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
