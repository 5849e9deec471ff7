// A comparison of two runs in each of its forms: what `patchtriage diff` writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/format.h"
#include "summarize/comparison.h"

namespace patchtriage {

struct ComparisonFormat {
  std::string_view name;  // as in `-o NAME`
  std::string_view documentation;
  std::string (*write)(const Comparison& comparison, const FormatOptions& options);
};

const std::vector<ComparisonFormat>& comparison_formats();

// "became_compliant": as the JSON form spells it.
std::string_view word(Change change);

}  // namespace patchtriage
