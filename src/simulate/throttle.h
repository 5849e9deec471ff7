// Token buckets as AWS keeps them: one for each account, Region and operation.
//
// Confined to the loop that serves; not safe to share.
#pragma once

#include <map>
#include <string>

#include "aws/operation.h"
#include "base/json.h"
#include "base/time.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

class Throttle {
 public:
  // Takes a token; false where there is none. `uptime` is of a clock that doesn't jump. EC2: 100 and 20 a second, half
  // of that for calls with neither page size nor filter; SSM: 10 and 5 a second; others: 10 and 10.
  bool allows(const Scope& scope, const Operation& operation, const Json& params, Duration uptime);

  // What a refused call is told.
  static ApiError refusal(const Operation& operation);

 private:
  struct Bucket {
    double tokens = 0;
    Duration filled_at{};
  };
  std::map<std::string, Bucket> buckets_;
};

}  // namespace patchtriage::simulate
