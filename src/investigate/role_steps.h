// Steps that change the IAM role which an instance uses, and what stands above it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "investigate/command_line.h"
#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// "role app-web"; "the role of profile web" where IAM's records don't show it.
std::string role_label(const RuleFacts& facts);
// `aws iam <operation> --role-name …`; a named input where the role isn't known.
CommandLine role_command(const RuleFacts& facts, std::string_view operation);
// Names that input in a step made of role_command, and says that the change reaches every instance with the role.
RemedyStep on_role(const RuleFacts& facts, RemedyStep step);

// The policies that are attached, and AmazonSSMManagedInstanceCore among them.
void append_see_policies(const RuleFacts& facts, std::vector<RemedyStep>& steps);
void append_attach_core(const RuleFacts& facts, std::vector<RemedyStep>& steps);

// Why the role may not do what the agent needs: what stands against an attached policy comes first.
enum class Refusal { nothing_allows, statement, boundary, organization };
Refusal refusal_of(const RuleFacts& facts);

// IAM's own answer to whether the role may call what the agent calls.
void append_verify_permissions(const RuleFacts& facts, std::vector<RemedyStep>& steps);

// ARN of the role's permissions boundary; empty where it has none or it wasn't read.
std::string boundary_arn(const RuleFacts& facts);
// ARNs of the policies that are attached to the role, as far as they were read.
std::vector<std::string> attached_policies(const RuleFacts& facts);

}  // namespace patchtriage::remedies
