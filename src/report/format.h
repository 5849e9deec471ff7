// The catalogue of report formats. One file in report/formats/ is one format.
//
// A format adds nothing but form: every figure and every word of a conclusion is in the Summary. Text that came from
// AWS or from an instance is hostile, and each format escapes it for its readers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "summarize/summary.h"

namespace patchtriage {

struct FormatOptions {
  bool all = false;     // list the compliant instances too, behind the others
  int width = 100;      // columns of the terminal
  bool colour = false;  // the reader is a terminal that shows colours
};

struct Format {
  std::string_view name;  // as in `-o NAME`
  std::string_view documentation;
  std::string (*write)(const Summary& summary, const FormatOptions& options);
};

namespace formats {

const std::vector<Format>& all();
// nullptr where there is no format of that name.
const Format* find(std::string_view name);

}  // namespace formats
}  // namespace patchtriage
