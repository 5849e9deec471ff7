// Signal: for how long the instance has been out of compliance.
#include <algorithm>

#include "rank/signal.h"

namespace patchtriage::signals {
namespace {

constexpr double kFullAfterDays = 90;

SignalReading read(const Assessment& assessment, const Investigation&) {
  SignalReading reading;
  const Compliance& compliance = assessment.compliance;
  // Age is counted back from the newest read, which is taken at the instant that counts as now.
  if (!compliance.non_compliant_since || !compliance.last_operation_at || !compliance.data_age_hours) return reading;
  const Time now =
      *compliance.last_operation_at +
      std::chrono::duration_cast<Duration>(std::chrono::duration<double, std::ratio<3600>>(*compliance.data_age_hours));
  const double days =
      std::max(0.0, std::chrono::duration<double, std::ratio<86400>>(now - *compliance.non_compliant_since).count());
  reading.value = Json(static_cast<std::int64_t>(days));
  reading.share = std::min(1.0, days / kFullAfterDays);
  return reading;
}

}  // namespace

Signal age() {
  return {"age",
          "Days since the earliest record that proves the instance out of compliance. Grows evenly; all points after "
          "90 days.",
          read};
}

}  // namespace patchtriage::signals
