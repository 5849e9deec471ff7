#include "aws/loopback_server_for_test.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <optional>
#include <vector>

#include "base/text.h"

namespace patchtriage::aws {

using boost::asio::redirect_error;
using boost::asio::use_awaitable;
using boost::asio::ip::tcp;

struct LoopbackServer::State {
  State(boost::asio::io_context& context, Answer given)
      : acceptor(context, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)), answer(std::move(given)) {}
  tcp::acceptor acceptor;
  Answer answer;
  int connections = 0;
  std::vector<std::shared_ptr<tcp::socket>> sockets;
};

LoopbackServer::LoopbackServer(boost::asio::io_context& context, Answer answer)
    : state_(std::make_shared<State>(context, std::move(answer))) {
  boost::asio::co_spawn(context, accept(state_), boost::asio::detached);
}

LoopbackServer::~LoopbackServer() {
  boost::system::error_code ignored;
  state_->acceptor.close(ignored);
  for (const auto& socket : state_->sockets) socket->close(ignored);
}

int LoopbackServer::port() const { return state_->acceptor.local_endpoint().port(); }
std::string LoopbackServer::url() const { return fmt::format("http://127.0.0.1:{}", port()); }
int LoopbackServer::connections() const { return state_->connections; }

std::string LoopbackServer::ok(std::string_view body, std::string_view headers) {
  return fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n{}\r\n{}", body.size(), headers, body);
}

Awaitable<void> LoopbackServer::accept(std::shared_ptr<State> state) {
  for (;;) {
    boost::system::error_code error;
    auto socket =
        std::make_shared<tcp::socket>(co_await state->acceptor.async_accept(redirect_error(use_awaitable, error)));
    if (error) co_return;
    ++state->connections;
    state->sockets.push_back(socket);
    boost::asio::co_spawn(state->acceptor.get_executor(), serve(state, socket), boost::asio::detached);
  }
}

Awaitable<void> LoopbackServer::serve(std::shared_ptr<State> state, std::shared_ptr<tcp::socket> socket) {
  std::string buffer;
  boost::system::error_code error;
  for (;;) {
    const std::size_t head = co_await boost::asio::async_read_until(*socket, boost::asio::dynamic_buffer(buffer),
                                                                    "\r\n\r\n", redirect_error(use_awaitable, error));
    if (error) co_return;
    std::size_t length = head;
    for (const std::string& line : split(buffer.substr(0, head), '\n')) {
      if (to_lower(line).starts_with("content-length:")) {
        length += static_cast<std::size_t>(*parse_integer(trim(line.substr(line.find(':') + 1))));
      }
    }
    if (buffer.size() < length) {
      co_await boost::asio::async_read(*socket, boost::asio::dynamic_buffer(buffer),
                                       boost::asio::transfer_exactly(length - buffer.size()),
                                       redirect_error(use_awaitable, error));
      if (error) co_return;
    }
    const std::string reply = state->answer(buffer.substr(0, length));
    buffer.erase(0, length);
    if (reply == kNeverAnswer) continue;
    if (!reply.empty()) {
      co_await boost::asio::async_write(*socket, boost::asio::buffer(reply), redirect_error(use_awaitable, error));
    }
    if (error || reply.empty() || reply.contains("Connection: close")) {
      socket->close(error);
      co_return;
    }
  }
}

}  // namespace patchtriage::aws
