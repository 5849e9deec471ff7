// The receipt of one logical request: everything that a conclusion needs to know about how its facts were read.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "fleet/key.h"
#include "fleet/provenance.h"

namespace patchtriage {

// The parts of the plan that a read serves, named as in the report's coverage rows.
enum class Step { scope, list, manageability, context, mapping, confirm, history, blockers };
std::string_view to_string(Step step);

enum class CallStatus {
  complete,  // every page came
  partial,   // some pages came
  denied,    // no permission
  failed,    // tried, and gave up
  skipped,   // left out for a stated reason; nothing is missing for it
};
std::string_view to_string(CallStatus status);

struct Call {
  Scope scope;
  Step step = Step::list;
  std::string operation;   // "ssm:DescribeInstanceInformation"
  std::string parameters;  // compact JSON in AWS's names, for people
  Time at;                 // when the first page was asked for
  std::string request_id;  // AWS's, of the last page; empty where it sent none
  std::int64_t pages = 0;
  std::int64_t rows = 0;
  CallStatus status = CallStatus::complete;
  std::string error_code;       // AWS's code, or ours in lower case for what never reached AWS
  std::string message;          // AWS's words, or why it was skipped
  std::string permission;       // the IAM action to grant where status is denied
  SharedProvenance provenance;  // of its facts; the snapshot makes it

  bool operator==(const Call&) const = default;
};

Provenance provenance_of(const Call& call);

// Every attempt on the wire, retries included.
struct CallTotals {
  std::int64_t total = 0;
  std::int64_t throttled = 0;
  std::int64_t retried = 0;
  std::int64_t failed = 0;
  std::map<std::string, std::int64_t> by_operation;

  bool operator==(const CallTotals&) const = default;
};

}  // namespace patchtriage
