#include "simulate/server.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <csignal>

namespace patchtriage::simulate {
namespace {

using boost::asio::awaitable;
using boost::asio::redirect_error;
using boost::asio::use_awaitable;
using boost::asio::ip::tcp;
namespace http = boost::beast::http;

// The largest request of the catalogue, a batch of ids, is far below it.
constexpr std::uint64_t kLargestBody = 1 << 20;

aws::HttpRequest request_of(const http::request<http::string_body>& message) {
  const std::string_view host(message[http::field::host].data(), message[http::field::host].size());
  aws::HttpRequest request;
  request.method = std::string(message.method_string());
  request.url = fmt::format("http://{}{}", host, std::string_view(message.target()));
  for (const auto& field : message) {
    request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  }
  request.body = message.body();
  return request;
}

std::string head_of(const aws::HttpReply& reply, bool keeps_alive) {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::string head(
      fmt::format("HTTP/1.1 {} {}\r\n", reply.status,
                  std::string_view(http::obsolete_reason(http::int_to_status(static_cast<unsigned>(reply.status))))));
  for (const auto& [name, value] : reply.headers) head += fmt::format("{}: {}\r\n", name, value);
  // Clients correct their clock by the date.
  head += fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} GMT\r\nContent-Length: {}\r\n{}\r\n", fmt::gmtime(now),
                      reply.body.size(), keeps_alive ? "" : "Connection: close\r\n");
  return head;
}

}  // namespace

struct Server::State {
  explicit State(Handler given) : handler(std::move(given)), acceptor(context), signals(context) {}

  Handler handler;
  boost::asio::io_context context{1};
  tcp::acceptor acceptor;
  boost::asio::signal_set signals;

  // The sockets and coroutines belong to the context and end with it, before the state does.
  static awaitable<void> accept(State* state);
  static awaitable<void> serve(State* state, tcp::socket socket);
  // False: the connection is to be closed.
  static awaitable<bool> send(tcp::socket& socket, const EndpointReply& reply, bool keeps_alive);
};

awaitable<void> Server::State::accept(State* state) {
  for (;;) {
    boost::system::error_code error;
    tcp::socket socket = co_await state->acceptor.async_accept(redirect_error(use_awaitable, error));
    if (error == boost::asio::error::operation_aborted) co_return;
    if (error) {
      // Out of file descriptors, most likely: the listener stays ready, so wait for some connection to end.
      boost::asio::steady_timer timer(state->context, std::chrono::milliseconds(20));
      co_await timer.async_wait(redirect_error(use_awaitable, error));
      continue;
    }
    socket.set_option(tcp::no_delay(true), error);
    boost::asio::co_spawn(state->context, serve(state, std::move(socket)), [](std::exception_ptr) {});
  }
}

awaitable<void> Server::State::serve(State* state, tcp::socket socket) {
  boost::beast::flat_buffer buffer;
  for (;;) {
    boost::system::error_code error;
    http::request_parser<http::string_body> parser;
    parser.body_limit(kLargestBody);
    co_await http::async_read(socket, buffer, parser, redirect_error(use_awaitable, error));
    if (error) break;
    const auto arrived = boost::asio::steady_timer::clock_type::now();
    const bool keeps_alive = parser.get().keep_alive();
    const EndpointReply reply = state->handler(request_of(parser.get()));
    if (reply.delay > Duration::zero()) {
      // What the reply costs to make is part of its delay.
      boost::asio::steady_timer timer(state->context, arrived + reply.delay);
      co_await timer.async_wait(redirect_error(use_awaitable, error));
    }
    if (!co_await send(socket, reply, keeps_alive)) break;
  }
  boost::system::error_code ignored;
  socket.close(ignored);
}

awaitable<bool> Server::State::send(tcp::socket& socket, const EndpointReply& reply, bool keeps_alive) {
  boost::system::error_code error;
  if (reply.ending == Ending::reset) {
    // Closing without lingering sends a reset instead of an orderly end.
    socket.set_option(boost::asio::socket_base::linger(true, 0), error);
    co_return false;
  }
  std::string head = head_of(reply.http, keeps_alive);
  const std::size_t size = reply.ending == Ending::truncated ? reply.http.body.size() / 2 : reply.http.body.size();
  const std::array<boost::asio::const_buffer, 2> parts = {boost::asio::buffer(head),
                                                          boost::asio::buffer(reply.http.body, size)};
  co_await boost::asio::async_write(socket, parts, redirect_error(use_awaitable, error));
  co_return !error && keeps_alive && reply.ending == Ending::whole;
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;

std::expected<Server, std::string> Server::listen(int port, Handler handler) {
  auto state = std::make_unique<State>(std::move(handler));
  boost::system::error_code error;
  const tcp::endpoint address(boost::asio::ip::address_v4::loopback(), static_cast<unsigned short>(port));
  state->acceptor.open(address.protocol(), error);
  if (!error) state->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) state->acceptor.bind(address, error);
  if (!error) state->acceptor.listen(boost::asio::socket_base::max_listen_connections, error);
  if (error) return std::unexpected(fmt::format("can't listen on 127.0.0.1:{}: {}", port, error.message()));
  // From here on, not from `run` on: whoever is told the port may end the program at once.
  state->signals.add(SIGTERM, error);
  state->signals.add(SIGINT, error);
  return Server(std::move(state));
}

int Server::port() const { return state_->acceptor.local_endpoint().port(); }
std::string Server::url() const { return fmt::format("http://127.0.0.1:{}", port()); }

void Server::run() {
  State* state = state_.get();
  state->signals.async_wait([state](boost::system::error_code error, int) {
    if (!error) state->context.stop();
  });
  boost::asio::co_spawn(state->context, State::accept(state), [](std::exception_ptr) {});
  state->context.run();
}

void Server::stop() { state_->context.stop(); }

}  // namespace patchtriage::simulate
