#include "aws/credentials_elsewhere.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "aws/credentials_cache.h"

namespace patchtriage::aws {
namespace {

Awaitable<CredentialsResult> get_from(std::shared_ptr<CredentialsProvider> provider) {
  co_return co_await provider->get();
}

class Elsewhere final : public CredentialsProvider {
 public:
  Elsewhere(boost::asio::any_io_executor home, std::shared_ptr<CredentialsProvider> provider)
      : home_(std::move(home)), provider_(std::move(provider)) {}

  Awaitable<CredentialsResult> get() override {
    co_return co_await boost::asio::co_spawn(home_, get_from(provider_), boost::asio::use_awaitable);
  }

  // Arrives before what is asked there afterwards.
  void invalidate(const std::string& access_key_id) override {
    boost::asio::post(home_, [provider = provider_, access_key_id] { provider->invalidate(access_key_id); });
  }

 private:
  boost::asio::any_io_executor home_;
  std::shared_ptr<CredentialsProvider> provider_;
};

}  // namespace

std::shared_ptr<CredentialsProvider> credentials_elsewhere(boost::asio::any_io_executor home,
                                                           std::shared_ptr<CredentialsProvider> provider,
                                                           Clock& clock) {
  return std::make_shared<CredentialsCache>(std::make_unique<Elsewhere>(std::move(home), std::move(provider)), clock);
}

}  // namespace patchtriage::aws
