// The border to the network: one request, one reply or the reason why there is none.
#pragma once

#include <expected>

#include "aws/awaitable.h"
#include "aws/http_message.h"

namespace patchtriage::aws {

class Transport {
 public:
  virtual ~Transport() = default;
  // One attempt: no retries, no redirects. Any status is a reply, 500 as well as 200.
  virtual Awaitable<std::expected<HttpReply, HttpError>> send(HttpRequest request) = 0;
};

}  // namespace patchtriage::aws
