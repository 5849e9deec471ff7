#include "assess/network/block_public_access.h"

#include <fmt/format.h>

#include "fleet/records/ec2_network.h"
#include "fleet/records/ec2_vpcs.h"

namespace patchtriage {
namespace {

bool is_blocking(std::string_view mode, Direction direction) {
  return mode == "block-bidirectional" || (mode == "block-ingress" && direction == Direction::inbound);
}

bool is_about(const ec2::VpcBlockPublicAccessExclusion& exclusion, std::string_view subnet_id,
              std::string_view vpc_id) {
  const std::string& arn = exclusion.resource_arn.value_or("");
  const bool is_in_force = !exclusion.state || exclusion.state == "create-complete" ||
                           exclusion.state == "update-complete" || exclusion.state == "update-in-progress";
  return is_in_force &&
         (arn.ends_with(fmt::format("subnet/{}", subnet_id)) || arn.ends_with(fmt::format("vpc/{}", vpc_id)));
}

bool is_letting_through(const ec2::VpcBlockPublicAccessExclusion& exclusion, Direction direction) {
  return exclusion.internet_gateway_exclusion_mode == "allow-bidirectional" ||
         (exclusion.internet_gateway_exclusion_mode == "allow-egress" && direction == Direction::outbound);
}

}  // namespace

PublicAccess read_public_access(const ScopeView& view, std::string_view subnet_id, std::string_view vpc_id,
                                Direction direction) {
  const Trail& trail = view.trail();
  // The subnet's own field is the outcome, with exclusions counted.
  const ec2::Subnet* subnet = view.find<ec2::Subnet>(subnet_id);
  if (subnet != nullptr && subnet->block_public_access_states &&
      subnet->block_public_access_states->internet_gateway_block_mode) {
    const auto& mode = subnet->block_public_access_states->internet_gateway_block_mode;
    const bool is_blocked = is_blocking(*mode, direction);
    return {is_blocked ? Answer::yes : Answer::no,
            true,
            {trail.cite(*subnet, mode, fmt::format("VPC Block Public Access is {} for the subnet", *mode))}};
  }
  const Facts<ec2::VpcBlockPublicAccessOptions> options = view.list<ec2::VpcBlockPublicAccessOptions>();
  if (const Gap* gap = options.gap()) {
    return {Answer::unknown, false, {trail.not_read(*gap, "VPC Block Public Access")}};
  }
  const ec2::VpcBlockPublicAccessOptions* option = options.only();
  if (option == nullptr || !option->internet_gateway_block_mode) {
    return {Answer::no, true, {}};
  }
  const Evidence mode = trail.cite(*option, &ec2::VpcBlockPublicAccessOptions::internet_gateway_block_mode,
                                   "VPC Block Public Access of the account");
  if (!is_blocking(*option->internet_gateway_block_mode, direction)) return {Answer::no, true, {mode}};
  const Facts<ec2::VpcBlockPublicAccessExclusion> exclusions = view.list<ec2::VpcBlockPublicAccessExclusion>();
  for (const ec2::VpcBlockPublicAccessExclusion& exclusion : exclusions.rows()) {
    if (!is_about(exclusion, subnet_id, vpc_id) || !is_letting_through(exclusion, direction)) continue;
    return {Answer::no,
            true,
            {mode, trail.cite(exclusion, &ec2::VpcBlockPublicAccessExclusion::internet_gateway_exclusion_mode,
                              "the subnet or its VPC is excluded")}};
  }
  if (const Gap* gap = exclusions.gap()) {
    return {Answer::unknown, true, {mode, trail.not_read(*gap, "the exclusions from VPC Block Public Access")}};
  }
  return {Answer::yes, true, {mode}};
}

}  // namespace patchtriage
