// Counts what a run sends, over all of its connections. Safe to share between threads.
#pragma once

#include <mutex>
#include <string>

#include "fleet/call.h"

namespace patchtriage::aws {

class CallCounter {
 public:
  // Goes on from what an earlier process counted.
  void start_from(CallTotals earlier);

  void sent(const std::string& operation);
  void throttled();
  void retried();
  void failed();

  CallTotals totals() const;
  // The same without by_operation, for those who ask after each call.
  CallTotals sums() const;

 private:
  mutable std::mutex mutex_;
  CallTotals totals_;
};

}  // namespace patchtriage::aws
