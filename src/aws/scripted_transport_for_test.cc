#include "aws/scripted_transport_for_test.h"

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
