#include "simulate/server.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <thread>

namespace patchtriage::simulate {
namespace {

using boost::asio::ip::tcp;

// A server that answers every request with `reply`, its body being what was asked for where it is empty.
class ServerTest : public testing::Test {
 protected:
  void start(EndpointReply reply) {
    auto server = Server::listen(0, [reply](const aws::HttpRequest& request) {
      EndpointReply answer = reply;
      if (answer.http.body.empty()) answer.http.body = request.url + " " + request.body;
      return answer;
    });
    ASSERT_TRUE(server.has_value()) << server.error();
    server_ = std::make_unique<Server>(std::move(*server));
    thread_ = std::thread([this] { server_->run(); });
    socket_.connect(tcp::endpoint(boost::asio::ip::address_v4::loopback(), port()));
  }
  void TearDown() override {
    if (server_ == nullptr) return;
    server_->stop();
    thread_.join();
  }
  boost::asio::ip::port_type port() const { return static_cast<boost::asio::ip::port_type>(server_->port()); }

  void send(const std::string& target, const std::string& body) {
    const std::string text = fmt::format("POST {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: {}\r\n\r\n{}",
                                         target, server_->port(), body.size(), body);
    boost::asio::write(socket_, boost::asio::buffer(text));
  }
  // Head and body of one reply; `error` says how it ended.
  std::string receive(boost::system::error_code& error) {
    std::string buffer;
    const std::size_t head = boost::asio::read_until(socket_, boost::asio::dynamic_buffer(buffer), "\r\n\r\n", error);
    const std::size_t at = buffer.find("Content-Length: ");
    if (error || at == std::string::npos) return buffer;
    const std::size_t size = head + std::stoul(buffer.substr(at + 16));
    if (buffer.size() < size) {
      boost::asio::read(socket_, boost::asio::dynamic_buffer(buffer),
                        boost::asio::transfer_exactly(size - buffer.size()), error);
    }
    return buffer;
  }

  boost::asio::io_context context_;
  tcp::socket socket_{context_};
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

TEST_F(ServerTest, AnswersManyRequestsOnOneConnection) {
  start({.http = {.status = 200}});
  for (const char* body : {"one", "two", "three"}) {
    boost::system::error_code error;
    send("/path?a=b", body);

    const std::string reply = receive(error);

    EXPECT_FALSE(error) << error.message();
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 200 OK\r\n")) << reply;
    EXPECT_TRUE(reply.ends_with(fmt::format("http://127.0.0.1:{}/path?a=b {}", server_->port(), body))) << reply;
    EXPECT_TRUE(reply.contains("\r\nDate: ")) << reply;
  }
}

TEST_F(ServerTest, EndsTheConnectionInTheMiddleOfATruncatedBody) {
  start({.http = {.status = 200, .body = "0123456789"}, .ending = Ending::truncated});
  boost::system::error_code error;
  send("/", "");

  const std::string reply = receive(error);

  EXPECT_EQ(error, boost::asio::error::eof);
  EXPECT_TRUE(reply.contains("Content-Length: 10\r\n")) << reply;
  EXPECT_TRUE(reply.ends_with("\r\n\r\n01234")) << reply;
}

TEST_F(ServerTest, ResetsTheConnectionWithoutAWord) {
  start({.ending = Ending::reset});
  boost::system::error_code error;
  send("/", "");

  EXPECT_EQ(receive(error), "");
  EXPECT_EQ(error, boost::asio::error::connection_reset);
}

TEST_F(ServerTest, SaysThatAPortIsTaken) {
  start({});

  const auto second = Server::listen(server_->port(), [](const aws::HttpRequest&) { return EndpointReply{}; });

  ASSERT_FALSE(second.has_value());
  EXPECT_TRUE(second.error().starts_with(fmt::format("can't listen on 127.0.0.1:{}", server_->port())))
      << second.error();
}

}  // namespace
}  // namespace patchtriage::simulate
