// When an association or a maintenance window runs next, and what keeps it from running.
#pragma once

#include <optional>

#include "assess/patch_sources.h"

namespace patchtriage {

// The parsed schedule; nullopt where there is none or it can't be understood.
std::optional<Schedule> schedule_of(const ssm::Association& row, const ssm::AssociationDescription* details);
std::optional<Schedule> schedule_of(const ssm::MaintenanceWindowIdentity& row);

// An association's gates: no schedule (it runs only when it is made, changed or its target appears), a change calendar
// that is closed when it is due.
NextRun next_run_of(const ScopeView& view, const AssociationSource& source);

// A window's: disabled, past its end, no next execution. AWS names the next execution; where that time has passed by
// the snapshot's clock, the schedule tells the one after.
NextRun next_run_of(const ScopeView& view, const WindowSource& source);

}  // namespace patchtriage
