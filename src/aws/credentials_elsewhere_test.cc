#include "aws/credentials_elsewhere.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <string>
#include <thread>
#include <vector>

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
void beside_home(boost::asio::io_context& home, const std::function<Awaitable<void>()>& work) {
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

Awaitable<void> ask(std::shared_ptr<CredentialsProvider> here, int times, std::vector<CredentialsResult>* results) {
  for (int i = 0; i < times; ++i) results->push_back(co_await here->get());
}

// Three times, and once more after a complaint.
Awaitable<void> ask_and_complain(std::shared_ptr<CredentialsProvider> here, std::vector<CredentialsResult>* results) {
  co_await ask(here, 3, results);
  here->invalidate("K1");
  co_await ask(here, 1, results);
}

TEST(CredentialsElsewhere, AreGotWhereTheyLiveAndKeptWhereTheyAreUsed) {
  boost::asio::io_context home;
  const auto source = std::make_shared<HomeSource>();
  SystemClock clock;
  std::vector<CredentialsResult> results;

  beside_home(home,
              [&] { return ask_and_complain(credentials_elsewhere(home.get_executor(), source, clock), &results); });

  std::vector<std::string> keys;
  for (const CredentialsResult& result : results) keys.push_back(result->access_key_id);
  EXPECT_EQ(keys, (std::vector<std::string>{"K1", "K1", "K1", "K2"}));
  EXPECT_EQ(source->asked, 2);
  EXPECT_TRUE(source->is_at_home);
}

TEST(CredentialsElsewhere, AFailureKeepsItsWords) {
  boost::asio::io_context home;
  const auto source = std::make_shared<HomeSource>();
  source->is_broken = true;
  SystemClock clock;
  std::vector<CredentialsResult> results;

  beside_home(home, [&] { return ask(credentials_elsewhere(home.get_executor(), source, clock), 1, &results); });

  ASSERT_EQ(results.size(), 1U);
  ASSERT_FALSE(results.front().has_value());
  EXPECT_EQ(results.front().error().message, "broken");
  EXPECT_EQ(results.front().error().code, "AccessDenied");
}

}  // namespace
}  // namespace patchtriage::aws
