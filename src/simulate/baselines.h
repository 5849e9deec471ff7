// The patch baselines of a scope: AWS's own, one per operating system, and the customer's.
#pragma once

#include <string>

#include "simulate/estate.h"

namespace patchtriage::simulate {

// AWS's defaults, and four of the customer's:
//   prod-al2023     patch group al2023-prod, gives compliance levels
//   windows-strict  patch group windows-prod, gives levels, counts security updates it hasn't approved as non-compliant
//   rhel-locked     patch group rhel-locked, rejects telnet and blocks it
//   al2023-pinned   patch group al2023-pinned, rejects openssl-libs and blocks it
void build_baselines(Estate& estate);
// AWS's defaults alone, as in a Region that nobody uses.
void build_aws_baselines(Estate& estate);
// AWS's defaults, and two of the customer's that give compliance levels:
//   prod-al2023     patch groups al2023-prod and al2023-staging
//   prod-windows    patch group windows-prod
void build_reference_baselines(Estate& estate);

// The one that an ordinary operation on the node uses: that of its patch group, else its system's default.
const Baseline& baseline_of(const Estate& estate, const Node& node);

}  // namespace patchtriage::simulate
