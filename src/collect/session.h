// What a run sends with: its connections, made from flags and environment, and the caller's credentials.
#pragma once

#include <expected>
#include <memory>

#include "aws/call_counter.h"
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

struct ConnectionSettings {
  aws::CurlSettings curl;
  aws::ClientSettings client;  // without the jitter, which each connection has for itself
};

// A client with all that it borrows, for the thread of one context. Members are declared in the order in which they
// depend on each other; neither copied nor moved.
struct Connection {
  aws::SystemClock clock;
  aws::ClockSkew skew;
  aws::CurlTransport transport;
  aws::Client client;

  Connection(boost::asio::io_context& context, const ConnectionSettings& settings, aws::CallCounter& counter);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
};

// The connection of the run's own context, where credentials are got, and what others are made with.
struct Session {
  ConnectionSettings settings;
  aws::CallCounter counter;
  Connection connection;
  Entry entry;

  Session(boost::asio::io_context& context, ConnectionSettings of_run)
      : settings(std::move(of_run)), connection(context, settings, counter) {}
};

std::expected<std::unique_ptr<Session>, CollectError> open_session(boost::asio::io_context& context,
                                                                   const CollectSettings& settings,
                                                                   const aws::Environment& environment);

}  // namespace patchtriage
