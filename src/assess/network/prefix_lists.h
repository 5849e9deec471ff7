// The addresses of managed prefix lists, each read once for a scope.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "assess/network/address_set.h"
#include "assess/scope_view.h"
#include "fleet/evidence.h"

namespace patchtriage {

struct PrefixList {
  std::vector<Cidr> entries;
  AddressSet addresses;
};

// Its entries, or the gap that keeps them unknown. Lives as long as the view.
const std::variant<PrefixList, Evidence>& read_prefix_list(const ScopeView& view, std::string_view prefix_list_id);

}  // namespace patchtriage
