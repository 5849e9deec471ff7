#include "aws/credentials_cache.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace patchtriage::aws {
namespace {

constexpr Duration kRefreshBefore = std::chrono::minutes(5);
constexpr Duration kRememberFailure = std::chrono::seconds(10);

}  // namespace

// Woken by cancelling a timer that never expires by itself.
struct CredentialsCache::Waiter {
  explicit Waiter(const boost::asio::any_io_executor& executor)
      : timer(executor, boost::asio::steady_timer::time_point::max()) {}
  boost::asio::steady_timer timer;
};

CredentialsCache::CredentialsCache(std::unique_ptr<CredentialsProvider> source, Clock& clock)
    : source_(std::move(source)), clock_(clock) {}
CredentialsCache::~CredentialsCache() = default;

bool CredentialsCache::is_fresh() const {
  return current_ && (!current_->expiration || clock_.now() < *current_->expiration - kRefreshBefore);
}

bool CredentialsCache::is_usable() const {
  return current_ && (!current_->expiration || clock_.now() < *current_->expiration);
}

void CredentialsCache::invalidate(const std::string& access_key_id) {
  // Another coroutine may have refreshed them already: then the complaint is about the old ones.
  if (current_ && current_->access_key_id == access_key_id) current_.reset();
  source_->invalidate(access_key_id);
}

Awaitable<CredentialsResult> CredentialsCache::get() {
  if (is_fresh()) co_return *current_;
  if (failure_ && clock_.now() < failed_at_ + kRememberFailure) {
    if (is_usable()) co_return *current_;
    co_return std::unexpected(*failure_);
  }
  if (is_refreshing_) {
    auto waiter = std::make_shared<Waiter>(co_await boost::asio::this_coro::executor);
    waiters_.push_back(waiter);
    boost::system::error_code ignored;
    co_await waiter->timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    if (is_usable()) co_return *current_;
    if (failure_) co_return std::unexpected(*failure_);
    co_return std::unexpected(CredentialsError{.message = "the credentials expired as soon as they came"});
  }

  is_refreshing_ = true;
  CredentialsResult result = co_await source_->get();
  is_refreshing_ = false;
  if (result) {
    current_ = *result;
    failure_.reset();
  } else {
    failure_ = result.error();
    failed_at_ = clock_.now();
  }
  for (const auto& waiter : std::exchange(waiters_, {})) waiter->timer.cancel();
  if (!result && is_usable()) co_return *current_;
  co_return result;
}

}  // namespace patchtriage::aws
