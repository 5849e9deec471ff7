// ssm-reachability/role-denied: the node's role is there and its calls are refused.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature role_denied() {
  return {
      .id = "ssm-reachability/role-denied",
      .documentation =
          {.means = "A role is there, and Systems Manager refuses its call: the role's policies, its permissions "
                    "boundary, a service control policy or a VPC endpoint policy doesn't allow it.",
           .established = "An AccessDenied answer that names the principal and an action of ssm, ssmmessages or "
                          "ec2messages, or an assume-role that is refused.",
           .is_not = "A refused GetDeployablePatchSnapshotForInstance is baseline/snapshot-denied, a refused "
                     "PutInventory is os-patch/report-upload-failed, and the override file's bucket is "
                     "baseline/override-access.",
           .disproved_by = "The same call with the same role and from the same subnet that is allowed."},
      .patterns =
          {
              specific(R"(not authorized to perform: (?:ssm|ssmmessages|ec2messages|sts|s3|kms|logs):)"),
              specific(R"(AssumeRoleUnauthorizedAccess)"),
              specific(R"(because no (?:VPC endpoint|identity-based|session|service control|)"
                       R"(resource-based) policy allows)"),
              specific(R"(with an explicit deny in)"),
              specific(R"(AccessDenied\w*\) when calling the (?:SendCommand|UpdateInstanceInformation|)"
                       R"(DescribeAssociation|GetPatchBaseline|DescribePatchBaselines|GetResources|)"
                       R"(RegisterManagedInstance))"),
              specific(R"((?:DescribeAssociation|DescribePatchBaselines|GetPatchBaseline|)"
                       R"(GetResources) had access denied)"),
              specific(R"re("StatusDetails"\s*:\s*"(?:Access ?Denied)")re"),
              generic(R"(AccessDeniedException)"),
              generic(R"(status details?\W+Access ?Denied)"),
              specific(R"(create(?:Control|Data)Channel.*(?:Unauthorized|Forbidden|AccessDenied))"),
              specific(R"(not authorized to perform:? (?:ssm|ssmmessages|ec2messages):?)"),
          },
      .hints =
          {
              {kSsmEndpoint, R"(den(?:ied|y)|unauthori|not authori|forbidden|\b403\b|access)"},
              {kAgent, R"(not authori|unauthori|forbidden|\b403\b)"},
              {R"(\b(?:ssm|ssmmessages|ec2messages):[A-Z]\w+|arn:aws\S*:(?:iam|sts)::)",
               R"(den(?:ied|y)|authori|forbidden)"},
          },
      .noise =
          {
              R"(GetDeployable(?:Patch)?Snapshot)",
              R"(Put(?:Inventory|ComplianceItems))",
              R"(instance management role is not configured)",
              R"(AccessDeniedException: Authentication failed)",
              R"(baseline_?overrides?)",
              R"(quicksetup-patchpolicy)",
              R"(InstallOverrideList)",
          },
      .cleared_by =
          {
              R"(Successfully connected with (?:instance profile|Systems Manager) role credentials)",
              R"(EC2 registration was successful)",
              R"(Credentials ready)",
          },
      .is_cleared_by_success = true,
      .explains = {"ssm-reachability/role-missing", "ssm-reachability/not-managed", "ssm-reachability/node-offline",
                   "agent/registration-state"},
  };
}

}  // namespace patchtriage::signatures
