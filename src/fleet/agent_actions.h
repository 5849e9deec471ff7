// What an instance's role must allow the agent, by what it is for. The plan asks IAM about all of it, and the
// assessment judges by the same lists.
#pragma once

#include <array>
#include <string_view>

namespace patchtriage::agent_actions {

// To be a node at all.
inline constexpr std::array<std::string_view, 1> kRegister{"ssm:UpdateInstanceInformation"};

// To be sent commands: either family is enough. ec2messages is the older one.
inline constexpr std::array<std::string_view, 4> kControl{
    "ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel", "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenDataChannel"};
inline constexpr std::array<std::string_view, 6> kMessages{
    "ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage", "ec2messages:FailMessage",
    "ec2messages:GetEndpoint",        "ec2messages:GetMessages",   "ec2messages:SendReply"};

// To be patched, and to report it.
inline constexpr std::array<std::string_view, 3> kPatching{"ssm:GetDeployablePatchSnapshotForInstance",
                                                           "ssm:PutInventory", "ssm:PutComplianceItems"};

// To be patched by an association. GetDocument is one of them, too; IAM can't be asked about it in the same call, which
// names an instance as the resource.
inline constexpr std::array<std::string_view, 2> kAssociations{"ssm:ListInstanceAssociations",
                                                               "ssm:UpdateInstanceAssociationStatus"};

}  // namespace patchtriage::agent_actions
