// The catalogue of report formats. One file in report/formats/ is one format.
//
// A format adds nothing but form: every figure and every word of a conclusion is in the Summary. Text that came from
// AWS or from an instance is hostile, and each format escapes it for its readers.
#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "summarize/summary.h"

namespace patchtriage {

struct FormatOptions {
  bool all = false;             // list the compliant instances too, behind the others
  int width = 100;              // columns of the terminal
  int height = 0;               // its lines; 0: no terminal, or not known
  bool colour = false;          // the reader is a terminal that shows colours
  std::optional<Tier> fail_on;  // --fail-on: findings of this tier and worse fail the run; none: it wasn't given
  bool strict = false;          // --strict: what could not be read fails the run
};

// Takes the bytes of a report, in pieces of any size.
using Sink = std::function<void(std::string_view bytes)>;
// Or, for people, why they could not be made.
using Streamed = std::expected<void, std::string>;
using Written = std::expected<std::string, std::string>;

struct Format {
  std::string_view name;  // as in `-o NAME`
  std::string_view documentation;
  // Of formats that list every instance in full, no more than some instances are in memory at a time.
  std::function<Streamed(const Summary& summary, const FormatOptions& options, const Sink& sink)> stream;
  bool is_binary = false;  // not for a terminal

  // All of the bytes.
  Written write(const Summary& summary, const FormatOptions& options) const;
};

namespace formats {

const std::vector<Format>& all();
// nullptr where there is no format of that name.
const Format* find(std::string_view name);

}  // namespace formats

// What a report lists: what isn't known to be compliant, in rank order; the rest behind it with --all.
std::size_t listed_count(const Summary& summary, const FormatOptions& options);
// Each of them, until `visit` returns false. What it is given lasts for the call.
void for_each_listed(const Summary& summary, const FormatOptions& options,
                     const std::function<bool(const InstanceFindings&)>& visit);

// One piece of text for each, as `write` makes it on all cores; goes to `sink` with `between` in front of all but the
// first. Returns whether there was any.
bool write_each_listed(const Summary& summary, const FormatOptions& options,
                       const std::function<std::string(const InstanceFindings&)>& write, std::string_view between,
                       const Sink& sink);

}  // namespace patchtriage
