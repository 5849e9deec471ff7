#include "fleet/call.h"

#include "base/check.h"

namespace patchtriage {

std::string_view to_string(Step step) {
  switch (step) {
    case Step::scope:
      return "scope";
    case Step::list:
      return "list";
    case Step::manageability:
      return "manageability";
    case Step::context:
      return "context";
    case Step::mapping:
      return "mapping";
    case Step::confirm:
      return "confirm";
    case Step::history:
      return "history";
    case Step::blockers:
      return "blockers";
  }
  check_failed(__FILE__, __LINE__, "a step");
}

std::string_view to_string(CallStatus status) {
  switch (status) {
    case CallStatus::complete:
      return "complete";
    case CallStatus::partial:
      return "partial";
    case CallStatus::denied:
      return "denied";
    case CallStatus::failed:
      return "failed";
    case CallStatus::skipped:
      return "skipped";
  }
  check_failed(__FILE__, __LINE__, "a status");
}

Provenance provenance_of(const Call& call) {
  return {call.operation, call.scope.account, call.scope.region, call.at, call.request_id};
}

}  // namespace patchtriage
