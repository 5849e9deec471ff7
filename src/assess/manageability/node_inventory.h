// What AWS's inventory of managed nodes holds, by node. It outlives the registration. Kept by ScopeView::once.
#pragma once

#include <string_view>
#include <unordered_map>

#include "assess/scope_view.h"
#include "fleet/records/ssm_inventory.h"

namespace patchtriage {

inline constexpr std::string_view kNodeInventory = "AWS:InstanceInformation";

class NodeInventory {
 public:
  explicit NodeInventory(const ScopeView& view) {
    for (const ssm::InventoryResultEntity& row : view.list<ssm::InventoryResultEntity>(kNodeInventory).rows()) {
      by_id_.emplace(row.id, &row);
    }
  }

  // nullptr where the node isn't in it.
  const ssm::InventoryResultEntity* find(std::string_view node_id) const {
    const auto found = by_id_.find(node_id);
    return found == by_id_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string_view, const ssm::InventoryResultEntity*> by_id_;
};

}  // namespace patchtriage
