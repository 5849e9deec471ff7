// A fleet whose every text from outside is hostile: markup, escape sequences, formulas, text that turns the reading
// order, bytes that aren't UTF-8, 10 KB values. For tests of formats.
#pragma once

#include <string>
#include <vector>

#include "summarize/summary.h"

namespace patchtriage {

// Each is the name, a tag, the output … of one instance, in this order.
const std::vector<std::string>& hostile_texts();

Summary hostile_summary_for_test();

}  // namespace patchtriage
