// The connection of one run: transport, client and the caller's credentials, made from flags and environment.
#pragma once

#include <expected>
#include <memory>

#include "aws/client.h"
#include "aws/clock.h"
#include "aws/clock_skew.h"
#include "aws/curl_transport.h"
#include "collect/collect.h"
#include "collect/scopes.h"

namespace boost::asio {
class io_context;
}

namespace patchtriage {

// Members are declared in the order in which they depend on each other. Neither copied nor moved: they borrow from each
// other.
struct Session {
  aws::SystemClock clock;
  aws::ClockSkew skew;
  CallTotals totals;
  aws::CurlTransport transport;
  aws::Client client;
  Entry entry;

  Session(boost::asio::io_context& context, aws::CurlSettings curl, aws::ClientSettings client_settings)
      : transport(context, std::move(curl)), client(std::move(client_settings), transport, clock, skew, totals) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
};

std::expected<std::unique_ptr<Session>, CollectError> open_session(boost::asio::io_context& context,
                                                                   const CollectSettings& settings,
                                                                   const aws::Environment& environment);

}  // namespace patchtriage
