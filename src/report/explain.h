// The whole reasoning on one instance, and the list of actions, as text for a terminal.
#pragma once

#include <string>

#include "report/format.h"
#include "summarize/summary.h"

namespace patchtriage {

// The answer first, then the proof: evidence with its AWS record, what was ruled out, what would disprove it, patching,
// history, compliance, what to do, the score's arithmetic.
std::string explain(const Summary& summary, const InstanceFindings& findings, const FormatOptions& options);

// Every action with its instances and the commands, the most risk removed first.
std::string actions_text(const Summary& summary, const FormatOptions& options);

}  // namespace patchtriage
