#include "assess/resource_group_index.h"

#include <algorithm>

#include "assess/scope_view.h"

namespace patchtriage {
namespace {

// Groups are asked about by name or by ARN; whichever was is the subject of the listing.
Facts<resource_groups::ResourceIdentifier> members_of(const ScopeView& view,
                                                      const resource_groups::GroupIdentifier& group) {
  auto members = view.list<resource_groups::ResourceIdentifier>(group.group_name);
  if (!group.group_arn) return members;
  const ListingKey by_arn{view.scope(), std::string(resource_groups::ResourceIdentifier::kSource), *group.group_arn, 1};
  if (!view.snapshot().listings().contains(by_arn)) return members;
  return view.list<resource_groups::ResourceIdentifier>(*group.group_arn);
}

}  // namespace

ResourceGroupIndex::ResourceGroupIndex(const ScopeView& view) {
  const auto groups = view.list<resource_groups::GroupIdentifier>();
  if (const Gap* gap = groups.gap()) {
    groups_gap_ = *gap;
    is_complete_ = false;
  } else {
    groups_complete_ = *groups.complete();
  }
  for (const resource_groups::GroupIdentifier& row : groups.rows()) {
    const std::size_t at = groups_.size();
    groups_.push_back({row.group_name, members_of(view, row)});
    is_complete_ = is_complete_ && groups_.back().members.gap() == nullptr;
    by_name_.emplace(row.group_name, at);
    if (row.group_arn) by_name_.emplace(*row.group_arn, at);
    auto& members = members_.emplace_back();
    for (const resource_groups::ResourceIdentifier& member : groups_.back().members.rows()) {
      if (!member.resource_arn) continue;
      // arn:aws:ec2:us-east-1:111111111111:instance/i-1
      const std::size_t slash = member.resource_arn->rfind('/');
      if (slash != std::string::npos) members.emplace(member.resource_arn->substr(slash + 1), &member);
    }
  }
}

std::optional<std::vector<std::string>> ResourceGroupIndex::groups_of(std::string_view instance_id) const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (members_[i].contains(std::string(instance_id))) names.push_back(groups_[i].name);
  }
  if (names.empty() && !is_complete_) return std::nullopt;
  std::ranges::sort(names);
  return names;
}

const ResourceGroupIndex::Group* ResourceGroupIndex::find(std::string_view name_or_arn) const {
  const auto found = by_name_.find(name_or_arn);
  return found == by_name_.end() ? nullptr : &groups_[found->second];
}

const resource_groups::ResourceIdentifier* ResourceGroupIndex::membership(const Group& group,
                                                                          std::string_view instance_id) const {
  const auto& members = members_[static_cast<std::size_t>(&group - groups_.data())];
  const auto found = members.find(std::string(instance_id));
  return found == members.end() ? nullptr : found->second;
}

}  // namespace patchtriage
