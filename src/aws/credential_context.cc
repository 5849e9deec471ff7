#include "aws/credential_context.h"

#include "aws/retry.h"

namespace patchtriage::aws {

Awaitable<std::expected<HttpReply, HttpError>> send_patiently(std::shared_ptr<const CredentialContext> context,
                                                              HttpRequest request, int tries, std::string operation) {
  for (int attempt = 1;; ++attempt) {
    const bool is_counted = context->counter != nullptr && !operation.empty();
    if (is_counted) context->counter->sent(operation);
    std::expected<HttpReply, HttpError> reply = co_await context->transport->send(request);
    const bool may_heal =
        reply ? reply->status >= 500 || reply->status == 429 : should_retry(classify_failure(reply.error()).kind);
    if (is_counted && reply && reply->status == 429) context->counter->throttled();
    if (!may_heal || attempt >= tries) {
      if (is_counted && (!reply || reply->status >= 400)) context->counter->failed();
      co_return reply;
    }
    if (is_counted) context->counter->retried();
    co_await context->clock->sleep(jittered_delay(attempt - 1, std::chrono::milliseconds(250), std::chrono::seconds(5),
                                                  context->random ? context->random() : 0.5));
  }
}

}  // namespace patchtriage::aws
