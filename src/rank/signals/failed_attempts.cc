// Signal: attempts to install that failed since the last one that succeeded.
#include <algorithm>

#include "rank/signal.h"

namespace patchtriage::signals {
namespace {

constexpr double kFullAt = 4;  // a month of weekly windows

bool is_failure(const PatchRun& run) {
  return run.status == "Failed" || run.status == "FAILED" || run.status == "TimedOut" || run.status == "TIMED_OUT";
}

SignalReading read(const Assessment& assessment, const Investigation&) {
  SignalReading reading;
  if (!assessment.history.operations) return reading;
  std::int64_t failures = 0;
  for (const PatchRun& run : *assessment.history.operations) {
    if (run.operation != PatchOperation::install) continue;
    if (run.status == "Success" || run.status == "SUCCESS") break;  // newest first
    if (!is_failure(run)) continue;
    if (failures++ == 0) reading.evidence = run.evidence;
  }
  reading.value = Json(failures);
  reading.share = std::min(1.0, static_cast<double>(failures) / kFullAt);
  return reading;
}

}  // namespace

Signal failed_attempts() {
  return {"failed_attempts",
          "Attempts to install that failed, since the last one that succeeded, in the 30 days that AWS keeps. All "
          "points from "
          "four on.",
          read};
}

}  // namespace patchtriage::signals
