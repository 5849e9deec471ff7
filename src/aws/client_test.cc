#include "aws/client.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include "aws/run_for_test.h"
#include "aws/scripted_transport_for_test.h"
#include "fleet/records/ssm_nodes.h"

namespace patchtriage::aws {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr char kOperation[] = "ssm:DescribeInstanceInformation";

std::string page(std::string_view ids, std::string_view token) {
  std::string body = R"({"InstanceInformationList":[)";
  bool is_first = true;
  for (const char id : ids) {
    body += fmt::format(R"({}{{"InstanceId":"i-{}"}})", is_first ? "" : ",", id);
    is_first = false;
  }
  body += "]";
  if (!token.empty()) body += fmt::format(R"(,"NextToken":"{}")", token);
  return body + "}";
}

std::string error(std::string_view code, std::string_view message = "words") {
  return fmt::format(R"({{"__type":"{}","message":"{}"}})", code, message);
}

// Hands out K1, K2, … : a new key after each invalidation.
class NumberedCredentials final : public CredentialsProvider {
 public:
  Awaitable<CredentialsResult> get() override {
    co_return Credentials{.access_key_id = fmt::format("K{}", number), .secret_access_key = "secret"};
  }
  void invalidate(const std::string& id) override {
    if (id == fmt::format("K{}", number)) ++number;
  }
  int number = 1;
};

class RefusedCredentials final : public CredentialsProvider {
 public:
  Awaitable<CredentialsResult> get() override {
    co_return std::unexpected(CredentialsError{.message = "cannot assume the role", .code = code});
  }
  std::string code;
};

class ClientTest : public testing::Test {
 protected:
  ClientTest() {
    settings_.random = [] { return 0.5; };
  }

  Reading list(Json parameters = {}, ReadOptions options = {}, std::string operation = kOperation) {
    if (!client_) client_.emplace(settings_, transport_, clock_, skew_, totals_);
    return run(context_, clock_, client_->list(std::move(operation), target_, std::move(parameters), options));
  }
  std::vector<std::string> ids(const Reading& reading) {
    std::vector<std::string> result;
    for (const auto& row : reading.rows.as<ssm::InstanceInformation>()) result.push_back(row.instance_id);
    return result;
  }
  Json sent(std::size_t index) { return *parse_json(transport_.requests.at(index).body); }
  Duration elapsed() const { return clock_.now() - start_; }

  const Time start_ = *parse_time("2026-11-20T12:00:00Z");
  boost::asio::io_context context_;
  VirtualClock clock_{start_};
  ClockSkew skew_;
  CallTotals totals_;
  ScriptedTransport transport_;
  ClientSettings settings_;
  std::shared_ptr<NumberedCredentials> credentials_ = std::make_shared<NumberedCredentials>();
  Target target_{.account = "111111111111", .region = "eu-west-1", .credentials = credentials_};
  std::optional<Client> client_;
};

TEST_F(ClientTest, ReadsAllPagesByTheirTokens) {
  transport_.reply(200, page("a", "t1")).reply(200, page("b", "t2"), {{"x-amzn-RequestId", "r-2"}});
  transport_.reply(200, page("c", ""), {{"x-amzn-RequestId", "r-3"}});

  const Reading reading = list();

  EXPECT_EQ(ids(reading), (std::vector<std::string>{"i-a", "i-b", "i-c"}));
  EXPECT_EQ(reading.call.status, CallStatus::complete);
  EXPECT_EQ(reading.call.pages, 3);
  EXPECT_EQ(reading.call.rows, 3);
  EXPECT_EQ(reading.call.request_id, "r-3");
  EXPECT_EQ(reading.call.at, start_);
  EXPECT_EQ(reading.call.operation, kOperation);
  EXPECT_EQ(reading.call.scope, (Scope{"111111111111", "eu-west-1"}));
  EXPECT_EQ(sent(0).find("NextToken"), nullptr);
  EXPECT_EQ(sent(1).text("NextToken"), "t1");
  EXPECT_EQ(sent(2).text("NextToken"), "t2");
  EXPECT_EQ(totals_.total, 3);
  EXPECT_EQ(totals_.by_operation.at(kOperation), 3);
  EXPECT_EQ(totals_.failed, 0);
}

TEST_F(ClientTest, AnEmptyPageWithATokenIsNotTheEnd) {
  transport_.reply(200, page("", "t1")).reply(200, page("", "t2")).reply(200, page("a", ""));

  const Reading reading = list();

  EXPECT_EQ(ids(reading), std::vector<std::string>{"i-a"});
  EXPECT_EQ(reading.call.status, CallStatus::complete);
}

TEST_F(ClientTest, ATokenThatComesBackEndsTheReadingAsPartial) {
  transport_.reply(200, page("a", "t1")).reply(200, page("b", "t2")).reply(200, page("", "t1"));

  const Reading reading = list();

  EXPECT_EQ(ids(reading), (std::vector<std::string>{"i-a", "i-b"}));
  EXPECT_EQ(reading.call.status, CallStatus::partial);
  EXPECT_EQ(reading.call.error_code, "repeated_page_token");
  EXPECT_TRUE(transport_.is_used_up());
}

TEST_F(ClientTest, AnExpiredTokenStartsTheListingOnceMore) {
  transport_.reply(200, page("ab", "t1")).reply(400, error("InvalidNextToken"));
  transport_.reply(200, page("ab", "u1")).reply(200, page("c", ""));

  const Reading reading = list();

  EXPECT_EQ(ids(reading), (std::vector<std::string>{"i-a", "i-b", "i-c"}));
  EXPECT_EQ(reading.call.status, CallStatus::complete);
  EXPECT_EQ(reading.call.pages, 2);
  EXPECT_EQ(sent(2).find("NextToken"), nullptr);
}

TEST_F(ClientTest, ARequestRefusedOnlyWithItsTokenIsAnExpiredTokenToo) {
  transport_.reply(200, page("a", "t1")).reply(400, error("ValidationException", "something is wrong"));
  transport_.reply(200, page("a", "u1")).reply(200, page("b", ""));

  EXPECT_EQ(ids(list()), (std::vector<std::string>{"i-a", "i-b"}));

  transport_.reply(400, error("ValidationException", "something is wrong"));
  EXPECT_EQ(list().attempts, 1);
}

TEST_F(ClientTest, ATokenThatExpiresTwiceLeavesTheRowsThatWereRead) {
  transport_.reply(200, page("ab", "t1")).reply(400, error("InvalidNextToken"));
  transport_.reply(200, page("a", "u1")).reply(400, error("InvalidNextToken"));

  const Reading reading = list();

  EXPECT_EQ(ids(reading), (std::vector<std::string>{"i-a", "i-b"}));
  EXPECT_EQ(reading.call.status, CallStatus::partial);
  EXPECT_EQ(reading.call.error_code, "InvalidNextToken");
}

TEST_F(ClientTest, KeepsThePagesReadBeforeADenial) {
  transport_.reply(200, page("a", "t1")).reply(400, error("AccessDeniedException"));

  const Reading reading = list();

  EXPECT_EQ(ids(reading), std::vector<std::string>{"i-a"});
  EXPECT_EQ(reading.call.status, CallStatus::partial);
  EXPECT_EQ(reading.call.permission, "ssm:DescribeInstanceInformation");
}

TEST_F(ClientTest, ADenialIsNotTriedAgainAndNamesThePermission) {
  transport_.reply(400, error("AccessDeniedException", "User is not authorized"), {{"x-amzn-RequestId", "r-1"}});

  const Reading reading = list();

  EXPECT_EQ(reading.rows.size(), 0u);
  EXPECT_EQ(reading.call.status, CallStatus::denied);
  EXPECT_EQ(reading.call.error_code, "AccessDeniedException");
  EXPECT_EQ(reading.call.message, "User is not authorized");
  EXPECT_EQ(reading.call.permission, "ssm:DescribeInstanceInformation");
  EXPECT_EQ(reading.call.request_id, "r-1");
  EXPECT_EQ(reading.error->kind, ErrorKind::denied);
  EXPECT_EQ(transport_.requests.size(), 1u);
  EXPECT_EQ(totals_.failed, 1);
}

TEST_F(ClientTest, BacksOffWithJitterUntilTheServiceRecovers) {
  for (int i = 0; i < 4; ++i) transport_.reply(500, "<html><body>Internal Server Error</body></html>");
  transport_.reply(200, page("a", ""));

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::complete);
  EXPECT_EQ(reading.attempts, 5);
  EXPECT_EQ(reading.retried, 4);
  // Half of 0.5 s, 1 s, 2 s and 4 s.
  EXPECT_EQ(elapsed(), Duration(3750));
}

TEST_F(ClientTest, GivesUpAfterEightTries) {
  transport_.otherwise([](const HttpRequest&) { return HttpReply{.status = 500, .body = "<html>"}; });

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::failed);
  EXPECT_EQ(reading.call.error_code, "http_500");
  EXPECT_EQ(reading.attempts, 8);
  EXPECT_EQ(reading.call.rows, 0);
}

TEST_F(ClientTest, AnErrorInsideASuccessIsAnError) {
  transport_.reply(200, error("AccessDeniedException"));

  EXPECT_EQ(list().call.status, CallStatus::denied);
}

TEST_F(ClientTest, ABodyCutShortOrEmptyIsNeverAnEmptyListing) {
  for (const std::string body : {"", R"({"InstanceInformationList":[{"InstanceId":"i-)", "<html></html>", "[]"}) {
    transport_.otherwise([body](const HttpRequest&) { return HttpReply{.status = 200, .body = body}; });

    const Reading reading = list();

    EXPECT_EQ(reading.call.status, CallStatus::failed) << body;
    EXPECT_EQ(reading.error->kind, ErrorKind::malformed) << body;
    EXPECT_GT(reading.attempts, 1) << body;
  }
}

TEST_F(ClientTest, TriesAgainAfterTheConnectionFails) {
  transport_.fail(HttpErrorKind::cut_short).fail(HttpErrorKind::timed_out).reply(200, page("a", ""));

  EXPECT_EQ(list().call.status, CallStatus::complete);
}

TEST_F(ClientTest, DoesNotRepeatWhatMustBeSetUp) {
  transport_.fail(HttpErrorKind::tls_failed);

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::failed);
  EXPECT_EQ(reading.call.error_code, "tls_failed");
  EXPECT_EQ(reading.attempts, 1);
}

TEST_F(ClientTest, AThrottleSlowsTheOperationAndIsCounted) {
  transport_.reply(400, error("ThrottlingException", "Rate exceeded"));
  transport_.reply(400, error("ThrottlingException", "Rate exceeded"), {{"Retry-After", "30"}});
  transport_.reply(200, page("a", ""));

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::complete);
  EXPECT_EQ(reading.throttled, 2);
  EXPECT_EQ(totals_.throttled, 2);
  EXPECT_EQ(totals_.retried, 2);
  EXPECT_GE(elapsed(), seconds(30));
  EXPECT_LT(elapsed(), minutes(2));
}

TEST_F(ClientTest, ARegionThatOnlyFailsSoonGetsOneAttemptACall) {
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

TEST_F(ClientTest, RefreshesExpiredCredentialsOnce) {
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

TEST_F(ClientTest, LearnsTheServicesClockFromARefusal) {
  transport_.reply(403, error("InvalidSignatureException", "Signature expired: 20261120T120000Z is now earlier than"),
                   {{"Date", "Fri, 20 Nov 2026 14:00:00 GMT"}});
  transport_.reply(200, page("a", "t1")).reply(200, page("b", ""));

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::complete);
  EXPECT_EQ(find_header(transport_.requests.at(0).headers, "x-amz-date"), "20261120T120000Z");
  EXPECT_EQ(find_header(transport_.requests.at(1).headers, "x-amz-date"), "20261120T140000Z");
  EXPECT_EQ(find_header(transport_.requests.at(2).headers, "x-amz-date"), "20261120T140000Z");
}

TEST_F(ClientTest, SaysWhyThereAreNoCredentials) {
  auto refused = std::make_shared<RefusedCredentials>();
  target_.credentials = refused;

  const Reading none = list();
  EXPECT_EQ(none.call.status, CallStatus::failed);
  EXPECT_EQ(none.error->kind, ErrorKind::no_credentials);
  EXPECT_EQ(none.call.message, "cannot assume the role");

  refused->code = "AccessDenied";
  const Reading denied = list();
  EXPECT_EQ(denied.call.status, CallStatus::denied);
  EXPECT_EQ(denied.call.permission, "sts:AssumeRole");
  EXPECT_TRUE(transport_.requests.empty());
  EXPECT_EQ(totals_.total, 0);
}

TEST_F(ClientTest, SaysThatARegionDoesNotExist) {
  target_.region = "mars";

  const Reading reading = list();

  EXPECT_EQ(reading.call.status, CallStatus::failed);
  EXPECT_EQ(reading.call.error_code, "unknown_region");
  EXPECT_NE(reading.call.message.find("'mars'"), std::string::npos);
}

TEST_F(ClientTest, AsksForThePageSizeThatTheServiceAccepts) {
  transport_.otherwise([](const HttpRequest&) { return HttpReply{.status = 200, .body = page("", "")}; });

  list();
  list({}, {.page_size = 7});
  list({}, {.page_size = 1});
  list(Json::object({{"MaxResults", 1000}}));

  EXPECT_EQ(*sent(0).find("MaxResults")->as_integer(), 50);
  EXPECT_EQ(*sent(1).find("MaxResults")->as_integer(), 7);
  EXPECT_EQ(*sent(2).find("MaxResults")->as_integer(), 5);
  EXPECT_EQ(*sent(3).find("MaxResults")->as_integer(), 50);
}

TEST_F(ClientTest, LeavesThePageSizeOutWhereEc2IsAskedForIds) {
  transport_.otherwise([](const HttpRequest&) {
    return HttpReply{.status = 200, .body = "<DescribeInstancesResponse><reservationSet/></DescribeInstancesResponse>"};
  });

  list(Json::object({{"InstanceIds", Json::array({"i-1"})}}), {}, "ec2:DescribeInstances");
  list({}, {}, "ec2:DescribeInstances");

  EXPECT_EQ(transport_.requests.at(0).body.find("MaxResults"), std::string::npos);
  EXPECT_NE(transport_.requests.at(1).body.find("MaxResults=1000"), std::string::npos);
}

TEST_F(ClientTest, StopsAtThePageLimitAndSaysSo) {
  transport_.reply(200, page("a", "t1"));

  const Reading reading = list({}, {.max_pages = 1});

  EXPECT_EQ(ids(reading), std::vector<std::string>{"i-a"});
  EXPECT_EQ(reading.call.status, CallStatus::partial);
  EXPECT_EQ(reading.call.error_code, "page_limit");
}

TEST_F(ClientTest, GlobalServicesHaveOneScopeAnAccount) {
  transport_.reply(200, R"({"Accounts":[]})");

  const Reading reading = list({}, {}, "organizations:ListAccounts");

  EXPECT_EQ(reading.call.scope, global_scope("111111111111"));
  EXPECT_EQ(transport_.requests.at(0).url, "https://organizations.us-east-1.amazonaws.com/");
}

}  // namespace
}  // namespace patchtriage::aws
