// Which resource groups an instance is in, by the listings of the groups' members.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fleet/records/resource_groups_groups.h"
#include "fleet/snapshot.h"

namespace patchtriage {

class ScopeView;

// Made once for a scope: view.once<ResourceGroupIndex>().
class ResourceGroupIndex {
 public:
  struct Group {
    std::string name;
    Facts<resource_groups::ResourceIdentifier> members;
  };

  explicit ResourceGroupIndex(const ScopeView& view);

  // Names of the groups that the instance is in, sorted. nullopt where it is in none of those that could be read and
  // some could not be.
  std::optional<std::vector<std::string>> groups_of(std::string_view instance_id) const;
  // The group of this name or ARN, with its members; nullptr where the complete listing of groups lacks it. Check
  // groups_gap() first.
  const Group* find(std::string_view name_or_arn) const;
  const Gap* groups_gap() const { return groups_gap_ ? &*groups_gap_ : nullptr; }
  const std::optional<Absence>& groups_complete() const { return groups_complete_; }
  // The row that makes the instance a member; nullptr where it isn't one.
  const resource_groups::ResourceIdentifier* membership(const Group& group, std::string_view instance_id) const;

 private:
  std::vector<Group> groups_;
  std::map<std::string, std::size_t, std::less<>> by_name_;  // names and ARNs
  std::vector<std::unordered_map<std::string, const resource_groups::ResourceIdentifier*>> members_;
  std::optional<Gap> groups_gap_;
  std::optional<Absence> groups_complete_;
  bool is_complete_ = true;
};

}  // namespace patchtriage
