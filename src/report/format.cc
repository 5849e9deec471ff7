#include "report/format.h"

namespace patchtriage {

const Format* formats::find(std::string_view name) {
  for (const Format& format : all()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::vector<const InstanceFindings*> listed_instances(const Summary& summary, const FormatOptions& options) {
  std::vector<const InstanceFindings*> listed;
  for (const InstanceFindings& findings : summary.instances) {
    if (options.all || findings.assessment.compliance.status != ComplianceStatus::compliant)
      listed.push_back(&findings);
  }
  return listed;
}

}  // namespace patchtriage
