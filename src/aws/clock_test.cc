#include "aws/clock.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <string>

namespace patchtriage::aws {
namespace {

using std::chrono::hours;

Awaitable<void> note_after(VirtualClock& clock, Duration delay, std::string name, std::vector<std::string>& notes) {
  co_await clock.sleep(delay);
  notes.push_back(name);
}

TEST(VirtualClock, WakesSleepersInTheOrderOfTheirEnds) {
  boost::asio::io_context context;
  VirtualClock clock(*parse_time("2026-11-20T12:00:00Z"));
  std::vector<std::string> notes;

  boost::asio::co_spawn(context, note_after(clock, hours(2), "late", notes), boost::asio::detached);
  boost::asio::co_spawn(context, note_after(clock, hours(1), "early", notes), boost::asio::detached);
  boost::asio::co_spawn(context, note_after(clock, hours(1), "early too", notes), boost::asio::detached);
  boost::asio::co_spawn(context, note_after(clock, hours(0), "now", notes), boost::asio::detached);
  clock.run(context);

  EXPECT_EQ(notes, (std::vector<std::string>{"now", "early", "early too", "late"}));
  EXPECT_EQ(clock.now(), *parse_time("2026-11-20T14:00:00Z"));
}

}  // namespace
}  // namespace patchtriage::aws
