// Step 3: what an instance is, where it stands and whose it is.
#include <fmt/format.h>

#include <algorithm>

#include "assess/assessment.h"
#include "assess/operating_system.h"
#include "assess/owning_service.h"
#include "assess/resource_group_index.h"
#include "assess/scope_view.h"
#include "assess/tags.h"
#include "base/text.h"
#include "fleet/records/autoscaling_groups.h"
#include "fleet/records/ssm_inventory.h"

namespace patchtriage {
namespace {

// Nodes that Systems Manager doesn't list now (stopped, for one) keep their last inventory for a while.
class InventoryIndex {
 public:
  explicit InventoryIndex(const ScopeView& view) {
    for (const auto& entity : view.list<ssm::InventoryResultEntity>("AWS:InstanceInformation").rows()) {
      const auto item = entity.data.find("AWS:InstanceInformation");
      if (item != entity.data.end() && !item->second.content.empty())
        by_id_.emplace(entity.id, &item->second.content[0]);
    }
  }
  std::string attribute(const std::string& id, const std::string& name) const {
    const auto entity = by_id_.find(id);
    if (entity == by_id_.end()) return "";
    const auto value = entity->second->find(name);
    return value == entity->second->end() ? "" : value->second;
  }

 private:
  std::unordered_map<std::string, const std::map<std::string, std::string>*> by_id_;
};

class AutoScalingIndex {
 public:
  explicit AutoScalingIndex(const ScopeView& view) {
    for (const autoscaling::AutoScalingGroup& group : view.list<autoscaling::AutoScalingGroup>().rows()) {
      for (const autoscaling::Instance& instance : group.instances) {
        if (instance.instance_id) by_id_.emplace(*instance.instance_id, group.auto_scaling_group_name);
      }
    }
  }
  std::optional<std::string> group_of(const std::string& instance_id) const {
    const auto found = by_id_.find(instance_id);
    return found == by_id_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::unordered_map<std::string, std::string> by_id_;
};

void read_platform(const ScopeView& view, const Node& node, Context& context) {
  const ec2::Instance& instance = *node.instance;
  std::string type;
  std::string name;
  std::string version;
  if (node.information != nullptr) {
    type = node.information->platform_type.value_or("");
    name = node.information->platform_name.value_or("");
    version = node.information->platform_version.value_or("");
  } else {
    const auto& inventory = view.once<InventoryIndex>();
    type = inventory.attribute(node.managed_id, "PlatformType");
    name = inventory.attribute(node.managed_id, "PlatformName");
    version = inventory.attribute(node.managed_id, "PlatformVersion");
  }
  context.operating_system = operating_system_of(type, name, version);
  // "Linux/UNIX" of PlatformDetails covers many systems, so of EC2's words only "windows" tells one.
  if (!context.operating_system && instance.platform && equals_ignoring_case(*instance.platform, "windows")) {
    context.operating_system = "WINDOWS";
  }
  context.platform = name.empty() ? instance.platform_details : std::optional(name);
  if (!version.empty()) context.platform_version = version;
}

void read_environment(const ScopeView& view, const Node& node, Context& context) {
  const Settings& settings = view.settings();
  const auto holds = [](const std::vector<std::string>& values, const std::string& value) {
    return std::ranges::any_of(values, [&](const std::string& one) { return normalized_tag(one) == value; });
  };
  // The keys' order in the settings decides where two tags disagree.
  for (const std::string& key : settings.environment_keys) {
    for (const ec2::Tag* tag : by_key(*node.instance)) {
      if (!tag->key || !tag->value || normalized_tag(*tag->key) != normalized_tag(key)) continue;
      const std::string value = normalized_tag(*tag->value);
      if (holds(settings.production_values, value)) {
        context.environment = Environment::production;
      } else if (holds(settings.non_production_values, value)) {
        context.environment = Environment::non_production;
      } else {
        continue;
      }
      context.environment_evidence =
          view.trail().cite(*node.instance, tag->value, fmt::format("tag {} tells the environment", *tag->key));
      return;
    }
  }
}

std::optional<std::string> account_name(const ScopeView& view) {
  for (const AccountFact& account : view.snapshot().run.accounts) {
    if (account.id == view.scope().account && !account.name.empty()) return account.name;
  }
  return std::nullopt;
}

std::optional<std::string> tag_value(const ec2::Instance& instance, std::string_view key) {
  const ec2::Tag* tag = find_tag(instance, key);
  return tag == nullptr || !tag->value || tag->value->empty() ? std::nullopt : tag->value;
}

}  // namespace

Context assess_context(const ScopeView& view, const Node& node) {
  const ec2::Instance& instance = *node.instance;
  Context context;
  context.name = tag_value(instance, "Name");
  if (instance.state) context.state = instance.state->name;
  read_platform(view, node, context);
  context.instance_type = instance.instance_type;
  context.image_id = instance.image_id;
  context.vpc_id = instance.vpc_id;
  context.subnet_id = instance.subnet_id;
  context.launched_at = instance.launch_time;
  if (instance.iam_instance_profile) context.iam_instance_profile = instance.iam_instance_profile->arn;
  read_environment(view, node, context);
  context.auto_scaling_group = tag_value(instance, "aws:autoscaling:groupName");
  if (!context.auto_scaling_group) {
    context.auto_scaling_group = view.once<AutoScalingIndex>().group_of(instance.instance_id);
  }
  context.tags.emplace();
  for (const ec2::Tag& tag : instance.tags) {
    if (tag.key) context.tags->emplace(*tag.key, tag.value.value_or(""));
  }
  context.account_name = account_name(view);
  context.stack = tag_value(instance, "aws:cloudformation:stack-name");
  context.resource_groups = view.once<ResourceGroupIndex>().groups_of(instance.instance_id);
  if (auto owner = owning_service(view, node)) {
    context.owning_service = std::move(owner->name);
    context.owning_service_evidence = std::move(owner->evidence);
  }
  return context;
}

}  // namespace patchtriage
