// targeting/no-match: the target matched no managed node.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature no_match() {
  return {
      .id = "targeting/no-match",
      .documentation =
          {.means = "The command or the window was aimed at a tag, a resource group or ids that match no managed "
                    "node, so nothing was sent; the overall status may well be Success.",
           .established = "The status details NoInstancesInTag, a target count of zero, or a task without invocations.",
           .is_not = "A count of zero while the command is still pending means nothing yet; a node that is matched and "
                     "not reached is ssm-reachability.",
           .disproved_by = "An invocation of the same command on the node."},
      .patterns =
          {
              specific(R"(No ?Instances ?In ?Tag)"),
              specific(R"(no invocations to execute)"),
              specific(R"("TargetCount"\s*:\s*0\b)"),
              specific(R"(\b(?:no|0|zero) (?:managed )?(?:instances?|nodes?|targets?) (?:were |was |)"
                       R"(are )?(?:matched|match|found|specified|targeted|in tag))"),
              specific(R"(target\S* (?:did not|does not|do not|did ?n.t|do ?n.t) (?:match|resolve to) any)"),
              specific(R"(resolved to (?:0|no|zero) (?:instances|targets|nodes))"),
              specific(R"(no (?:managed )?(?:instances|nodes|targets) (?:that )?match)"),
              generic(R"("?InvalidTargets?"?\b)"),
              specific(R"(specify at least one target)"),
              specific(R"(filter values can.t be null)"),
              specific(R"(match(?:ed|es)? (?:0|zero|no) (?:\w+ )?(?:nodes?|instances?|targets?))"),
          },
      .hints =
          {
              {R"((?:^|[^-\w])targets?\b|resource group|\btags?\b)", R"(\bno\b|\bnone\b|not match|empty|\bzero\b)"},
          },
  };
}

}  // namespace patchtriage::signatures
