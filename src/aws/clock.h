// Where time comes from and how a coroutine waits.
//
// The only wall clock of the collecting side. Tests take VirtualClock, in which hours of back-off pass at once.
// Confined to the io_context's thread.
#pragma once

#include <map>
#include <memory>

#include "aws/awaitable.h"
#include "base/time.h"

namespace boost::asio {
class io_context;
}

namespace patchtriage::aws {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
  // Returns at once for durations of zero or less.
  virtual Awaitable<void> sleep(Duration duration) = 0;
};

class SystemClock final : public Clock {
 public:
  Time now() const override;
  Awaitable<void> sleep(Duration duration) override;
};

// Stands still until `run`, then jumps from one sleeper's end to the next.
class VirtualClock final : public Clock {
 public:
  explicit VirtualClock(Time start);
  ~VirtualClock() override;

  Time now() const override { return now_; }
  Awaitable<void> sleep(Duration duration) override;

  void advance(Duration duration) { now_ += duration; }
  // Runs the context until nothing is ready and nobody sleeps: work that waits for a real socket is left waiting.
  void run(boost::asio::io_context& context);

 private:
  struct Sleeper;
  Time now_;
  std::multimap<Time, std::shared_ptr<Sleeper>> sleepers_;  // equal times wake in the order they went to sleep
};

}  // namespace patchtriage::aws
