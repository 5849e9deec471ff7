#include "aws/clock.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace patchtriage::aws {

Time SystemClock::now() const { return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()); }

Awaitable<void> SystemClock::sleep(Duration duration) {
  if (duration <= Duration::zero()) co_return;
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, duration);
  boost::system::error_code ignored;  // only a cancelled sleep ends early, and then its coroutine ends too
  co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
}

// A timer that never expires by itself: cancelling it is what wakes the sleeper.
struct VirtualClock::Sleeper {
  explicit Sleeper(const boost::asio::any_io_executor& executor)
      : timer(executor, boost::asio::steady_timer::time_point::max()) {}
  boost::asio::steady_timer timer;
};

VirtualClock::VirtualClock(Time start) : now_(start) {}
VirtualClock::~VirtualClock() = default;

Awaitable<void> VirtualClock::sleep(Duration duration) {
  if (duration <= Duration::zero()) co_return;
  auto sleeper = std::make_shared<Sleeper>(co_await boost::asio::this_coro::executor);
  sleepers_.emplace(now_ + duration, sleeper);
  boost::system::error_code ignored;
  co_await sleeper->timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
}

void VirtualClock::run(boost::asio::io_context& context) {
  for (;;) {
    context.restart();
    context.poll();
    if (sleepers_.empty()) return;
    const auto next = sleepers_.begin();
    now_ = std::max(now_, next->first);
    next->second->timer.cancel();
    sleepers_.erase(next);
  }
}

}  // namespace patchtriage::aws
