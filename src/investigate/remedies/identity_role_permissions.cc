// Against a role that is allowed too little; what stands against an attached policy has a remedy of its own.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/role_steps.h"

namespace patchtriage::remedies {
namespace {

const char* finer_remedy(Refusal refusal) {
  switch (refusal) {
    case Refusal::boundary:
      return "identity.permissions-boundary";
    case Refusal::organization:
      return "identity.service-control-policy";
    case Refusal::statement:
      return "identity.explicit-deny";
    case Refusal::nothing_allows:
      break;
  }
  return nullptr;
}

Remediation evaluate(const RuleFacts& facts, const Cause& cause) {
  if (const char* id = finer_remedy(refusal_of(facts))) {
    Remediation result = find(id)->evaluate(facts, cause);
    result.path = id;
    return result;
  }
  Remediation result;
  result.summary = "Give the instance's role the permissions of AmazonSSMManagedInstanceCore.";
  result.target = role_label(facts);
  result.title = "attach AmazonSSMManagedInstanceCore to " + result.target;
  append_see_policies(facts, result.steps);
  append_attach_core(facts, result.steps);
  append_verify_permissions(facts, result.steps);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_role_permissions() {
  return {"identity.role-permissions", "Give the role what Systems Manager needs", evaluate};
}

}  // namespace patchtriage::remedies
