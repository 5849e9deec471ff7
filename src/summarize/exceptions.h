// Findings that somebody has accepted until a date (settings: [[exceptions]]).
#pragma once

#include <optional>

#include "assess/settings.h"
#include "summarize/summary.h"

namespace patchtriage {

// The first exception of the settings that names this instance and cause; an unexpired one before an expired one. The
// last day counts in UTC.
std::optional<AcceptedException> exception_for(const InstanceFindings& findings, const Settings& settings, Time as_of);

}  // namespace patchtriage
