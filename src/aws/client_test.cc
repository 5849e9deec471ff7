#include "aws/client.h"

#include <gtest/gtest.h>

#include "aws/client_fixture_for_test.h"

namespace patchtriage::aws {
namespace {

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
  EXPECT_EQ(counter_.totals().total, 3);
  EXPECT_EQ(counter_.totals().by_operation.at(kOperation), 3);
  EXPECT_EQ(counter_.totals().failed, 0);
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

TEST_F(ClientTest, TellsTheRowsOfEachPageWhenItComes) {
  transport_.reply(200, page("ab", "t1")).reply(200, page("", "t2")).reply(400, error("InvalidNextToken"));
  transport_.reply(200, page("a", "u1")).reply(400, error("AccessDeniedException"));
  std::vector<std::size_t> told;
  ReadOptions options;
  options.on_page = [&told](const AnyRows& rows) { told.push_back(rows.size()); };

  const Reading reading = list({}, options);

  EXPECT_EQ(told, (std::vector<std::size_t>{2, 0, 1}));
  EXPECT_EQ(ids(reading), (std::vector<std::string>{"i-a", "i-b"}));
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
  EXPECT_EQ(counter_.totals().failed, 1);
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
  EXPECT_EQ(counter_.totals().total, 0);
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
