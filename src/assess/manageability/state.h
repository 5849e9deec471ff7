// In which state Systems Manager has an instance: managed, lost, unmanaged, stopped, or not known.
#pragma once

#include "assess/assessment.h"
#include "assess/scope_view.h"

namespace patchtriage {

// Fills the state, its mechanism and evidence, and what the registration says about ping, agent and session channel.
void assess_state(const ScopeView& view, const Node& node, Manageability& result);

}  // namespace patchtriage
