// The simulated endpoint without its sockets: one HTTP request in, one reply out.
//
// All services answer at one address, as with AWS_ENDPOINT_URL. What AWS would answer is the world's; who may ask, how
// it is paged, refused, throttled and broken is decided here. Time is a parameter. Confined to one thread: it counts
// requests for throttling, faults and readings.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "aws/http_message.h"
#include "base/time.h"
#include "simulate/faults.h"
#include "simulate/kept_replies.h"
#include "simulate/pages.h"
#include "simulate/readings.h"
#include "simulate/sessions.h"
#include "simulate/throttle.h"
#include "simulate/wire_request.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

// As much of a World as the endpoint needs. `answer` answers the same to the same, and to all readings after the second
// the same: replies are kept.
struct Served {
  std::string management_account;
  std::vector<std::string> accounts;
  std::vector<std::string> regions;
  std::function<Answer(const Scope& scope, std::string_view operation, const Json& params, int reading)> answer;
};

struct EndpointSettings {
  std::uint64_t seed = 1;
  int page_max = 0;  // 0: AWS's own sizes
  bool is_throttled = false;
  Duration latency{};
  std::vector<std::string> denied;  // "ssm:DescribePatchGroups"; '*' stands for any run
  Faults faults;
  std::size_t kept_bytes = std::size_t{512} << 20U;  // of replies that are not written again (KeptReplies)
  // One line for each request: "ssm:ListCommands 111122223333 us-east-1 200". A request that isn't known or not
  // authenticated has "-" for what isn't known.
  std::function<void(const std::string& line)> log = nullptr;
  // What the operator should see: an operation was asked for that isn't served.
  std::function<void(const std::string& line)> warn = nullptr;
};

enum class Ending { whole, reset, truncated };

struct EndpointReply {
  aws::HttpReply http;
  Ending ending = Ending::whole;
  Duration delay{};  // before the reply is sent
};

class Endpoint {
 public:
  Endpoint(Served served, EndpointSettings settings);

  // `now` is the wall clock's time, against which signatures are checked; `uptime` is of a clock that doesn't jump.
  EndpointReply handle(const aws::HttpRequest& request, Time now, Duration uptime);

  // Keys of the management account.
  aws::Credentials credentials() const { return sessions_.user(); }

 private:
  using Result = std::expected<aws::HttpReply, ApiError>;
  // What the log says of a request, filled as it becomes known.
  struct Trace {
    std::string account = "-";
    std::string region = "-";
  };
  Result answer(const aws::HttpRequest& request, const Route& route, Time now, Duration uptime, const std::string& id,
                Trace& trace, Fault& fault);
  std::expected<Json, ApiError> answer_of_sts(const Route& route, const Caller& caller, const Json& params,
                                              Time now) const;
  Result answer_of_world(const Route& route, const Scope& scope, const Json& params, bool arrives,
                         const std::string& id);
  // One page of what the world answers.
  std::expected<Json, ApiError> page_of_world(const Operation& operation, const Scope& scope, const Json& params,
                                              const Json& listed, const PageQuery& query);
  // nullopt: allowed.
  std::optional<ApiError> denial(const Service& service, const Operation& operation, const Caller& caller,
                                 const Json& params) const;
  bool is_region_enabled(const Service& service, const Operation& operation, const Caller& caller) const;
  ApiError not_served(const Route& route) const;
  std::string next_request_id();

  Served served_;
  EndpointSettings settings_;
  Sessions sessions_;
  Pages pages_;
  Throttle throttle_;
  Readings readings_;
  KeptReplies kept_;
  std::uint64_t requests_ = 0;
};

}  // namespace patchtriage::simulate
