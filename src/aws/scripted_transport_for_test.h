// A network that answers what a test wrote down, in order, and keeps what it was asked.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "aws/transport.h"

namespace patchtriage::aws {

class ScriptedTransport final : public Transport {
 public:
  using Result = std::expected<HttpReply, HttpError>;

  ScriptedTransport& reply(int status, std::string body, HttpHeaders headers = {});
  ScriptedTransport& fail(HttpErrorKind kind);
  // Answers every request that the script has no line for.
  void otherwise(std::function<Result(const HttpRequest&)> answer) { otherwise_ = std::move(answer); }

  Awaitable<Result> send(HttpRequest request) override;

  std::vector<HttpRequest> requests;
  bool is_used_up() const { return script_.empty(); }

 private:
  std::deque<Result> script_;
  std::function<Result(const HttpRequest&)> otherwise_;
};

}  // namespace patchtriage::aws
