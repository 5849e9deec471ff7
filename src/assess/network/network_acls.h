// What a network ACL lets pass: entries in ascending order, the first match decides, replies need their own permission.
#pragma once

#include <string_view>
#include <vector>

#include "assess/network/proof.h"
#include "assess/network/traffic.h"
#include "assess/scope_view.h"
#include "fleet/records/ec2_firewalls.h"

namespace patchtriage {

// The parts of the traffic that the ACL allows.
std::vector<TrafficBox> acl_allows(const ec2::NetworkAcl& acl, Direction direction, Protocol protocol,
                                   const TrafficBox& traffic);

// Peers of `peers` to whom some reply can go (or from whom some can come): any of the reply ports is allowed.
AddressSet acl_reply_peers(const ec2::NetworkAcl& acl, Direction direction, Protocol protocol, const AddressSet& peers);
// Peers of `peers` with whom replies pass on every port that a client usually chooses.
AddressSet acl_all_reply_peers(const ec2::NetworkAcl& acl, Direction direction, Protocol protocol,
                               const AddressSet& peers);

// Whether a connection from or to any of `peers` passes the subnet's ACL both ways. `direction` is that of the request.
// yes: from all of them and for every usual reply port; no: from none; unknown otherwise, or where the ACL isn't
// listed. Who asks from inside gets no replies by the single ports of services, who asks from outside might.
Proof acl_permits(const ScopeView& view, std::string_view subnet_id, Direction direction, Protocol protocol,
                  PortRange ports, const AddressSet& peers);

}  // namespace patchtriage
