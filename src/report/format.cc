#include "report/format.h"

namespace patchtriage {

const Format* formats::find(std::string_view name) {
  for (const Format& format : all()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

Written Format::write(const Summary& summary, const FormatOptions& options) const {
  std::string bytes;
  const Streamed done = stream(summary, options, [&bytes](std::string_view piece) { bytes += piece; });
  if (!done) return std::unexpected(done.error());
  return bytes;
}

std::size_t listed_count(const Summary& summary, const FormatOptions& options) {
  const Totals& totals = summary.totals;
  // Compliant ones are behind all others.
  return static_cast<std::size_t>(options.all ? totals.instances : totals.non_compliant + totals.unknown);
}

void for_each_listed(const Summary& summary, const FormatOptions& options,
                     const std::function<bool(const InstanceFindings&)>& visit) {
  std::size_t left = listed_count(summary, options);
  for_each_instance(summary, [&](const InstanceFindings& findings) { return left-- > 0 && visit(findings); });
}

bool write_each_listed(const Summary& summary, const FormatOptions& options,
                       const std::function<std::string(const InstanceFindings&)>& write, std::string_view between,
                       const Sink& sink) {
  bool is_first = true;
  for_each_written(summary, listed_count(summary, options), write, [&](const std::string& text) {
    if (!is_first) sink(between);
    is_first = false;
    sink(text);
  });
  return !is_first;
}

}  // namespace patchtriage
