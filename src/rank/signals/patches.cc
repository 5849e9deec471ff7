// Signal: how many patches are missing, failed, rejected or waiting for a restart.
#include <algorithm>
#include <cmath>

#include "rank/signal.h"

namespace patchtriage::signals {
namespace {

SignalReading read(const Assessment& assessment, const Investigation&) {
  SignalReading reading;
  const auto& counts = assessment.compliance.counts;
  if (!counts) return reading;
  const std::int64_t patches = counts->missing.value_or(0) + counts->failed.value_or(0) + counts->rejected.value_or(0) +
                               counts->pending_reboot.value_or(0);
  reading.value = Json(patches);
  reading.share = std::min(1.0, std::log2(1.0 + static_cast<double>(std::max<std::int64_t>(0, patches))) / 5.0);
  return reading;
}

}  // namespace

Signal patches() {
  return {"patches",
          "How many patches are missing, failed, rejected or waiting for a restart. Grows with the logarithm: one "
          "patch gives "
          "a fifth of the points, 31 or more give all.",
          read};
}

}  // namespace patchtriage::signals
