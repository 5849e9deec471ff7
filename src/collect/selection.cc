#include "collect/selection.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/ec2_network.h"
#include "fleet/records/ssm_compliance.h"
#include "fleet/records/ssm_nodes.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage::selection {
namespace {

using Ids = std::set<std::string>;

std::vector<std::string> sorted(const Ids& ids) { return {ids.begin(), ids.end()}; }

bool is_terminated(const ec2::Instance& instance) { return instance.state && instance.state->name == "terminated"; }

bool is_running(const ec2::Instance& instance) { return instance.state && instance.state->name == "running"; }

bool has_findings(const ssm::InstancePatchState& state) {
  return state.missing_count.value_or(0) > 0 || state.failed_count.value_or(0) > 0 ||
         state.installed_rejected_count.value_or(0) > 0 || state.installed_pending_reboot_count.value_or(0) > 0 ||
         state.available_security_update_count.value_or(0) > 0;
}

std::vector<const ec2::Instance*> instances_not_online(const ReadSoFar& so_far) {
  Ids online;
  for (const auto& row : so_far.snapshot->list<ssm::InstanceInformation>(so_far.scope).rows()) {
    const bool is_recent = row.last_ping_date_time && so_far.now - *row.last_ping_date_time < std::chrono::minutes(15);
    if (row.ping_status == "Online" && is_recent) online.insert(row.instance_id);
  }
  std::vector<const ec2::Instance*> result;
  for (const ec2::Instance& instance : so_far.snapshot->list<ec2::Instance>(so_far.scope).rows()) {
    if (is_running(instance) && !online.contains(instance.instance_id)) result.push_back(&instance);
  }
  return result;
}

bool is_failed(const ssm::CommandInvocation& invocation) {
  return invocation.status == "Failed" || invocation.status == "TimedOut" || invocation.status == "Cancelled";
}

void add(Ids& ids, const std::optional<std::string>& id) {
  if (id && !id->empty()) ids.insert(*id);
}

}  // namespace

std::vector<std::string> node_ids(const ReadSoFar& so_far) {
  Ids ids;
  for (const ec2::Instance& instance : so_far.snapshot->list<ec2::Instance>(so_far.scope).rows()) {
    if (!is_terminated(instance)) ids.insert(instance.instance_id);
  }
  for (const auto& row : so_far.snapshot->list<ssm::InstanceInformation>(so_far.scope).rows()) {
    if (row.instance_id.starts_with("mi-")) ids.insert(row.instance_id);
  }
  return sorted(ids);
}

const std::vector<std::string>& not_known_compliant(const ReadSoFar& so_far) {
  auto& found = (*so_far.found)[so_far.scope].not_known_compliant;
  if (found) return *found;
  Ids flagged;
  for (const auto& row : so_far.snapshot->list<ssm::ResourceComplianceSummaryItem>(so_far.scope).rows()) {
    if (row.status == "NON_COMPLIANT") flagged.insert(row.resource_id);
  }
  Ids ids;
  for (const std::string& id : node_ids(so_far)) {
    const auto states = so_far.snapshot->list<ssm::InstancePatchState>(so_far.scope, id);
    const bool is_compliant =
        states.gap() == nullptr && states.only() != nullptr && !has_findings(*states.only()) && !flagged.contains(id);
    if (!is_compliant) ids.insert(id);
  }
  return found.emplace(sorted(ids));
}

std::vector<std::string> without_patch_record(const ReadSoFar& so_far) {
  Ids ids;
  for (const std::string& id : node_ids(so_far)) {
    const auto states = so_far.snapshot->list<ssm::InstancePatchState>(so_far.scope, id);
    if (states.absent() != nullptr) ids.insert(id);
  }
  return sorted(ids);
}

const std::vector<std::string>& not_online(const ReadSoFar& so_far) {
  auto& found = (*so_far.found)[so_far.scope].not_online;
  if (found) return *found;
  Ids ids;
  for (const ec2::Instance* instance : instances_not_online(so_far)) ids.insert(instance->instance_id);
  return found.emplace(sorted(ids));
}

std::vector<std::string> images_of_not_online(const ReadSoFar& so_far) {
  Ids ids;
  for (const ec2::Instance* instance : instances_not_online(so_far)) add(ids, instance->image_id);
  return sorted(ids);
}

std::vector<const ssm::CommandInvocation*> last_failures(const ReadSoFar& so_far) {
  std::map<std::string, const ssm::CommandInvocation*> newest;
  for (const auto& invocation : so_far.snapshot->list<ssm::CommandInvocation>(so_far.scope).rows()) {
    // Few have failed, of the thousands of a month.
    if (!is_failed(invocation) || !invocation.instance_id) continue;
    if (!may_patch(invocation.document_name ? std::string_view(*invocation.document_name) : "")) continue;
    const ssm::CommandInvocation*& last = newest[*invocation.instance_id];
    if (last == nullptr || last->requested_date_time < invocation.requested_date_time) last = &invocation;
  }
  std::vector<const ssm::CommandInvocation*> result;
  for (const std::string& id : not_known_compliant(so_far)) {
    if (const auto found = newest.find(id); found != newest.end()) result.push_back(found->second);
  }
  return result;
}

std::vector<std::string> without_commands(const ReadSoFar& so_far) {
  Ids ids;
  const std::vector<std::string>& offline = not_online(so_far);
  for (const ssm::CommandInvocation* invocation : last_failures(so_far)) {
    const std::string details = replace_all(invocation->status_details.value_or(""), " ", "");
    const bool is_undelivered = details == "DeliveryTimedOut" || details == "Undeliverable" || details == "Delayed";
    if (is_undelivered && !std::ranges::binary_search(offline, *invocation->instance_id)) {
      ids.insert(*invocation->instance_id);
    }
  }
  return sorted(ids);
}

const std::vector<std::string>& in_doubt(const ReadSoFar& so_far) {
  auto& found = (*so_far.found)[so_far.scope].in_doubt;
  if (found) return *found;
  Ids ids;
  for (const std::string& id : not_online(so_far)) ids.insert(id);
  for (std::string& id : without_commands(so_far)) ids.insert(std::move(id));
  return found.emplace(sorted(ids));
}

std::vector<std::string> vpcs_in_doubt(const ReadSoFar& so_far) {
  Ids ids;
  const std::vector<std::string>& wanted = in_doubt(so_far);
  for (const ec2::Instance& instance : so_far.snapshot->list<ec2::Instance>(so_far.scope).rows()) {
    if (std::ranges::binary_search(wanted, instance.instance_id)) add(ids, instance.vpc_id);
  }
  return sorted(ids);
}

std::vector<std::string> prefix_lists(const ReadSoFar& so_far) {
  Ids ids;
  const auto add_permissions = [&ids](const std::vector<ec2::IpPermission>& permissions) {
    for (const ec2::IpPermission& permission : permissions) {
      for (const ec2::PrefixListId& list : permission.prefix_list_ids) add(ids, list.prefix_list_id);
    }
  };
  for (const auto& group : so_far.snapshot->list<ec2::SecurityGroup>(so_far.scope).rows()) {
    add_permissions(group.ip_permissions);
    add_permissions(group.ip_permissions_egress);
  }
  for (const auto& table : so_far.snapshot->list<ec2::RouteTable>(so_far.scope).rows()) {
    for (const ec2::Route& route : table.routes) add(ids, route.destination_prefix_list_id);
  }
  return sorted(ids);
}

namespace {

std::string_view short_name(std::string_view document) {
  const std::size_t slash = document.rfind('/');
  return slash == std::string_view::npos ? document : document.substr(slash + 1);
}

bool is_of_aws(std::string_view name) {
  return name.starts_with("AWS-") || name.starts_with("AWSEC2-") || name.starts_with("AWSSupport-") ||
         name.starts_with("AWSPremiumSupport-") || name.starts_with("AWSQuickSetup") ||
         name.starts_with("AmazonInspector") || name.starts_with("AmazonCloudWatch");
}

bool names_patching(std::string_view name) {
  return name.find("Patch") != std::string_view::npos || name.find("WindowsUpdate") != std::string_view::npos;
}

}  // namespace

bool may_patch(std::string_view document) {
  const std::string_view name = short_name(document);
  return !is_of_aws(name) || names_patching(name);
}

bool is_patch_document(std::string_view document) {
  const std::string_view name = short_name(document);
  return is_of_aws(name) && names_patching(name);
}

}  // namespace patchtriage::selection
