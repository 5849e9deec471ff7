// Route maps of a scope's tables, each made on first use. Kept by ScopeView::once.
#pragma once

#include <memory>
#include <unordered_map>

#include "assess/network/route_map.h"

namespace patchtriage {

class RouteMaps {
 public:
  explicit RouteMaps(const ScopeView&) {}
  const RouteMap& of(const ScopeView& view, const ec2::RouteTable& table) const {
    std::unique_ptr<RouteMap>& map = maps_[&table];
    if (map == nullptr) map = std::make_unique<RouteMap>(make_route_map(view, table));
    return *map;
  }

 private:
  // Confined to the thread that owns the view.
  mutable std::unordered_map<const ec2::RouteTable*, std::unique_ptr<RouteMap>> maps_;
};

}  // namespace patchtriage
