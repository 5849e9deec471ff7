// An HTTP/1.1 server on 127.0.0.1: keep-alive, any number of connections, one thread.
//
// One thread on purpose: what answers needs no locks, and a client under test has the other cores. `run` belongs to the
// thread that calls it; `stop` may be called from any thread.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "simulate/endpoint.h"

namespace patchtriage::simulate {

class Server {
 public:
  // Gets the method, the URL with the host that was asked, the headers and the body.
  using Handler = std::function<EndpointReply(const aws::HttpRequest& request)>;

  // Listens; port 0 takes a free one. The error is for people: the port is in use, say.
  static std::expected<Server, std::string> listen(int port, Handler handler);
  ~Server();
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;

  int port() const;
  std::string url() const;  // "http://127.0.0.1:4566"

  // Serves until `stop`, SIGTERM or SIGINT; connections that are open then are closed.
  void run();
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace patchtriage::simulate
