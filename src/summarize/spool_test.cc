#include "summarize/spool.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace patchtriage {
namespace {

TEST(Spool, GivesBackWhatWasWrittenFromMemoryAndFromTheFile) {
  for (const std::size_t held : {std::size_t{0}, std::size_t{100}, std::size_t{1} << 20U}) {
    Spool spool(held);
    std::vector<Spool::Place> places;
    const auto text = [](std::size_t i) { return std::string(i, "abcdefg"[i % 7]); };
    for (std::size_t i = 0; i < 100; ++i) places.push_back(spool.append(text(i)));

    for (std::size_t i = 100; i-- > 0;) EXPECT_EQ(spool.read(places[i]), text(i)) << held;
  }
}

TEST(Spool, TakesFromSeveralThreads) {
  Spool spool(1000);
  std::vector<std::vector<Spool::Place>> places(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < places.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) places[t].push_back(spool.append(std::to_string(t) + "/" + std::to_string(i)));
    });
  }
  for (std::thread& thread : threads) thread.join();

  for (std::size_t t = 0; t < places.size(); ++t) {
    for (std::size_t i = 0; i < places[t].size(); ++i)
      EXPECT_EQ(spool.read(places[t][i]), std::to_string(t) + "/" + std::to_string(i));
  }
}

}  // namespace
}  // namespace patchtriage
