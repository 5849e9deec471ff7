// ssm-reachability/not-managed: Systems Manager does not know the instance.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature not_managed() {
  return {
      .id = "ssm-reachability/not-managed",
      .documentation =
          {.means = "Systems Manager doesn't know the instance as a managed node, so nothing can be sent to it.",
           .established = "The API answers InvalidInstanceId, or lists no information for the instance.",
           .is_not = "An agent that can't get its role token because its registration is unknown is "
                     "agent/registration-state; a node that is known and silent is node-offline.",
           .disproved_by = "The instance in DescribeInstanceInformation."},
      .patterns =
          {
              specific(R"(No (?:registered |available )?managed (?:nodes|instances) (?:were |was )?found)"),
              specific(R"(\(?InvalidInstanceId\)?)"),
              specific(R"(not in a valid state for account)"),
              specific(R"("InstanceInformationList"\s*:\s*\[\s*\])"),
              specific(R"(^\s*(?:Output:\s*)?\[\s*\]\s*$)", R"(describe-instance-information)"),
              specific(R"((?:is not|isn't|not) a (?:valid )?managed (?:instance|node))"),
              specific(R"(instance \S+ (?:is )?not registered (?:with|in) (?:ssm|systems manager|)"
                       R"(aws systems manager))"),
              generic(R"(TargetNotConnected)"),
              generic(R"(i-[0-9a-f]{8,17} is not connected)"),
              generic(R"(InvalidResourceId)"),
              specific(R"("InstanceAssociationStatusInfos" *: *\[ *\])"),
              specific(R"(Systems Manager is not used to manage)"),
          },
      .hints =
          {
              {R"(managed (?:instance|node)|InstanceInformation|\bm?i-[0-9a-f]{8,17}\b)",
               R"(not (?:managed|registered|found|exist|connected|valid)|invalid instance|does ?n.t exist)"},
          },
      .noise =
          {
              R"(RequestManagedInstanceRoleToken)",
              R"(Not existing InstanceId)",
              R"(InvalidInstanceI[dD]\.(?:NotFound|Malformed))",
          },
      .cleared_by =
          {
              R"(Successfully connected with (?:instance profile|Systems Manager) role credentials)",
              R"(EC2 registration was successful)",
              R"(Credentials ready)",
          },
  };
}

}  // namespace patchtriage::signatures
