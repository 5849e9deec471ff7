// Signal: whether the tags say that this is production.
#include "rank/signal.h"

namespace patchtriage::signals {
namespace {

SignalReading read(const Assessment& assessment, const Investigation&) {
  SignalReading reading;
  switch (assessment.context.environment) {
    case Environment::production:
      reading.value = Json("production");
      reading.share = 1.0;
      break;
    case Environment::non_production:
      reading.value = Json("non_production");
      reading.share = 0.0;
      break;
    case Environment::unknown:
      break;
  }
  if (assessment.context.environment_evidence) reading.evidence.push_back(*assessment.context.environment_evidence);
  return reading;
}

}  // namespace

Signal environment() {
  return {
      "environment",
      "Whether the instance's tags say production (settings: tags). All points for production, none for anything else "
      "that is recognised; without a recognised tag it is not known.",
      read};
}

}  // namespace patchtriage::signals
