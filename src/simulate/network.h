// The VPCs of a scope: what stands in every one, and the broken parts that a plant asks for.
//
// Everything broken gets a subnet, a group or a VPC of its own, so that it breaks nothing else. The records are built
// as AWS would show them; who can reach whom is known by construction (Placement), not worked out from them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulate/estate.h"

namespace patchtriage::simulate {

// The application VPC (public and private subnets, NAT) and the isolated one (interface endpoints only).
void build_network(Estate& estate);
// A Region that nobody uses: its default VPC was removed when the account was set up.
void build_unused_network(Estate& estate);

// Index into estate.subnets of a broken part, built when first asked for:
//   "no-route"          private subnet whose route table has only the VPC's own route
//   "nat-down"          private subnet whose default route is a black hole: the NAT gateway failed
//   "nacl"              private subnet whose network ACL refuses 443 to the outside
//   "transit"           private subnet whose default route leads to a transit gateway
//   "endpoint-sg"       VPC like the isolated one whose endpoints' group lets nobody in
//   "messages-sg"       the same, where only the group of the message channel's endpoints does
//   "endpoint-policy"   the same, whose endpoint policies allow another account only
//   "dns-support-off"   the same, with the VPC's DNS support off
//   "private-dns-off"   the same, with private DNS of the endpoints off
//   "dns-hostnames-off" the same, with the VPC's DNS host names off
//   "no-endpoints"      VPC with neither a way out nor endpoints
//   "no-replies"        private subnet whose network ACL lets 443 out and no replies back in
//   "nat-stranded"      private subnet whose NAT gateway stands in a subnet without a way out itself
//   "endpoint-override" VPC with a working NAT gateway, and with endpoints whose names replace that way and whose group
//                       lets nobody in
int broken_subnet(Estate& estate, const std::string& name);

// The id of the group that lets nothing out, built when first asked for.
std::string closed_egress_group(Estate& estate);

// Subnet and groups for a placement; `which` spreads over the zones.
int placement_subnet(Estate& estate, Placement placement, int which);
std::vector<std::string> placement_groups(const Estate& estate, Placement placement);
// internet, internal, unknown
std::string_view exposure_of(Placement placement);
std::string group_name(const Estate& estate, const std::string& id);

}  // namespace patchtriage::simulate
