// Steps that change a VPC, filled in with the ids that its records show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "investigate/command_line.h"
#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// What every remedy of a path starts from: AWS's own check of the connection.
Remediation network_remediation(const RuleFacts& facts, std::string target, std::string title, std::string summary);
// The same about the subnet's route table.
Remediation route_remediation(const RuleFacts& facts, std::string summary);
// A security group as an option where there is one, else as the named input with what was found.
void append_group(CommandLine& command, RemedyStep& step, std::string_view option, const RemedyInput& groups);
// The VPC's id, or "the VPC of i-…" where EC2 didn't say which it is.
std::string vpc_label(const RuleFacts& facts);

// The interface endpoints that the VPC lacks: ssm, ssmmessages, and ec2messages where the agent needs it.
std::vector<std::string> missing_endpoints(const RuleFacts& facts);
// Those, and a gateway endpoint for s3 where the VPC has none.
void append_endpoints(const RuleFacts& facts, std::vector<RemedyStep>& steps);
void append_s3_endpoint(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// The policy of the S3 endpoints that there are.
void append_s3_policy_reset(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// Whether the subnet's route table sends everything somewhere that is there; false where it isn't listed.
bool has_default_route(const RuleFacts& facts);
// The subnet's default route to a NAT gateway; `replaces` one that leads nowhere.
void append_nat_route(const RuleFacts& facts, std::vector<RemedyStep>& steps, bool replaces);
// TCP 443 out and the replies in.
void append_acl_entries(const RuleFacts& facts, std::vector<RemedyStep>& steps, const std::string& acl);
// One option of modify-vpc-endpoint for each interface endpoint of Systems Manager in the VPC; for a named one where
// none is listed.
void append_endpoint_change(const RuleFacts& facts, std::vector<RemedyStep>& steps, const std::string& title,
                            std::string_view option, const std::string& side_effects);

// Ids as the listings show them; empty where they don't.
std::string route_table(const RuleFacts& facts);
std::string network_acl(const RuleFacts& facts);
std::vector<std::string> endpoint_groups(const RuleFacts& facts);
std::vector<std::string> instance_groups(const RuleFacts& facts);

}  // namespace patchtriage::remedies
