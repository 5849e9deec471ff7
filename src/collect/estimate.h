// How many calls a run will make, and how long they take: `assess --plan`, before the first one is made.
//
// Without an earlier run of the scope nothing is known of it, and its accounts and Regions are taken to look like the
// reference fleet: 125 instances, 30 % of them out of compliance and a third of those with a failed install, 3
// maintenance windows, 3 associations, 2 baselines of its own, 2 load balancers (docs/performance.md).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/time.h"
#include "collect/collect.h"

namespace patchtriage {

struct FleetShape {
  std::int64_t accounts = 1;
  std::int64_t scopes = 1;        // accounts and Regions with instances
  std::int64_t empty_scopes = 0;  // without
  std::int64_t instances = 125;   // in all
};

// Calls on the wire by operation, "ssm:DescribeInstancePatchStates". Those that come to less than one are left out.
std::map<std::string, std::int64_t> estimate_calls(const FleetShape& shape);

// The time that `calls`, spread evenly over the scopes, take at the rates of `settings` and a tenth of a second for
// each reply. No throttling, and nobody else at work in the accounts.
Duration estimate_time(const std::map<std::string, std::int64_t>& calls, const FleetShape& shape,
                       const CollectSettings& settings);

}  // namespace patchtriage
