// Calls AWS: one pipeline for every operation of the catalogue.
//
// limiter -> credentials -> signature -> one attempt -> what the reply means -> a receipt, or back-off and again.
// Nothing outside the catalogue can be sent. Confined to the thread that runs the context of the transport.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "aws/awaitable.h"
#include "aws/call_counter.h"
#include "aws/clock.h"
#include "aws/clock_skew.h"
#include "aws/credentials_provider.h"
#include "aws/endpoints.h"
#include "aws/errors.h"
#include "aws/limiter.h"
#include "aws/operation.h"
#include "aws/protocol/reply.h"
#include "aws/retry.h"
#include "aws/transport.h"
#include "base/json.h"
#include "fleet/call.h"
#include "fleet/record.h"

namespace patchtriage::aws {

struct ClientSettings {
  EndpointSettings endpoints;
  RateSettings rates;
  RetrySettings retries;
  Duration connect_timeout = std::chrono::seconds(10);
  Duration attempt_timeout = std::chrono::seconds(70);
  // In [0, 1): the jitter. Must be set.
  std::function<double()> random;
};

// For whom and where a call is made.
struct Target {
  std::string account;  // for the receipt and the limiter; empty while it isn't known
  std::string region;   // for global services too: it tells the partition
  std::shared_ptr<CredentialsProvider> credentials;
  std::ptrdiff_t turn = 0;  // HttpRequest's
};

struct ReadOptions {
  Step step = Step::list;  // which part of the plan asks: goes into the receipt
  int page_size = 0;       // clamped to what the service accepts; 0: its largest
  int max_pages = 0;       // stop there, with status partial, where more would follow; 0: read all
  // Told the rows of each page when it comes; not set: nobody. A listing that starts once more tells them again.
  std::function<void(const AnyRows& rows)> on_page = {};
};

// What a listing brought: every row of the pages that came, and the receipt that says whether those are all.
struct Reading {
  AnyRows rows;
  Call call;
  std::optional<AwsError> error;  // set where the status is neither complete nor skipped
  std::int64_t attempts = 0;
  std::int64_t throttled = 0;
  std::int64_t retried = 0;
};

class Client {
 public:
  // The borrowed parts must outlive the client and its calls. `counter` counts every attempt on the wire.
  Client(ClientSettings settings, Transport& transport, Clock& clock, ClockSkew& skew, CallCounter& counter);

  // Reads all pages of an operation, "ssm:DescribeInstanceInformation", which must be in the catalogue. `parameters`
  // is an object in AWS's member names, without page token. Follows the token and never the number of rows; a token
  // that comes back ends the reading as partial; one that expired starts it once more. Rows read before a failure are
  // kept. Never fails otherwise than by the receipt.
  Awaitable<Reading> list(std::string operation, Target target, Json parameters, ReadOptions options = {});

  const CallCounter& counter() const { return counter_; }

 private:
  struct Attempt;
  struct Tally;
  using Page = std::expected<DecodedReply, AwsError>;

  Awaitable<Page> read_page(const Operation* operation, Target target, Json parameters, Tally* tally);
  Awaitable<Page> attempt(const Operation* operation, Target target, Json parameters, Endpoint endpoint,
                          Attempt* result);

  ClientSettings settings_;
  Transport& transport_;
  Clock& clock_;
  ClockSkew& skew_;
  CallCounter& counter_;
  Limiters limiters_;
  RetryQuotas quotas_;
};

}  // namespace patchtriage::aws
