// Ranked instances as rows for a terminal, fitted to its width.
//
// What gives way where the terminal is narrow, in this order: the second half of the name, the end of the cause, the
// name, account and Region, since when, and then more of the cause. Never the rank, the tier, the score and the id.
#pragma once

#include <string>

#include "report/format.h"
#include "summarize/summary.h"

namespace patchtriage {

// A head and two lines for each of the first `most` that are listed: what and where it is, and below it what makes it
// urgent. No line is wider than options.width where that is 60 or more.
std::string instance_rows(const Summary& summary, const FormatOptions& options, std::size_t most);

}  // namespace patchtriage
