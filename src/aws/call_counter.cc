#include "aws/call_counter.h"

#include <utility>

namespace patchtriage::aws {

void CallCounter::start_from(CallTotals earlier) {
  const std::lock_guard lock(mutex_);
  totals_ = std::move(earlier);
}

void CallCounter::sent(const std::string& operation) {
  const std::lock_guard lock(mutex_);
  ++totals_.total;
  ++totals_.by_operation[operation];
}

void CallCounter::throttled() {
  const std::lock_guard lock(mutex_);
  ++totals_.throttled;
}

void CallCounter::retried() {
  const std::lock_guard lock(mutex_);
  ++totals_.retried;
}

void CallCounter::failed() {
  const std::lock_guard lock(mutex_);
  ++totals_.failed;
}

CallTotals CallCounter::totals() const {
  const std::lock_guard lock(mutex_);
  return totals_;
}

CallTotals CallCounter::sums() const {
  const std::lock_guard lock(mutex_);
  return {.total = totals_.total,
          .throttled = totals_.throttled,
          .retried = totals_.retried,
          .failed = totals_.failed,
          .by_operation = {}};
}

}  // namespace patchtriage::aws
