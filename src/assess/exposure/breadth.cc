#include <algorithm>
#include <cmath>

#include "assess/exposure/path_search.h"

namespace patchtriage {

Breadth breadth_of(const AddressSet& sources) {
  const double v4 = sources.size(IpFamily::v4);
  // A share of the routed space 2000::/3 that corresponds to the one of IPv4.
  const double v6 = sources.size(IpFamily::v6);
  if (v4 > std::exp2(30) || v6 > std::exp2(123)) return Breadth::world;
  if (v4 > std::exp2(16) || v6 > std::exp2(96)) return Breadth::broad;
  return Breadth::narrow;
}

// The enumerators run from the widest to the narrowest.
Breadth wider(Breadth left, Breadth right) { return std::min(left, right); }

}  // namespace patchtriage
