// Which public addresses can reach into a subnet, and be answered, by its own routes.
#pragma once

#include <string_view>
#include <vector>

#include "assess/network/proof.h"
#include "assess/network/route_map.h"
#include "assess/scope_view.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage {

// A way in: public sources whose replies leave by an attached internet gateway, or by the appliance through which an
// edge route table steers what comes in.
struct PublicGateway {
  AddressSet sources;
  std::string name;  // "igw-…", or "vpce-… igw-…" through an appliance
  std::vector<Evidence> evidence;
};

struct PublicSide {
  std::vector<PublicGateway> gateways;  // empty: nothing comes in from the internet
  std::vector<Evidence> gaps;           // what could not be read and may hold a way in
  std::vector<Evidence> why_none;       // where there is neither
};

// The subnet's record; nullptr with a gap added where it isn't listed, or is another account's.
const ec2::Subnet* own_subnet(const ScopeView& view, std::string_view subnet_id, std::vector<Evidence>& gaps);

PublicSide read_public_side(const ScopeView& view, std::string_view subnet_id);

}  // namespace patchtriage
