// Steps that change a VPC, filled in with the ids that its records show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// Interface endpoints for ssm and ssmmessages and a gateway endpoint for s3, those that the VPC lacks.
void append_endpoints(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// The subnet's default route to a NAT gateway; `replaces` one that leads nowhere.
void append_nat_route(const RuleFacts& facts, std::vector<RemedyStep>& steps, bool replaces);
// TCP 443 out and the replies in.
void append_acl_entries(const RuleFacts& facts, std::vector<RemedyStep>& steps, const std::string& acl);
// One option of modify-vpc-endpoint for each interface endpoint of Systems Manager in the VPC.
void append_endpoint_change(const RuleFacts& facts, std::vector<RemedyStep>& steps, const std::string& title,
                            std::string_view option, const std::string& side_effects);

// Ids as the listings show them; empty where they don't.
std::string route_table(const RuleFacts& facts);
std::string network_acl(const RuleFacts& facts);
std::vector<std::string> endpoint_groups(const RuleFacts& facts);
std::vector<std::string> instance_groups(const RuleFacts& facts);

}  // namespace patchtriage::remedies
