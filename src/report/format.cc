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
  return static_cast<std::size_t>(options.all ? totals.instances : totals.non_compliant + totals.unknown);
}

void for_each_listed(const Summary& summary, const FormatOptions& options,
                     const std::function<bool(const InstanceFindings&)>& visit) {
  for_each_instance(summary, [&](const InstanceFindings& findings) {
    const bool is_listed = options.all || findings.assessment.compliance.status != ComplianceStatus::compliant;
    return !is_listed || visit(findings);
  });
}

}  // namespace patchtriage
