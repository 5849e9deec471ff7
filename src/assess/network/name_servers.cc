#include "assess/network/name_servers.h"

#include "assess/network/ip_address.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage {
namespace {

// It answers at two addresses everywhere, and at the third one of the VPC's first block.
bool is_amazon(std::string_view server, const ec2::Vpc& vpc) {
  if (server == "AmazonProvidedDNS") return true;
  const auto address = parse_ip_address(server);
  if (!address) return false;
  if (address == parse_ip_address("169.254.169.253") || address == parse_ip_address("fd00:ec2::253")) return true;
  const auto block = vpc.cidr_block ? parse_cidr(*vpc.cidr_block) : std::nullopt;
  return block && address->bits == block->base.bits + 2;
}

}  // namespace

Proof uses_amazon_names(const ScopeView& view, std::string_view vpc_id) {
  const ec2::Vpc* vpc = view.find<ec2::Vpc>(vpc_id);
  if (vpc == nullptr) {
    const Facts<ec2::Vpc> vpcs = view.list<ec2::Vpc>();
    return {Answer::unknown, vpcs.gap() != nullptr ? std::vector{view.trail().not_read(*vpcs.gap(), "the VPC")}
                                                   : std::vector<Evidence>{}};
  }
  if (!vpc->dhcp_options_id || *vpc->dhcp_options_id == "default") return {Answer::yes, {}};
  const ec2::DhcpOptions* options = view.find<ec2::DhcpOptions>(*vpc->dhcp_options_id);
  if (options == nullptr) {
    const Facts<ec2::DhcpOptions> listed = view.list<ec2::DhcpOptions>();
    if (const Gap* gap = listed.gap())
      return {Answer::unknown, {view.trail().not_read(*gap, "the DHCP options of the VPC")}};
    return {Answer::yes, {}};
  }
  for (const ec2::DhcpConfiguration& configuration : options->dhcp_configurations) {
    if (configuration.key != "domain-name-servers") continue;
    for (const ec2::AttributeValue& server : configuration.values) {
      if (server.value && !is_amazon(*server.value, *vpc)) {
        return {Answer::no, {view.trail().cite(*options, server.value, "the VPC has name servers of its own")}};
      }
    }
  }
  return {Answer::yes, {}};
}

}  // namespace patchtriage
