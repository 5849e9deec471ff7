// Sentences that more than one format opens with.
#pragma once

#include <string>

#include "summarize/summary.h"

namespace patchtriage {

// "3,118 instances in 12 accounts, 4 Regions · as of 2026-11-20T12:00:00Z · 41 s, 2,964 calls".
std::string scope_line(const Summary& summary);
// "internet tcp/443 · 4 critical, 11 important missing · production": what makes one instance urgent.
std::string urgency_line(const InstanceFindings& findings);
// "agent/not-running".
std::string cause_of(const InstanceFindings& findings);
// "38 d": since when the instance is out of compliance; empty where that isn't known.
std::string since(const InstanceFindings& findings, Time as_of);

}  // namespace patchtriage
