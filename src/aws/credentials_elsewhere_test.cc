#include "aws/credentials_elsewhere.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <thread>

namespace patchtriage::aws {
namespace {

// Hands out K1 until K1 is complained of, then K2, and so on; remembers on which threads it was asked.
class HomeSource final : public CredentialsProvider {
 public:
  Awaitable<CredentialsResult> get() override {
    ++asked;
    is_at_home = is_at_home && std::this_thread::get_id() == home;
    if (is_broken) co_return std::unexpected(CredentialsError{.message = "broken", .code = "AccessDenied"});
    co_return Credentials{.access_key_id = fmt::format("K{}", number)};
  }
  void invalidate(const std::string& id) override {
    is_at_home = is_at_home && std::this_thread::get_id() == home;
    if (id == fmt::format("K{}", number)) ++number;
  }

  std::thread::id home = std::this_thread::get_id();
  bool is_at_home = true;
  bool is_broken = false;
  int asked = 0;
  int number = 1;
};

// Runs the work on a thread with a context of its own, while this one runs the home of the credentials.
template <class Work>
void beside_home(boost::asio::io_context& home, const Work& work) {
  auto guard = boost::asio::make_work_guard(home);
  std::jthread other([&] {
    boost::asio::io_context context;
    boost::asio::co_spawn(context, work(), [&](const std::exception_ptr& failure) {
      guard.reset();
      if (failure) std::rethrow_exception(failure);
    });
    context.run();
  });
  home.run();
}

TEST(CredentialsElsewhere, AreGotWhereTheyLiveAndKeptWhereTheyAreUsed) {
  boost::asio::io_context home;
  const auto source = std::make_shared<HomeSource>();
  SystemClock clock;
  std::vector<std::string> keys;

  beside_home(home, [&]() -> Awaitable<void> {
    const auto here = credentials_elsewhere(home.get_executor(), source, clock);
    for (int i = 0; i < 3; ++i) keys.push_back((co_await here->get())->access_key_id);
    here->invalidate("K1");
    keys.push_back((co_await here->get())->access_key_id);
  });

  EXPECT_EQ(keys, (std::vector<std::string>{"K1", "K1", "K1", "K2"}));
  EXPECT_EQ(source->asked, 2);
  EXPECT_TRUE(source->is_at_home);
}

TEST(CredentialsElsewhere, AFailureKeepsItsWords) {
  boost::asio::io_context home;
  const auto source = std::make_shared<HomeSource>();
  source->is_broken = true;
  SystemClock clock;
  CredentialsResult result;

  beside_home(home, [&]() -> Awaitable<void> {
    result = co_await credentials_elsewhere(home.get_executor(), source, clock)->get();
  });

  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().message, "broken");
  EXPECT_EQ(result.error().code, "AccessDenied");
}

}  // namespace
}  // namespace patchtriage::aws
