#include "assess/targets.h"

#include <fmt/format.h>

#include <algorithm>

#include "assess/resource_group_index.h"
#include "assess/tags.h"
#include "base/text.h"

namespace patchtriage {
namespace {

bool holds(const std::vector<std::string>& values, std::string_view value) {
  return std::ranges::find(values, value) != values.end();
}

TargetMatch no() { return {}; }

TargetMatch match_ids(const Node& node, const ssm::Target& target) {
  if (holds(target.values, node.managed_id)) return {Match::yes, fmt::format("InstanceIds {}", node.managed_id), {}};
  if (holds(target.values, "*")) return {Match::yes, "InstanceIds *", {}};
  return no();
}

std::optional<TargetMatch> unreadable_tags(const ScopeView& view, const Node& node) {
  if (!node.managed_id.starts_with("mi-")) return std::nullopt;
  const Gap gap{Gap::Reason::not_asked, view.scope(), "ssm:ListTagsForResource", node.managed_id, "", "", nullptr};
  return TargetMatch{
      Match::unknown, "", {view.trail().not_read(gap, "the tags that Systems Manager keeps for the node")}};
}

TargetMatch match_tag(const ScopeView& view, const Node& node, std::string_view key, const ssm::Target& target) {
  if (auto unknown = unreadable_tags(view, node)) return *unknown;
  const ec2::Tag* tag = find_tag(*node.instance, key);
  if (tag == nullptr || !holds(target.values, tag->value.value_or(""))) return no();
  return {Match::yes,
          fmt::format("tag:{}={}", key, tag->value.value_or("")),
          {view.trail().cite(*node.instance, tag->value, fmt::format("the value of its tag {}", key))}};
}

TargetMatch match_tag_key(const ScopeView& view, const Node& node, const ssm::Target& target) {
  if (auto unknown = unreadable_tags(view, node)) return *unknown;
  for (const std::string& key : target.values) {
    if (const ec2::Tag* tag = find_tag(*node.instance, key)) {
      return {Match::yes,
              fmt::format("tag-key {}", key),
              {view.trail().cite(*node.instance, tag->key, fmt::format("it has a tag {}", key))}};
    }
  }
  return no();
}

TargetMatch match_resource_group(const ScopeView& view, const Node& node, const ssm::Target& target) {
  const auto& groups = view.once<ResourceGroupIndex>();
  TargetMatch unknown;
  for (const std::string& name : target.values) {
    const ResourceGroupIndex::Group* group = groups.find(name);
    if (group == nullptr) {
      if (groups.groups_gap() != nullptr) {
        unknown.match = Match::unknown;
        unknown.evidence.push_back(view.trail().not_read(*groups.groups_gap(), fmt::format("resource group {}", name)));
      }
      continue;
    }
    // Members are EC2 instances; a host registered as mi-… is a member by its EC2 id.
    if (const auto* member = groups.membership(*group, node.key.instance_id)) {
      return {Match::yes,
              fmt::format("resource-groups:Name={}", group->name),
              {view.trail().cite(*member, member->resource_arn, fmt::format("it is a member of {}", group->name))}};
    }
    if (const Gap* gap = group->members.gap()) {
      unknown.match = Match::unknown;
      unknown.evidence.push_back(view.trail().not_read(*gap, fmt::format("the members of resource group {}", name)));
    }
  }
  return unknown;
}

// Narrows resource-groups:Name to some types; instances pass as either of their two types.
TargetMatch match_resource_types(const ssm::Target& target) {
  const bool has_instances = std::ranges::any_of(target.values, [](const std::string& type) {
    return equals_ignoring_case(type, "AWS::EC2::Instance") || equals_ignoring_case(type, "AWS::SSM::ManagedInstance");
  });
  return has_instances
             ? TargetMatch{Match::yes, describe_target({"resource-groups:ResourceTypeFilters", target.values}), {}}
             : no();
}

}  // namespace

std::string describe_target(const ssm::Target& target) {
  return fmt::format("{}={}", target.key.value_or(""), join(target.values, ","));
}

TargetMatch match_target(const ScopeView& view, const Node& node, const ssm::Target& target) {
  const std::string key = target.key.value_or("");
  // ParameterValues and ResourceGroup are the words of associations that run an automation.
  if (equals_ignoring_case(key, "InstanceIds") || key == "ParameterValues") return match_ids(node, target);
  if (key.starts_with("tag:")) return match_tag(view, node, std::string_view(key).substr(4), target);
  if (key == "tag-key") return match_tag_key(view, node, target);
  if (equals_ignoring_case(key, "resource-groups:Name") || key == "ResourceGroup") {
    return match_resource_group(view, node, target);
  }
  if (equals_ignoring_case(key, "resource-groups:ResourceTypeFilters")) return match_resource_types(target);
  return {Match::unknown, "", {}};
}

TargetMatch match_targets(const ScopeView& view, const Node& node, std::span<const ssm::Target> targets) {
  TargetMatch all{targets.empty() ? Match::no : Match::yes, "", {}};
  for (const ssm::Target& target : targets) {
    TargetMatch one = match_target(view, node, target);
    // One entry that surely doesn't match settles it, whatever the others are.
    if (one.match == Match::no) return no();
    if (one.match == Match::unknown && all.match == Match::yes) {
      all = {Match::unknown, "", {}};
    }
    if (one.match != Match::yes || all.match == Match::yes) {
      all.evidence.insert(all.evidence.end(), one.evidence.begin(), one.evidence.end());
    }
    if (all.match == Match::yes) all.matched_by += (all.matched_by.empty() ? "" : " and ") + one.matched_by;
  }
  return all;
}

}  // namespace patchtriage
