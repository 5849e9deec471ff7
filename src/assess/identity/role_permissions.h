// Whether an instance's role may call what the agent calls.
//
// AWS's simulation decides where it could be asked (it knows boundaries and service control policies); otherwise the
// role's own documents do, which know everything but the organisation's policies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assess/scope_view.h"
#include "fleet/evidence.h"

namespace patchtriage {

// IAM says of a name that isn't there that the call failed, not that nothing is listed.
inline bool is_gone(const Gap* gap) {
  return gap != nullptr && gap->call != nullptr && gap->call->error_code == "NoSuchEntity";
}

// What stands in the way of an action that is denied. `nothing`: no policy allows it.
enum class RefusedBy { nothing, statement, boundary, organization };

struct ActionVerdict {
  enum class Kind { allowed, denied, conditional, unknown };
  Kind kind = Kind::unknown;
  // Of a denial: on real resources, without unjudged conditions. Of a permission: AWS itself says so.
  bool is_proven = false;
  RefusedBy refused_by = RefusedBy::nothing;
  std::string why;  // "denied by the permissions boundary"; empty where there is nothing to add
  std::vector<Evidence> evidence;
};

// The role by its ARN; `boundary_arn` is empty where it has none, or where that isn't known.
struct RoleName {
  std::string name;
  std::string arn;
  std::string boundary_arn;
  bool is_boundary_known = true;
};

ActionVerdict action_verdict(const ScopeView& view, const RoleName& role, std::string_view action,
                             std::string_view resource);

}  // namespace patchtriage
