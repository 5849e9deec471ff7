// Sentences and selections that more than one format needs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "summarize/summary.h"

namespace patchtriage {

// "3,118 instances in 12 accounts, 4 Regions · as of 2026-11-20 12:00 UTC · 41 s, 2,964 calls".
std::string scope_line(const Summary& summary);
// "internet tcp/443 · 4 critical, 11 important missing · production": what makes one instance urgent.
std::string urgency_line(const InstanceFindings& findings);
// "agent/not-running".
std::string cause_of(const InstanceFindings& findings);
// "38 d": since when the instance is out of compliance; empty where that isn't known.
std::string since(const InstanceFindings& findings, Time as_of);

// The checks that found something which keeps Systems Manager from the instance; none where nothing is known about
// them.
std::optional<std::vector<const Check*>> blockers_of(const Manageability& manageability);
// "fix: restart the instance: aws ec2 …": a step in one line.
std::string step_text(const RemedyStep& step);
// "accepted until 2026-12-31 by edge team: is replaced", or "exception expired on …"; empty where there is none.
std::string exception_text(const InstanceFindings& findings);

}  // namespace patchtriage
