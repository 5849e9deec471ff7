// Signal: the worst severity among what is wrong with the instance.
#include "rank/signal.h"

namespace patchtriage::signals {
namespace {

double share_of(const std::string& severity) {
  if (severity == "CRITICAL") return 1.0;
  if (severity == "HIGH") return 0.75;
  if (severity == "MEDIUM") return 0.4;
  if (severity == "LOW") return 0.2;
  return 0.1;  // INFORMATIONAL, UNSPECIFIED: something is missing, and nobody says how bad it is
}

SignalReading read(const Assessment& assessment, const Investigation&) {
  SignalReading reading;
  const auto& severity = assessment.compliance.severity;
  if (!severity) return reading;
  reading.value = Json(*severity);
  reading.share = share_of(*severity);
  return reading;
}

}  // namespace

Signal severity() {
  return {"severity",
          "The worst severity of the patches that are missing, failed, rejected or waiting for a restart: the vendor's "
          "where "
          "the baseline assigns none. CRITICAL gives all points, HIGH three quarters, MEDIUM two fifths, LOW a fifth, "
          "anything else a tenth.",
          read};
}

}  // namespace patchtriage::signals
