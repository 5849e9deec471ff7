#include "collect/follow_up_asks.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "collect/ask.h"
#include "collect/selection.h"
#include "fleet/records/ec2_vpcs.h"
#include "fleet/records/elbv2_load_balancers.h"
#include "fleet/records/resource_groups_groups.h"
#include "fleet/records/ssm_associations.h"
#include "fleet/records/ssm_baselines.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage::asks {
namespace {

using std::chrono::days;

constexpr std::size_t kImagesBatch = 200;        // values of one filter
constexpr std::size_t kExecutionsOfAWindow = 4;  // newest ones whose tasks may be read: a month of weekly windows
constexpr std::size_t kTargetsPage = 50;         // DescribeAssociationExecutionTargets

}  // namespace

// An attachment that is too new to have worked matters only where a node doesn't answer.
std::vector<Ask> profile_associations(const ReadSoFar& so_far) {
  return selection::in_doubt(so_far).empty() ? std::vector<Ask>{} : whole_scope(so_far);
}

// Exclusions from what isn't blocked say nothing.
std::vector<Ask> public_access_exclusions(const ReadSoFar& so_far) {
  const auto options = so_far.snapshot->list<ec2::VpcBlockPublicAccessOptions>(so_far.scope);
  const bool may_block = options.gap() != nullptr || std::ranges::any_of(options.rows(), [](const auto& option) {
                           return option.internet_gateway_block_mode.value_or("off") != "off";
                         });
  return may_block ? whole_scope(so_far) : std::vector<Ask>{};
}

std::vector<Ask> prefix_list_entries(const ReadSoFar& so_far) {
  return about_each(selection::prefix_lists(so_far), "PrefixListId");
}

std::vector<Ask> dns_attributes(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const std::string& vpc : selection::vpcs_in_doubt(so_far)) {
    for (const char* attribute : {"enableDnsSupport", "enableDnsHostnames"}) {
      asks.push_back(about(vpc + "/" + attribute, Json::object({{"VpcId", vpc}, {"Attribute", attribute}})));
    }
  }
  return asks;
}

std::vector<Ask> images(const ReadSoFar& so_far) {
  const Json parameters = Json::object({{"IncludeDeprecated", true}, {"IncludeDisabled", true}});
  // By a filter: an image that was deregistered since is left out of the reply instead of failing it.
  std::vector<Ask> asks = in_batches(selection::images_of_not_online(so_far), kImagesBatch, "", "ImageId", parameters);
  for (Ask& ask : asks) ask.ids_filter = "image-id";
  return asks;
}

namespace {

bool is_exposing(const elbv2::LoadBalancer& balancer) {
  return balancer.scheme == "internet-facing" && balancer.type != "gateway";
}

}  // namespace

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

namespace {

std::vector<std::string> window_ids(const ReadSoFar& so_far) {
  std::vector<std::string> ids;
  for (const auto& window : rows<ssm::MaintenanceWindowIdentity>(so_far)) ids.push_back(window.window_id);
  return ids;
}

}  // namespace

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

namespace {

bool may_patch(const ssm::MaintenanceWindowTask& task) {
  return (task.type == "RUN_COMMAND" || task.type == "AUTOMATION") && selection::may_patch(task.task_arn.value_or(""));
}

}  // namespace

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
    // Of older ones that went well there is nothing to tell: their commands are in Run Command's listing.
    for (std::size_t i = 0; i < std::min(newest.size(), kExecutionsOfAWindow); ++i) {
      if (i == 0 || newest[i]->status != "SUCCESS") ids.push_back(newest[i]->window_execution_id);
    }
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

namespace {

bool is_over(const ssm::AssociationExecution& execution) {
  const std::string status = to_lower(execution.status.value_or(""));
  return status != "pending" && status != "inprogress";
}

// "{Failed=1, Success=9}": how many nodes an execution has; 1 where AWS doesn't say.
std::size_t target_count(const ssm::AssociationExecution& execution) {
  std::size_t count = 0;
  std::size_t number = 0;
  for (const char c : execution.resource_count_by_status.value_or("")) {
    if (c >= '0' && c <= '9') {
      number = number * 10 + static_cast<std::size_t>(c - '0');
    } else {
      count += std::exchange(number, 0);
    }
  }
  return std::max<std::size_t>(1, count + number);
}

// The newest execution of an association and, while that goes on, the one before.
std::vector<const ssm::AssociationExecution*> newest_executions(const ReadSoFar& so_far,
                                                                const std::string& association) {
  std::vector<const ssm::AssociationExecution*> all;
  const auto executions = rows<ssm::AssociationExecution>(so_far, association);
  for (const auto& execution : executions) all.push_back(&execution);
  std::ranges::sort(all, [](const auto* a, const auto* b) { return a->created_time > b->created_time; });
  if (!all.empty()) all.resize(std::min<std::size_t>(all.size(), is_over(*all.front()) ? 1 : 2));
  return all;
}

}  // namespace

std::vector<std::string> told_executions(const ReadSoFar& so_far) {
  std::vector<std::string> subjects;
  std::size_t pages = 0;
  for (const std::string& association : patching_associations(so_far)) {
    for (const auto* execution : newest_executions(so_far, association)) {
      subjects.push_back(association + "/" + execution->execution_id);
      pages += (target_count(*execution) + kTargetsPage - 1) / kTargetsPage;
    }
  }
  // Reference: association proof costs the smaller of the two.
  if (pages > std::max<std::size_t>(subjects.size(), selection::not_known_compliant(so_far).size())) return {};
  return subjects;
}

std::vector<Ask> association_execution_targets(const ReadSoFar& so_far) {
  std::vector<Ask> asks;
  for (const std::string& subject : told_executions(so_far)) {
    const std::size_t slash = subject.find('/');
    asks.push_back(about(subject, Json::object({{"AssociationId", subject.substr(0, slash)},
                                                {"ExecutionId", subject.substr(slash + 1)}})));
  }
  return asks;
}

}  // namespace patchtriage::asks
