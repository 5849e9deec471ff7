// The waves of one account and Region.
#include <algorithm>

#include "base/text.h"
#include "collect/plan.h"
#include "collect/selection.h"
#include "fleet/records/autoscaling_groups.h"
#include "fleet/records/ec2_network.h"
#include "fleet/records/elbv2_load_balancers.h"
#include "fleet/records/resource_groups_groups.h"
#include "fleet/records/ssm_associations.h"
#include "fleet/records/ssm_baselines.h"
#include "fleet/records/ssm_commands.h"
#include "fleet/records/ssm_nodes.h"
#include "fleet/records/ssm_patches.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage {
namespace {

using std::chrono::days;

constexpr std::size_t kPatchStatesBatch = 50;  // DescribeInstancePatchStates.InstanceIds
constexpr std::size_t kComplianceBatch = 40;   // ListComplianceItems.ResourceIds, where the service takes more than one
constexpr std::size_t kImagesBatch = 200;      // values of one filter
constexpr std::size_t kExecutionsOfAWindow = 4;  // newest ones whose tasks are read: a month of weekly windows
constexpr std::size_t kExecutionsOfAnAssociation = 2;

template <class T>
auto rows(const ReadSoFar& so_far, std::string_view subject = "") {
  return so_far.snapshot->list<T>(so_far.scope, subject).rows();
}

Json text_list(const std::vector<std::string>& values) {
  Json list = Json::array();
  for (const std::string& value : values) list.push_back(value);
  return list;
}

Json filter(std::string_view name, const std::vector<std::string>& values) {
  return Json::object({{"Name", name}, {"Values", text_list(values)}});
}

std::vector<Ask> whole_scope(const ReadSoFar&) { return {Ask{}}; }

Ask about(std::string subject, Json parameters) {
  return Ask{.subjects = {std::move(subject)}, .parameters = std::move(parameters)};
}

std::vector<Ask> about_each(const std::vector<std::string>& ids, std::string_view member) {
  std::vector<Ask> asks;
  for (const std::string& id : ids) asks.push_back(about(id, Json::object({{std::string(member), id}})));
  return asks;
}

std::vector<Ask> in_batches(const std::vector<std::string>& ids, std::size_t size, std::string_view ids_member,
                            std::string_view row_id, const Json& parameters = Json::object(), int reading = 1) {
  std::vector<Ask> asks;
  for (std::size_t at = 0; at < ids.size(); at += size) {
    const std::size_t end = std::min(ids.size(), at + size);
    asks.push_back(
        Ask{.subjects = {ids.begin() + static_cast<std::ptrdiff_t>(at), ids.begin() + static_cast<std::ptrdiff_t>(end)},
            .parameters = parameters,
            .ids_member = ids_member,
            .row_id = row_id,
            .reading = reading});
  }
  return asks;
}

// --- first wave: what is there at all ---

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

// --- second wave: listings of the scope ---

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

std::vector<Ask> instance_coverage(const ReadSoFar&) {
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

// --- third wave: about what the listings named ---

std::vector<Ask> prefix_list_entries(const ReadSoFar& so_far) {
  return about_each(selection::prefix_lists(so_far), "PrefixListId");
}

std::vector<Ask> dns_attributes(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const std::string& vpc : selection::vpcs_of_not_online(so_far)) {
    for (const char* attribute : {"enableDnsSupport", "enableDnsHostnames"}) {
      asks.push_back(about(vpc + "/" + attribute, Json::object({{"VpcId", vpc}, {"Attribute", attribute}})));
    }
  }
  return asks;
}

std::vector<Ask> images(const ReadSoFar& so_far) {
  const std::vector<std::string> ids = selection::images_of_not_online(so_far);
  if (ids.empty()) return {};
  // One listing for all of them; a filter takes 200 values, and more than that many different images are rare enough
  // to leave the rest unread rather than to split the listing.
  const std::vector<std::string> asked(ids.begin(),
                                       ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), kImagesBatch)));
  Ask ask;
  ask.parameters = Json::object(
      {{"Filters", Json::array({filter("image-id", asked)})}, {"IncludeDeprecated", true}, {"IncludeDisabled", true}});
  return {ask};
}

bool is_exposing(const elbv2::LoadBalancer& balancer) {
  return balancer.scheme == "internet-facing" && balancer.type != "gateway";
}

std::vector<Ask> listeners(const ReadSoFar& so_far) {
  std::vector<std::string> arns;
  for (const auto& balancer : rows<elbv2::LoadBalancer>(so_far)) {
    if (is_exposing(balancer)) arns.push_back(balancer.load_balancer_arn);
  }
  // An application load balancer behind a network one is internal; its listeners are needed all the same.
  for (const auto& group : rows<elbv2::TargetGroup>(so_far)) {
    if (group.target_type != "alb") continue;
    for (const auto& balancer : rows<elbv2::LoadBalancer>(so_far)) {
      const bool is_behind =
          balancer.type == "application" && balancer.vpc_id == group.vpc_id && !is_exposing(balancer);
      if (is_behind && std::ranges::find(arns, balancer.load_balancer_arn) == arns.end())
        arns.push_back(balancer.load_balancer_arn);
    }
  }
  return about_each(arns, "LoadBalancerArn");
}

std::vector<Ask> target_health(const ReadSoFar& so_far) {
  std::vector<std::string> arns;
  for (const auto& group : rows<elbv2::TargetGroup>(so_far)) {
    if (!group.load_balancer_arns.empty() && group.target_type != "lambda") arns.push_back(group.target_group_arn);
  }
  return about_each(arns, "TargetGroupArn");
}

std::vector<Ask> target_group_attributes(const ReadSoFar& so_far) {
  std::vector<std::string> arns;
  for (const auto& group : rows<elbv2::TargetGroup>(so_far)) {
    const bool is_network =
        group.protocol == "TCP" || group.protocol == "TLS" || group.protocol == "UDP" || group.protocol == "TCP_UDP";
    if (is_network && !group.load_balancer_arns.empty()) arns.push_back(group.target_group_arn);
  }
  return about_each(arns, "TargetGroupArn");
}

std::vector<Ask> baselines(const ReadSoFar& so_far) {
  std::vector<std::string> ids;
  for (const auto& baseline : rows<ssm::PatchBaselineIdentity>(so_far)) {
    // AWS's own have an ARN for an id, and rules that are public and never change.
    if (baseline.baseline_id.starts_with("pb-")) ids.push_back(baseline.baseline_id);
  }
  return about_each(ids, "BaselineId");
}

std::vector<Ask> associations(const ReadSoFar& so_far) {
  std::vector<std::string> ids;
  for (const auto& association : rows<ssm::Association>(so_far)) {
    if (selection::may_patch(association.name.value_or(""))) ids.push_back(association.association_id);
  }
  return about_each(ids, "AssociationId");
}

std::vector<std::string> window_ids(const ReadSoFar& so_far) {
  std::vector<std::string> ids;
  for (const auto& window : rows<ssm::MaintenanceWindowIdentity>(so_far)) ids.push_back(window.window_id);
  return ids;
}

std::vector<Ask> windows(const ReadSoFar& so_far) { return about_each(window_ids(so_far), "WindowId"); }

std::vector<Ask> window_executions(const ReadSoFar& so_far) {
  const Time from = std::chrono::floor<std::chrono::seconds>(so_far.now - days(30));
  std::vector<Ask> asks = windows(so_far);
  for (Ask& ask : asks) {
    ask.parameters.set(
        "Filters",
        Json::array({Json::object({{"Key", "ExecutedAfter"}, {"Values", Json::array({format_time(from)})}})}));
  }
  return asks;
}

std::vector<Ask> group_members(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const auto& group : rows<resource_groups::GroupIdentifier>(so_far)) {
    asks.push_back(about(group.group_name, Json::object({{"Group", group.group_name}})));
  }
  return asks;
}

// --- fourth wave ---

// Only an empty group's query is of interest: whether it was meant for a node that it misses.
std::vector<Ask> group_queries(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const auto& group : rows<resource_groups::GroupIdentifier>(so_far)) {
    const auto members = so_far.snapshot->list<resource_groups::ResourceIdentifier>(so_far.scope, group.group_name);
    if (members.absent() != nullptr)
      asks.push_back(about(group.group_name, Json::object({{"Group", group.group_name}})));
  }
  return asks;
}

std::vector<Ask> listener_rules(const ReadSoFar& so_far) {
  std::vector<std::string> arns;
  for (const std::string& balancer : so_far.snapshot->subjects(so_far.scope, elbv2::Listener::kSource)) {
    if (balancer.find(":loadbalancer/app/") == std::string::npos) continue;  // only application listeners have rules
    for (const auto& listener : rows<elbv2::Listener>(so_far, balancer)) arns.push_back(listener.listener_arn);
  }
  return about_each(arns, "ListenerArn");
}

bool may_patch(const ssm::MaintenanceWindowTask& task) {
  return (task.type == "RUN_COMMAND" || task.type == "AUTOMATION") && selection::may_patch(task.task_arn.value_or(""));
}

std::vector<Ask> window_tasks(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const std::string& window : window_ids(so_far)) {
    for (const auto& task : rows<ssm::MaintenanceWindowTask>(so_far, window)) {
      if (!may_patch(task)) continue;
      asks.push_back(about(window + "/" + task.window_task_id,
                           Json::object({{"WindowId", window}, {"WindowTaskId", task.window_task_id}})));
    }
  }
  return asks;
}

std::vector<Ask> window_execution_tasks(const ReadSoFar& so_far) {
  std::vector<std::string> ids;
  for (const std::string& window : window_ids(so_far)) {
    const auto tasks = so_far.snapshot->list<ssm::MaintenanceWindowTask>(so_far.scope, window);
    // Where the tasks could not be read, any window may be one that patches.
    if (tasks.gap() == nullptr && std::ranges::none_of(tasks.rows(), [](const auto& task) { return may_patch(task); }))
      continue;
    const auto executions = rows<ssm::MaintenanceWindowExecution>(so_far, window);
    std::vector<const ssm::MaintenanceWindowExecution*> newest;
    for (const auto& execution : executions) newest.push_back(&execution);
    std::ranges::sort(newest, [](const auto* a, const auto* b) { return a->start_time > b->start_time; });
    for (std::size_t i = 0; i < std::min(newest.size(), kExecutionsOfAWindow); ++i)
      ids.push_back(newest[i]->window_execution_id);
  }
  return about_each(ids, "WindowExecutionId");
}

std::vector<std::string> patching_associations(const ReadSoFar& so_far) {
  std::vector<std::string> ids;
  for (const auto& association : rows<ssm::Association>(so_far)) {
    if (selection::may_patch(association.name.value_or(""))) ids.push_back(association.association_id);
  }
  return ids;
}

std::vector<Ask> association_executions(const ReadSoFar& so_far) {
  return about_each(patching_associations(so_far), "AssociationId");
}

std::vector<Ask> gated_calendars(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const std::string& id : so_far.snapshot->subjects(so_far.scope, ssm::AssociationDescription::kSource)) {
    for (const auto& association : rows<ssm::AssociationDescription>(so_far, id)) {
      if (!association.calendar_names.empty())
        asks.push_back(about(id, Json::object({{"CalendarNames", text_list(association.calendar_names)}})));
    }
  }
  return asks;
}

// --- fifth wave ---

std::vector<Ask> window_task_invocations(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  using Task = ssm::MaintenanceWindowExecutionTaskIdentity;
  for (const std::string& execution : so_far.snapshot->subjects(so_far.scope, Task::kSource)) {
    for (const Task& task : rows<Task>(so_far, execution)) {
      if (!selection::may_patch(task.task_arn.value_or(""))) continue;
      asks.push_back(about(execution + "/" + task.task_execution_id,
                           Json::object({{"WindowExecutionId", execution}, {"TaskId", task.task_execution_id}})));
    }
  }
  return asks;
}

std::vector<Ask> association_execution_targets(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const std::string& association : patching_associations(so_far)) {
    std::vector<const ssm::AssociationExecution*> newest;
    for (const auto& execution : rows<ssm::AssociationExecution>(so_far, association)) newest.push_back(&execution);
    std::ranges::sort(newest, [](const auto* a, const auto* b) { return a->created_time > b->created_time; });
    for (std::size_t i = 0; i < std::min(newest.size(), kExecutionsOfAnAssociation); ++i) {
      const std::string& execution = newest[i]->execution_id;
      asks.push_back(about(association + "/" + execution,
                           Json::object({{"AssociationId", association}, {"ExecutionId", execution}})));
    }
  }
  return asks;
}

// --- last wave: the detail of what isn't known to be compliant, and the second reading ---

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

}  // namespace

const std::vector<Wave>& scope_plan() {
  static const std::vector<Wave> waves = {
      {
          {"ec2:DescribeInstances", Step::list, instances},
          {"ssm:DescribeInstanceInformation", Step::manageability, whole_scope},
          {"ssm:ListResourceComplianceSummaries", Step::list, non_compliant_summaries},
      },
      {
          {"ssm:DescribeInstancePatchStates", Step::list, patch_states},
          {"ssm:GetServiceSetting", Step::manageability, default_host_management},
          {"ssm:GetInventory", Step::manageability, managed_once},
          {"ec2:DescribeInstanceStatus", Step::manageability, with_managed_resources},
          {"ec2:DescribeIamInstanceProfileAssociations", Step::manageability, whole_scope},
          {"ec2:DescribeVpcs", Step::context, whole_scope},
          {"ec2:DescribeSubnets", Step::context, whole_scope},
          {"ec2:DescribeRouteTables", Step::context, whole_scope},
          {"ec2:DescribeNetworkAcls", Step::context, whole_scope},
          {"ec2:DescribeSecurityGroups", Step::context, whole_scope},
          {"ec2:DescribeInternetGateways", Step::context, whole_scope},
          {"ec2:DescribeEgressOnlyInternetGateways", Step::context, whole_scope},
          {"ec2:DescribeNatGateways", Step::context, whole_scope},
          {"ec2:DescribeNetworkInterfaces", Step::context, with_managed_resources},
          {"ec2:DescribeVpcEndpoints", Step::context, whole_scope},
          {"ec2:DescribeDhcpOptions", Step::context, whole_scope},
          {"ec2:DescribeVpcBlockPublicAccessOptions", Step::context, whole_scope},
          {"ec2:DescribeVpcBlockPublicAccessExclusions", Step::context, whole_scope},
          {"elbv2:DescribeLoadBalancers", Step::context, whole_scope},
          {"elbv2:DescribeTargetGroups", Step::context, whole_scope},
          {"elb:DescribeLoadBalancers", Step::context, whole_scope},
          {"autoscaling:DescribeAutoScalingGroups", Step::context, whole_scope},
          {"resource-groups:ListGroups", Step::context, whole_scope},
          {"inspector2:ListFindings", Step::context, active_findings, true},
          {"inspector2:ListCoverage", Step::context, instance_coverage, true},
          {"ssm:DescribePatchBaselines", Step::mapping, whole_scope},
          {"ssm:DescribePatchGroups", Step::mapping, whole_scope},
          {"ssm:ListAssociations", Step::mapping, whole_scope},
          {"ssm:DescribeMaintenanceWindows", Step::mapping, whole_scope},
          {"ssm:ListCommands", Step::history, invoked_in_the_window},
          {"ssm:ListCommandInvocations", Step::history, invocations},
          {"ssm:DescribeAutomationExecutions", Step::history, automations},
      },
      {
          {"ec2:GetManagedPrefixListEntries", Step::context, prefix_list_entries},
          {"ec2:DescribeVpcAttribute", Step::manageability, dns_attributes},
          {"ec2:DescribeImages", Step::manageability, images},
          {"elbv2:DescribeListeners", Step::context, listeners},
          {"elbv2:DescribeTargetHealth", Step::context, target_health},
          {"elbv2:DescribeTargetGroupAttributes", Step::context, target_group_attributes},
          {"resource-groups:ListGroupResources", Step::context, group_members},
          {"ssm:GetPatchBaseline", Step::mapping, baselines},
          {"ssm:DescribeAssociation", Step::mapping, associations},
          {"ssm:DescribeMaintenanceWindowTargets", Step::mapping, windows},
          {"ssm:DescribeMaintenanceWindowTasks", Step::mapping, windows},
          {"ssm:DescribeMaintenanceWindowExecutions", Step::history, window_executions},
      },
      {
          {"elbv2:DescribeRules", Step::context, listener_rules},
          {"resource-groups:GetGroupQuery", Step::mapping, group_queries},
          {"ssm:GetMaintenanceWindowTask", Step::mapping, window_tasks},
          {"ssm:GetCalendarState", Step::mapping, gated_calendars},
          {"ssm:DescribeMaintenanceWindowExecutionTasks", Step::history, window_execution_tasks},
          {"ssm:DescribeAssociationExecutions", Step::history, association_executions},
      },
      {
          {"ssm:DescribeMaintenanceWindowExecutionTaskInvocations", Step::history, window_task_invocations},
          {"ssm:DescribeAssociationExecutionTargets", Step::history, association_execution_targets},
          {"ssm:DescribeInstancePatches", Step::confirm, patches},
          {"ssm:ListComplianceItems", Step::confirm, compliance_items},
          {"ssm:DescribeInstanceAssociationsStatus", Step::history, association_statuses},
          {"ssm:GetCommandInvocation", Step::history, failed_outputs},
          {"ssm:GetConnectionStatus", Step::manageability, session_channels},
      },
      {
          {"ssm:DescribeInstancePatchStates", Step::confirm, second_reading},
      },
  };
  return waves;
}

}  // namespace patchtriage
