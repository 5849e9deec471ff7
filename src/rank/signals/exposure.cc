// Signal: whether the network lets the internet reach the instance, and how much of the internet.
#include "rank/signal.h"

namespace patchtriage::signals {
namespace {

SignalReading read(const Assessment& assessment, const Investigation&) {
  const Exposure& exposure = assessment.exposure;
  SignalReading reading;
  switch (exposure.level) {
    case ExposureLevel::unknown:
      break;
    case ExposureLevel::internal:
      reading.value = Json("internal");
      reading.share = 0.0;
      break;
    case ExposureLevel::internet:
      reading.value = Json("internet");
      reading.share = exposure.breadth == Breadth::narrow ? 0.5 : exposure.breadth == Breadth::broad ? 0.75 : 1.0;
      break;
  }
  reading.evidence = exposure.evidence;
  if (exposure.paths && !exposure.paths->empty()) reading.evidence = exposure.paths->front().evidence;
  return reading;
}

}  // namespace

Signal exposure() {
  return {
      "exposure",
      "Whether the network configuration lets the internet reach the instance, directly or through a load balancer. "
      "All "
      "points where any address may, three quarters for large ranges, half for narrow ones, none where it is internal.",
      read};
}

}  // namespace patchtriage::signals
