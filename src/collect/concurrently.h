// Jobs with a limit on how many are in flight.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "aws/awaitable.h"

namespace patchtriage {

// They don't fail: what they find is in what they write.
using Job = std::function<aws::Awaitable<void>()>;

// Jobs that may add more while they run. Confined to the executor's thread.
class JobPool {
 public:
  JobPool(const boost::asio::any_io_executor& executor, std::size_t limit);
  // Jobs start by urgency, the greatest first, and of equal ones in the order in which they are added.
  void add(Job job, std::size_t urgency = 0);
  // Returns when none is left.
  aws::Awaitable<void> wait();

 private:
  struct State;
  static aws::Awaitable<void> work(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

// Runs a list of them, and returns when all have ended.
aws::Awaitable<void> run_concurrently(std::vector<Job> jobs, std::size_t limit);

}  // namespace patchtriage
