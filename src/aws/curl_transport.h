// HTTP over libcurl's multi interface, driven by one io_context.
//
// Connections are kept alive and shared by every request to the same host. TLS certificates are always verified.
// Nothing of a request or reply is logged. Confined to the thread that runs the context, and must be destroyed
// before it; destroying it drops the requests still under way without resuming their coroutines.
#pragma once

#include <memory>
#include <string>

#include "aws/transport.h"

namespace boost::asio {
class io_context;
}

namespace patchtriage::aws {

struct CurlSettings {
  // Requests beyond it wait in a queue; their time-outs start when they leave it.
  std::size_t max_connections = 256;
  std::size_t body_limit_bytes = std::size_t{256} << 20;
  std::string user_agent = "patchtriage";
  std::string ca_bundle;  // a PEM file; empty: the system's
  // As in the environment variables of the same names; empty: direct.
  std::string https_proxy;
  std::string http_proxy;
  std::string no_proxy;
};

class CurlTransport final : public Transport {
 public:
  CurlTransport(boost::asio::io_context& context, CurlSettings settings = {});
  ~CurlTransport() override;
  Awaitable<std::expected<HttpReply, HttpError>> send(HttpRequest request) override;
  // From now on. Where more are under way, they end first.
  void set_max_connections(std::size_t count);

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace patchtriage::aws
