#include "assess/assessment.h"
#include "assess/scope_view.h"

namespace patchtriage {

Assessment assess(const ScopeView& view, const Node& node) {
  Assessment assessment;
  assessment.key = node.key;
  assessment.context = assess_context(view, node);
  assessment.exposure = assess_exposure(view, node);
  assessment.manageability = assess_manageability(view, node, assessment.context);
  assessment.patching = assess_patching(view, node, assessment.context);
  assessment.history = assess_history(view, node, assessment.patching);
  assessment.compliance = assess_compliance(view, node, assessment);
  assess_payload_path(view, node, assessment);
  return assessment;
}

}  // namespace patchtriage
