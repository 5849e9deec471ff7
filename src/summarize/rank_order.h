// Which of two instances comes first.
#pragma once

#include <optional>
#include <tuple>

#include "fleet/key.h"
#include "rank/ranking.h"

namespace patchtriage {

// Smaller is first: the higher score, then the higher upper end. Instances that are known to be compliant come last, in
// the order of their keys.
inline auto rank_order(const std::optional<Tier>& tier, int score, int highest, const NodeKey& key) {
  return std::tuple(!tier.has_value(), -score, -highest, key);
}

}  // namespace patchtriage
