#include "aws/credentials_cache.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "aws/run_for_test.h"

namespace patchtriage::aws {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Time kStart = *parse_time("2026-11-20T12:00:00Z");

// Takes a second, counts its calls, and hands out keys that live an hour.
class SlowSource final : public CredentialsProvider {
 public:
  SlowSource(Clock& clock, int& calls, bool& is_broken) : clock_(clock), calls_(calls), is_broken_(is_broken) {}
  Awaitable<CredentialsResult> get() override {
    const int number = ++calls_;
    co_await clock_.sleep(seconds(1));
    if (is_broken_) co_return std::unexpected(CredentialsError{.message = "broken"});
    co_return Credentials{.access_key_id = fmt::format("K{}", number), .expiration = clock_.now() + hours(1)};
  }

 private:
  Clock& clock_;
  int& calls_;
  bool& is_broken_;
};

class CredentialsCacheTest : public testing::Test {
 protected:
  std::string key() {
    const CredentialsResult result = run(context_, clock_, cache_.get());
    return result ? result->access_key_id : "error: " + result.error().message;
  }

  boost::asio::io_context context_;
  VirtualClock clock_{kStart};
  int calls_ = 0;
  bool is_broken_ = false;
  CredentialsCache cache_{std::make_unique<SlowSource>(clock_, calls_, is_broken_), clock_};
};

TEST_F(CredentialsCacheTest, ManyCallersShareOneRefresh) {
  std::vector<std::string> keys;
  for (int i = 0; i < 10; ++i) {
    boost::asio::co_spawn(context_, cache_.get(),
                          [&](std::exception_ptr, CredentialsResult result) { keys.push_back(result->access_key_id); });
  }
  clock_.run(context_);

  EXPECT_EQ(keys, std::vector<std::string>(10, "K1"));
  EXPECT_EQ(calls_, 1);
}

TEST_F(CredentialsCacheTest, RefreshesFiveMinutesBeforeTheEnd) {
  EXPECT_EQ(key(), "K1");
  clock_.advance(minutes(54));
  EXPECT_EQ(key(), "K1");
  clock_.advance(minutes(2));
  EXPECT_EQ(key(), "K2");
}

TEST_F(CredentialsCacheTest, OldKeysServeUntilTheyReallyEnd) {
  key();
  is_broken_ = true;

  clock_.advance(minutes(57));
  EXPECT_EQ(key(), "K1");
  clock_.advance(minutes(4));
  EXPECT_EQ(key(), "error: broken");
  is_broken_ = false;
  clock_.advance(minutes(1));
  EXPECT_EQ(key(), "K4");
}

TEST_F(CredentialsCacheTest, AFailureIsRememberedForAFewSeconds) {
  is_broken_ = true;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(key(), "error: broken");
  EXPECT_EQ(calls_, 1);

  clock_.advance(minutes(1));
  is_broken_ = false;
  EXPECT_EQ(key(), "K2");
}

TEST_F(CredentialsCacheTest, InvalidKeysAreNotHandedOutAgain) {
  EXPECT_EQ(key(), "K1");
  cache_.invalidate("K1");
  EXPECT_EQ(key(), "K2");
  // Somebody else's complaint about the first ones comes late.
  cache_.invalidate("K1");
  EXPECT_EQ(key(), "K2");
}

}  // namespace
}  // namespace patchtriage::aws
