#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>

#include "aws/client.h"
#include "aws/client_fixture_for_test.h"

namespace patchtriage::aws {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

using ClientRetryTest = ClientTest;

TEST_F(ClientRetryTest, BacksOffWithJitterUntilTheServiceRecovers) {
  for (int i = 0; i < 4; ++i) transport_.reply(500, "<html><body>Internal Server Error</body></html>");
  transport_.reply(200, page("a", ""));

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::complete);
  EXPECT_EQ(reading.attempts, 5);
  EXPECT_EQ(reading.retried, 4);
  // Half of 0.5 s, 1 s, 2 s and 4 s.
  EXPECT_EQ(elapsed(), Duration(3750));
}

TEST_F(ClientRetryTest, GivesUpAfterEightTries) {
  transport_.otherwise([](const HttpRequest&) { return HttpReply{.status = 500, .body = "<html>"}; });

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::failed);
  EXPECT_EQ(reading.call.error_code, "http_500");
  EXPECT_EQ(reading.attempts, 8);
  EXPECT_EQ(reading.call.rows, 0);
}

TEST_F(ClientRetryTest, TriesAgainAfterTheConnectionFails) {
  transport_.fail(HttpErrorKind::cut_short).fail(HttpErrorKind::timed_out).reply(200, page("a", ""));

  EXPECT_EQ(list().call.status, CallStatus::complete);
}

TEST_F(ClientRetryTest, DoesNotRepeatWhatMustBeSetUp) {
  transport_.fail(HttpErrorKind::tls_failed);

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::failed);
  EXPECT_EQ(reading.call.error_code, "tls_failed");
  EXPECT_EQ(reading.attempts, 1);
}

TEST_F(ClientRetryTest, AThrottleSlowsTheOperationAndIsCounted) {
  transport_.reply(400, error("ThrottlingException", "Rate exceeded"));
  transport_.reply(400, error("ThrottlingException", "Rate exceeded"), {{"Retry-After", "30"}});
  transport_.reply(200, page("a", ""));

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::complete);
  EXPECT_EQ(reading.throttled, 2);
  EXPECT_EQ(counter_.totals().throttled, 2);
  EXPECT_EQ(counter_.totals().retried, 2);
  EXPECT_GE(elapsed(), seconds(30));
  EXPECT_LT(elapsed(), minutes(2));
}

TEST_F(ClientRetryTest, SettlesBelowALimitThatNobodyPublished) {
  // The service's own bucket: ten at once, then eight a second. Every listing has 100 pages.
  double tokens = 10;
  Time filled_at = start_;
  transport_.otherwise([&](const HttpRequest& request) {
    tokens = std::min(10.0, tokens + std::chrono::duration<double>(clock_.now() - filled_at).count() * 8);
    filled_at = clock_.now();
    if (tokens < 1) return HttpReply{.status = 400, .body = error("ThrottlingException", "Rate exceeded")};
    tokens -= 1;
    const std::string token = parse_json(request.body)->text("NextToken", "0");
    const int next = std::stoi(token) + 1;
    return HttpReply{.status = 200, .body = page("a", next < 100 ? std::to_string(next) : "")};
  });
  client_.emplace(settings_, transport_, clock_, skew_, counter_);
  std::vector<Reading> readings;
  for (int i = 0; i < 4; ++i) {
    boost::asio::co_spawn(context_, client_->list(kOperation, target_, {}),
                          [&](std::exception_ptr, Reading reading) { readings.push_back(std::move(reading)); });
  }
  clock_.run(context_);

  ASSERT_EQ(readings.size(), 4u);
  for (const Reading& reading : readings) EXPECT_EQ(reading.rows.size(), 100u) << reading.call.message;
  EXPECT_EQ(counter_.totals().total - counter_.totals().throttled, 400);
  EXPECT_LT(counter_.totals().throttled, 40);
  // At eight a second it takes 49 s.
  EXPECT_LT(elapsed(), seconds(100));
}

TEST_F(ClientRetryTest, ARegionThatOnlyFailsSoonGetsOneAttemptACall) {
  transport_.otherwise([](const HttpRequest&) { return HttpReply{.status = 503}; });
  for (int i = 0; i < 10; ++i) list();
  const std::size_t before = transport_.requests.size();

  const Reading reading = list();

  EXPECT_EQ(transport_.requests.size(), before + 1);
  EXPECT_NE(reading.call.message.find("not tried again"), std::string::npos);
  // Another Region isn't affected.
  target_.region = "eu-central-1";
  EXPECT_EQ(list().attempts, 8);
}

TEST_F(ClientRetryTest, RefreshesExpiredCredentialsOnce) {
  transport_.reply(400, error("ExpiredTokenException")).reply(200, page("a", ""));
  EXPECT_EQ(list().call.status, CallStatus::complete);
  EXPECT_NE(find_header(transport_.requests.at(0).headers, "authorization")->find("Credential=K1/"),
            std::string_view::npos);
  EXPECT_NE(find_header(transport_.requests.at(1).headers, "authorization")->find("Credential=K2/"),
            std::string_view::npos);

  transport_.otherwise(
      [](const HttpRequest&) { return HttpReply{.status = 400, .body = error("ExpiredTokenException")}; });
  const Reading reading = list();
  EXPECT_EQ(reading.attempts, 2);
  EXPECT_EQ(reading.error->kind, ErrorKind::expired_credentials);
}

TEST_F(ClientRetryTest, LearnsTheServicesClockFromARefusal) {
  transport_.reply(403, error("InvalidSignatureException", "Signature expired: 20261120T120000Z is now earlier than"),
                   {{"Date", "Fri, 20 Nov 2026 14:00:00 GMT"}});
  transport_.reply(200, page("a", "t1")).reply(200, page("b", ""));

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::complete);
  EXPECT_EQ(find_header(transport_.requests.at(0).headers, "x-amz-date"), "20261120T120000Z");
  EXPECT_EQ(find_header(transport_.requests.at(1).headers, "x-amz-date"), "20261120T140000Z");
  EXPECT_EQ(find_header(transport_.requests.at(2).headers, "x-amz-date"), "20261120T140000Z");
}

}  // namespace
}  // namespace patchtriage::aws
