// Baselines that leave a node without any patch that it could miss, so that a clean record proves nothing.
#pragma once

#include <optional>
#include <string>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "fleet/evidence.h"
#include "fleet/records/ssm_baselines.h"

namespace patchtriage {

struct ApprovesNothing {
  std::string reason;     // a clause: "its baseline pb-… has no rule and approves no patch by name"
  std::string mechanism;  // of the reference: baseline.product-gap, baseline.approve-until-past, …
  Evidence evidence;
};

// Why the baseline approves nothing new for the node; nullopt where some rule may.
std::optional<ApprovesNothing> approves_nothing(const ScopeView& view, const ssm::PatchBaseline& baseline,
                                                const Context& context);

// What keeps one from telling: the baseline is one of the account's own, and it could not be read.
std::optional<Evidence> unread_baseline(const ScopeView& view, const std::string& baseline_id);

}  // namespace patchtriage
