#include "aws/scripted_transport_for_test.h"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace patchtriage::aws {

ScriptedTransport& ScriptedTransport::reply(int status, std::string body, HttpHeaders headers) {
  script_.push_back(HttpReply{.status = status, .headers = std::move(headers), .body = std::move(body)});
  return *this;
}

ScriptedTransport& ScriptedTransport::fail(HttpErrorKind kind) {
  script_.push_back(std::unexpected(HttpError{kind, "as scripted"}));
  return *this;
}

Awaitable<ScriptedTransport::Result> ScriptedTransport::send(HttpRequest request) {
  // No network answers at once: others that are ready go on meanwhile.
  co_await boost::asio::post(co_await boost::asio::this_coro::executor, boost::asio::use_awaitable);
  requests.push_back(request);
  if (!script_.empty()) {
    Result result = std::move(script_.front());
    script_.pop_front();
    co_return result;
  }
  if (otherwise_) co_return otherwise_(request);
  co_return std::unexpected(HttpError{HttpErrorKind::not_connected, "the script has no more lines"});
}

}  // namespace patchtriage::aws
