#include "aws/curl_transport.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/asio/detached.hpp>
#include <map>
#include <vector>

#include "aws/loopback_server_for_test.h"
#include "aws/run_for_test.h"

namespace patchtriage::aws {
namespace {

using Result = std::expected<HttpReply, HttpError>;
using boost::asio::io_context;

TEST(CurlTransport, SendsTheRequestAsItIsAndReturnsTheWholeReply) {
  io_context context;
  std::string seen;
  LoopbackServer server(context, [&](const std::string& request) {
    seen = request;
    return LoopbackServer::ok("hello", "X-Amzn-RequestId: id-1\r\nX-Empty:\r\n");
  });
  CurlTransport transport(context, {.user_agent = "patchtriage/test"});

  const Result reply = run(context, transport.send({.method = "POST",
                                                    .url = server.url() + "/a/../b%20c?x=1",
                                                    .headers = {{"X-Amz-Target", "AmazonSSM.Op"}, {"X-Nothing", ""}},
                                                    .body = std::string("{\"a\":\0}", 7)}));

  ASSERT_TRUE(reply.has_value()) << reply.error().message;
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->body, "hello");
  EXPECT_EQ(reply->header("x-amzn-requestid"), "id-1");
  EXPECT_EQ(reply->header("x-empty"), "");
  EXPECT_TRUE(seen.starts_with("POST /a/../b%20c?x=1 HTTP/1.1\r\n"));
  EXPECT_NE(seen.find("\r\nX-Amz-Target: AmazonSSM.Op\r\n"), std::string::npos);
  EXPECT_NE(seen.find("\r\nX-Nothing:\r\n"), std::string::npos);
  EXPECT_NE(seen.find("\r\nUser-Agent: patchtriage/test\r\n"), std::string::npos);
  EXPECT_EQ(seen.find("Content-Type"), std::string::npos);
  EXPECT_EQ(seen.find("Expect"), std::string::npos);
  EXPECT_TRUE(seen.ends_with(std::string("\r\n\r\n{\"a\":\0}", 11)));
}

TEST(CurlTransport, SendsAPutWithoutABody) {
  io_context context;
  std::string seen;
  LoopbackServer server(context, [&](const std::string& request) {
    seen = request;
    return LoopbackServer::ok("token");
  });
  CurlTransport transport(context);

  const Result reply = run(context, transport.send({.method = "PUT", .url = server.url() + "/latest/api/token"}));

  ASSERT_TRUE(reply.has_value()) << reply.error().message;
  EXPECT_TRUE(seen.starts_with("PUT /latest/api/token HTTP/1.1\r\n"));
  EXPECT_NE(seen.find("Content-Length: 0"), std::string::npos);
}

TEST(CurlTransport, AnErrorStatusIsAReply) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) {
    return std::string("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 6\r\n\r\n<html>");
  });
  CurlTransport transport(context);

  const Result reply = run(context, transport.send({.url = server.url()}));

  ASSERT_TRUE(reply.has_value());
  EXPECT_EQ(reply->status, 500);
  EXPECT_EQ(reply->body, "<html>");
}

TEST(CurlTransport, FollowsNoRedirects) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) {
    return std::string("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
  });
  CurlTransport transport(context);

  const Result reply = run(context, transport.send({.url = server.url()}));

  ASSERT_TRUE(reply.has_value());
  EXPECT_EQ(reply->status, 302);
}

TEST(CurlTransport, SaysThatNobodyListens) {
  io_context context;
  int port = 0;
  {
    LoopbackServer gone(context, [](const std::string&) { return std::string(); });
    port = gone.port();
  }
  CurlTransport transport(context);

  const Result reply = run(context, transport.send({.url = fmt::format("http://127.0.0.1:{}/", port)}));

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().kind, HttpErrorKind::not_connected);
  EXPECT_TRUE(reply.error().message.starts_with(fmt::format("127.0.0.1:{}: ", port))) << reply.error().message;
}

TEST(CurlTransport, SaysThatAReplyWasCutShort) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) {
    return std::string("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhalf");
  });
  CurlTransport transport(context);

  const Result reply = run(context, transport.send({.url = server.url()}));

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().kind, HttpErrorKind::cut_short);
}

TEST(CurlTransport, SaysThatTheConnectionEndedWithoutAReply) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) { return std::string(); });
  CurlTransport transport(context);

  const Result reply = run(context, transport.send({.url = server.url()}));

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().kind, HttpErrorKind::cut_short);
}

TEST(CurlTransport, GivesUpAfterTheTimeOut) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) { return std::string(LoopbackServer::kNeverAnswer); });
  CurlTransport transport(context);

  const Result reply = run(context, transport.send({.url = server.url(), .timeout = std::chrono::milliseconds(50)}));

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().kind, HttpErrorKind::timed_out);
}

TEST(CurlTransport, RefusesAReplyThatIsTooLarge) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) { return LoopbackServer::ok(std::string(1001, 'x')); });
  CurlTransport transport(context, {.body_limit_bytes = 1000});

  const Result reply = run(context, transport.send({.url = server.url()}));

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().kind, HttpErrorKind::too_large);
}

TEST(CurlTransport, SendsNothingThatWouldSmuggleAHeader) {
  io_context context;
  CurlTransport transport(context);

  const Result with_newline =
      run(context, transport.send({.url = "http://127.0.0.1:1/", .headers = {{"X-A", "b\r\nX-C: d"}}}));
  const Result without_host = run(context, transport.send({.url = "file:///etc/passwd"}));

  ASSERT_FALSE(with_newline.has_value());
  EXPECT_EQ(with_newline.error().kind, HttpErrorKind::bad_request);
  ASSERT_FALSE(without_host.has_value());
  EXPECT_EQ(without_host.error().kind, HttpErrorKind::bad_request);
}

TEST(CurlTransport, AsksTheProxyUnlessTheHostIsExcepted) {
  io_context context;
  std::vector<std::string> seen_by_proxy;
  LoopbackServer proxy(context, [&](const std::string& request) {
    seen_by_proxy.push_back(request.substr(0, request.find("\r\n")));
    return LoopbackServer::ok("proxy");
  });
  LoopbackServer server(context, [](const std::string&) { return LoopbackServer::ok("server"); });
  CurlTransport through(context, {.http_proxy = proxy.url()});
  CurlTransport around(context, {.http_proxy = proxy.url(), .no_proxy = "127.0.0.1"});

  EXPECT_EQ(run(context, through.send({.url = "http://ssm.example.test/"}))->body, "proxy");
  EXPECT_EQ(run(context, around.send({.url = server.url()}))->body, "server");
  EXPECT_EQ(run(context, through.send({.url = server.url(), .may_use_proxy = false}))->body, "server");
  EXPECT_EQ(seen_by_proxy, std::vector<std::string>{"GET http://ssm.example.test/ HTTP/1.1"});
}

TEST(CurlTransport, SaysThatTheProxyRefused) {
  io_context context;
  LoopbackServer proxy(context, [](const std::string&) {
    return std::string("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
  });
  CurlTransport transport(context, {.https_proxy = proxy.url()});

  const Result reply = run(context, transport.send({.url = "https://ssm.example.test/"}));

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().kind, HttpErrorKind::proxy_failed);
}

TEST(CurlTransport, SaysThatTheCaBundleCannotBeRead) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) { return std::string(); });
  CurlTransport transport(context, {.ca_bundle = "/nowhere/bundle.pem"});

  const Result reply = run(context, transport.send({.url = fmt::format("https://127.0.0.1:{}/", server.port())}));

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().kind, HttpErrorKind::local);
}

Awaitable<void> send_many(CurlTransport& transport, std::string url, int count, int& answered) {
  for (int i = 0; i < count; ++i) {
    const Result reply = co_await transport.send({.method = "POST", .url = url, .body = "{}"});
    if (reply && reply->body == "{}") ++answered;
  }
}

TEST(CurlTransport, SharesFewConnectionsAmongManyRequests) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) { return LoopbackServer::ok("{}"); });
  CurlTransport transport(context, {.max_connections = 8});
  int answered = 0;
  int ended = 0;

  for (int task = 0; task < 40; ++task) {
    boost::asio::co_spawn(context, send_many(transport, server.url(), 25, answered),
                          [&](std::exception_ptr) { ++ended; });
  }
  while (ended < 40) ASSERT_GT(context.run_one(), 0u);

  EXPECT_EQ(answered, 1000);
  EXPECT_LE(server.connections(), 8);
}

TEST(CurlTransport, TakesUpWhatWaitsWhenItMayUseMoreConnections) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) { return std::string(LoopbackServer::kNeverAnswer); });
  CurlTransport transport(context, {.max_connections = 1});
  int answered = 0;
  for (int task = 0; task < 5; ++task) {
    boost::asio::co_spawn(context, send_many(transport, server.url(), 1, answered), boost::asio::detached);
  }
  context.run_for(std::chrono::milliseconds(100));
  EXPECT_EQ(server.connections(), 1);

  transport.set_max_connections(3);

  while (server.connections() < 3) ASSERT_GT(context.run_one(), 0u);
  context.run_for(std::chrono::milliseconds(100));
  EXPECT_EQ(server.connections(), 3);
}

TEST(CurlTransport, LeavesAConnectionThatTheServerClosedWhileItWasIdle) {
  io_context context;
  // Closes after the reply, without a word that the transport understands.
  LoopbackServer server(context,
                        [](const std::string&) { return LoopbackServer::ok("{}", "X-Connection: close\r\n"); });
  CurlTransport transport(context, {.max_connections = 1});
  int answered = 0;
  int turns = 0;

  boost::asio::co_spawn(context, send_many(transport, server.url(), 1, answered), boost::asio::detached);
  while (answered < 1) ASSERT_GT(context.run_one(), 0u);
  while (context.run_one_for(std::chrono::milliseconds(50)) > 0) ++turns;
  boost::asio::co_spawn(context, send_many(transport, server.url(), 1, answered), boost::asio::detached);
  while (answered < 2) ASSERT_GT(context.run_one(), 0u);

  EXPECT_LT(turns, 20) << "the end of an idle connection is no reason to keep busy";
  EXPECT_EQ(server.connections(), 2);
}

Awaitable<void> send_in_turn(CurlTransport& transport, std::string url, std::ptrdiff_t turn,
                             std::vector<std::ptrdiff_t>& answered) {
  HttpRequest request;
  request.url = std::move(url);
  request.turn = turn;
  co_await transport.send(std::move(request));
  answered.push_back(turn);
}

TEST(CurlTransport, WhereConnectionsAreShortTheSmallestTurnGoesFirst) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) { return LoopbackServer::ok("{}"); });
  CurlTransport transport(context, {.max_connections = 1});
  std::vector<std::ptrdiff_t> answered;

  for (const std::ptrdiff_t turn : {5Z, 3Z, 4Z, 3Z, -1Z}) {
    boost::asio::co_spawn(context, send_in_turn(transport, server.url(), turn, answered), boost::asio::detached);
  }
  while (answered.size() < 5) ASSERT_GT(context.run_one(), 0u);

  EXPECT_EQ(answered, (std::vector<std::ptrdiff_t>{5, -1, 3, 3, 4})) << "the first found a free connection";
}

TEST(CurlTransport, CanBeDestroyedWithRequestsUnderWay) {
  io_context context;
  LoopbackServer server(context, [](const std::string&) { return std::string(LoopbackServer::kNeverAnswer); });
  int answered = 0;
  {
    CurlTransport transport(context, {.max_connections = 1});
    for (int task = 0; task < 3; ++task) {
      boost::asio::co_spawn(context, send_many(transport, server.url(), 1, answered), boost::asio::detached);
    }
    for (int step = 0; step < 20; ++step) context.poll_one();
  }
  context.poll();

  EXPECT_EQ(answered, 0);
}

}  // namespace
}  // namespace patchtriage::aws
