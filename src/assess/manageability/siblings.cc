#include "assess/manageability/siblings.h"

#include <algorithm>

#include "base/text.h"

namespace patchtriage {

Siblings::Siblings(const ScopeView& view) {
  for (const Node& node : view.nodes()) {
    const ssm::InstanceInformation* row = node.information;
    if (row == nullptr || row->ping_status != "Online" || node.managed_id != node.key.instance_id) continue;
    const bool is_recent =
        row->last_ping_date_time && view.as_of() - *row->last_ping_date_time <= view.settings().lost_after;
    if (!is_recent) continue;
    online_[key_of(*node.instance)].push_back(&node);
    if (any_ == nullptr) any_ = &node;
  }
}

const Node* Siblings::online_sibling(const Node& node) const {
  const auto found = online_.find(key_of(*node.instance));
  if (found == online_.end()) return nullptr;
  for (const Node* sibling : found->second) {
    if (sibling->key != node.key) return sibling;
  }
  return nullptr;
}

// A public address decides over the way out where the route leads to an internet gateway, so it has to be the same too.
std::string Siblings::key_of(const ec2::Instance& instance) {
  std::vector<std::string> groups;
  for (const ec2::GroupIdentifier& group : instance.security_groups) groups.push_back(group.group_id.value_or(""));
  std::ranges::sort(groups);
  const std::string profile = instance.iam_instance_profile ? instance.iam_instance_profile->arn.value_or("") : "";
  return instance.subnet_id.value_or("") + "|" + join(groups, ",") + "|" + profile + "|" +
         (instance.public_ip_address ? "public" : "private");
}

}  // namespace patchtriage
