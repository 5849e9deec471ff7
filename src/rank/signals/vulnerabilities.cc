// Signal: known vulnerabilities that the missing patches close.
#include <algorithm>
#include <cmath>
#include <set>

#include "rank/signal.h"

namespace patchtriage::signals {
namespace {

SignalReading read(const Assessment& assessment, const Investigation&) {
  SignalReading reading;
  if (!assessment.compliance.patches) return reading;
  std::set<std::string> cves;
  for (const PatchFinding& patch : *assessment.compliance.patches) cves.insert(patch.cves.begin(), patch.cves.end());
  reading.value = Json(static_cast<std::int64_t>(cves.size()));
  reading.share = std::min(1.0, std::log2(1.0 + static_cast<double>(cves.size())) / 5.0);
  return reading;
}

}  // namespace

Signal vulnerabilities() {
  return {"vulnerabilities",
          "How many different CVEs the missing and failed patches close, as Patch Manager names them. Grows with the "
          "logarithm: one gives a fifth of the points, 31 or more give all.",
          read};
}

}  // namespace patchtriage::signals
