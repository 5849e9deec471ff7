// A tiny HTTP server on a free port of 127.0.0.1, run by the test's own io_context.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <memory>
#include <string>

#include "aws/awaitable.h"

namespace patchtriage::aws {

class LoopbackServer {
 public:
  // Takes one whole request as received; returns the raw bytes of the reply. An empty reply closes the connection,
  // kNeverAnswer keeps it open in silence, a reply with "Connection: close" in it closes after sending.
  using Answer = std::function<std::string(const std::string& request)>;
  static constexpr char kNeverAnswer[] = "never answer";

  LoopbackServer(boost::asio::io_context& context, Answer answer);
  ~LoopbackServer();

  std::string url() const;  // "http://127.0.0.1:PORT"
  int port() const;
  int connections() const;

  // "HTTP/1.1 200 OK" with the body and its length.
  static std::string ok(std::string_view body, std::string_view headers = "");

 private:
  struct State;
  static Awaitable<void> accept(std::shared_ptr<State> state);
  static Awaitable<void> serve(std::shared_ptr<State> state, std::shared_ptr<boost::asio::ip::tcp::socket> socket);
  std::shared_ptr<State> state_;
};

}  // namespace patchtriage::aws
