#include "collect/gather.h"

#include <gtest/gtest.h>

#include "aws/client_fixture_for_test.h"
#include "base/text.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage {
namespace {

const Scope kScope{"111111111111", "eu-west-1"};

std::vector<Ask> states_of_three(const ReadSoFar&) {
  return {Ask{.subjects = {"i-a", "i-b", "i-c"}, .ids_member = "InstanceIds", .row_id = "InstanceId"}};
}

std::vector<Ask> images_of_two(const ReadSoFar&) {
  return {Ask{.subjects = {"ami-a", "ami-b"}, .ids_filter = "image-id", .row_id = "ImageId"}};
}

std::vector<Ask> everything(const ReadSoFar&) { return {Ask{}}; }

const Wave kStates = {{"ssm:DescribeInstancePatchStates", Step::list, states_of_three}};

// Rows with the counters of these nodes.
std::string states(const std::vector<std::string>& ids) {
  Json rows = Json::array();
  for (const std::string& id : ids) {
    rows.push_back(Json::object({{"InstanceId", id},
                                 {"PatchGroup", ""},
                                 {"BaselineId", "pb-1"},
                                 {"OperationStartTime", 1700000000},
                                 {"OperationEndTime", 1700000000},
                                 {"Operation", "Scan"}}));
  }
  return Json::object({{"InstancePatchStates", rows}}).dump();
}

class GatherTest : public aws::ClientTest {
 protected:
  void gather_all(std::vector<Wave> plan, Scope scope = kScope) {
    aws::Client client(settings_, transport_, clock_, skew_, counter_);
    Gathering gathering{
        &collect_settings_, &client, &clock_, &snapshot_, {.stop = &stop_}, "aws", start_, nullptr, &silent_};
    aws::run(context_, clock_, gather(&gathering, target_, std::move(scope), &plan));
    snapshot_.seal();
  }
  Facts<ssm::InstancePatchState> states_of(std::string_view id) const {
    return snapshot_.list<ssm::InstancePatchState>(kScope, id);
  }

  std::atomic<bool> stop_ = false;
  CollectSettings collect_settings_;
  SilentRegions silent_;
  Snapshot snapshot_;
};

TEST_F(GatherTest, FilesEachRowUnderTheIdThatItNames) {
  transport_.reply(200, states({"i-c", "i-a"}));

  gather_all({kStates});

  EXPECT_EQ(states_of("i-a").rows().size(), 1U);
  EXPECT_EQ(states_of("i-c").rows().size(), 1U);
  const auto absent = states_of("i-b");
  EXPECT_NE(absent.absent(), nullptr);
}

TEST_F(GatherTest, RowsThatNobodyAskedForProveNobodysAbsence) {
  transport_.reply(200, states({"i-a", "i-x"}));

  gather_all({kStates});

  EXPECT_EQ(states_of("i-a").rows().size(), 1U);
  const auto doubtful = states_of("i-b");
  ASSERT_NE(doubtful.gap(), nullptr);
  EXPECT_EQ(doubtful.gap()->reason, Gap::Reason::partial);
}

TEST_F(GatherTest, AsksOneByOneWhereABatchIsRefused) {
  transport_.reply(400, aws::error("ValidationException", "one id at most"));
  for (const char* id : {"i-a", "i-b", "i-c"}) transport_.reply(200, states({id}));

  gather_all({kStates});

  EXPECT_TRUE(transport_.is_used_up());
  for (const char* id : {"i-a", "i-b", "i-c"}) EXPECT_EQ(states_of(id).rows().size(), 1U) << id;
}

TEST_F(GatherTest, PutsIdsIntoAFilterWhereTheOperationFailsOnUnknownOnes) {
  transport_.reply(200,
                   "<DescribeImagesResponse><imagesSet><item><imageId>ami-b</imageId><name>old</name></item>"
                   "</imagesSet></DescribeImagesResponse>");

  gather_all({{{"ec2:DescribeImages", Step::manageability, images_of_two}}});

  const std::string& body = transport_.requests.at(0).body;
  EXPECT_NE(body.find("Filter.1.Name=image-id"), std::string::npos) << body;
  EXPECT_NE(body.find("Filter.1.Value.2=ami-b"), std::string::npos) << body;
  const auto gone = snapshot_.list<ec2::Image>(kScope, "ami-a");
  EXPECT_NE(gone.absent(), nullptr);
  EXPECT_EQ(snapshot_.list<ec2::Image>(kScope, "ami-b").rows().size(), 1U);
}

TEST_F(GatherTest, AnInterruptedRunLeavesAReceiptForEveryReadThatWasPlanned) {
  stop_ = true;

  gather_all({kStates, {{"ssm:ListAssociations", Step::mapping, everything}}});

  EXPECT_TRUE(transport_.requests.empty());
  ASSERT_EQ(snapshot_.calls().size(), 2U);
  for (const Call& call : snapshot_.calls()) {
    EXPECT_EQ(call.status, CallStatus::failed) << call.operation;
    EXPECT_EQ(call.error_code, "interrupted");
  }
  EXPECT_NE(states_of("i-a").gap(), nullptr);
}

TEST_F(GatherTest, AScopeWithoutInstancesAndNodesEndsAfterTheFirstWave) {
  transport_.reply(200, "<DescribeInstancesResponse><reservationSet/></DescribeInstancesResponse>");
  transport_.reply(200, aws::page("", ""));
  const Wave first = {{"ec2:DescribeInstances", Step::list, everything},
                      {"ssm:DescribeInstanceInformation", Step::list, everything}};

  gather_all({first, kStates});

  EXPECT_EQ(transport_.requests.size(), 2U);
}

TEST_F(GatherTest, AScopeThatDoesNotAnswerIsGivenUpAfterTheFirstWave) {
  const Wave first = {{"ec2:DescribeInstances", Step::list, everything},
                      {"ssm:DescribeInstanceInformation", Step::list, everything}};
  settings_.retries.tries = 1;
  for (int i = 0; i < 2; ++i) transport_.fail(aws::HttpErrorKind::timed_out);

  gather_all({first, kStates});

  EXPECT_EQ(transport_.requests.size(), 2U);
  ASSERT_EQ(snapshot_.calls().size(), 3U);
  EXPECT_EQ(snapshot_.calls()[2].status, CallStatus::failed);
  EXPECT_EQ(snapshot_.calls()[2].error_code, "no_answer");
  EXPECT_NE(states_of("i-a").gap(), nullptr);
}

TEST_F(GatherTest, ARegionThatAnswersNoAccountIsNotAskedByTheThird) {
  const Wave first = {{"ec2:DescribeInstances", Step::list, everything},
                      {"ssm:DescribeInstanceInformation", Step::list, everything}};
  settings_.retries.tries = 1;
  for (int i = 0; i < 4; ++i) transport_.fail(aws::HttpErrorKind::timed_out);
  collect_settings_.left_out_operations = {"ssm:DescribeInstancePatchStates"};

  for (const char* account : {"111111111111", "222222222222", "333333333333"})
    gather_all({first, kStates}, {account, kScope.region});

  EXPECT_EQ(transport_.requests.size(), 4U);
  const Scope third{"333333333333", kScope.region};
  const auto instances = snapshot_.list<ec2::Instance>(third);
  EXPECT_EQ(instances.absent(), nullptr);
  std::map<std::string, CallStatus> statuses;
  for (const Call& call : snapshot_.calls()) {
    if (call.scope == third) statuses[call.operation] = call.status;
  }
  EXPECT_EQ(statuses, (std::map<std::string, CallStatus>{{"ec2:DescribeInstances", CallStatus::failed},
                                                         {"ssm:DescribeInstanceInformation", CallStatus::failed},
                                                         {"ssm:DescribeInstancePatchStates", CallStatus::skipped}}));
}

TEST_F(GatherTest, ARegionThatAnsweredOneAccountIsAskedByAll) {
  const Wave first = {{"ec2:DescribeInstances", Step::list, everything},
                      {"ssm:DescribeInstanceInformation", Step::list, everything}};
  settings_.retries.tries = 1;
  transport_.reply(200, "<DescribeInstancesResponse><reservationSet/></DescribeInstancesResponse>");
  transport_.reply(200, aws::page("", ""));
  for (int i = 0; i < 6; ++i) transport_.fail(aws::HttpErrorKind::timed_out);

  for (const char* account : {"111111111111", "222222222222", "333333333333", "444444444444"})
    gather_all({first}, {account, kScope.region});

  EXPECT_EQ(transport_.requests.size(), 8U);
}

TEST_F(GatherTest, AReadBeginsWhenWhatItComesAfterIsAnswered) {
  const auto known_images = [](const ReadSoFar& so_far) {
    std::vector<Ask> asks;
    for (const char* id : {"i-a", "i-b"}) {
      const auto states = so_far.snapshot->list<ssm::InstancePatchState>(so_far.scope, id);
      if (states.only() != nullptr) asks.push_back(Ask{.subjects = {id}});
    }
    return asks;
  };
  transport_.reply(200, states({"i-b"}));
  transport_.reply(200, "<DescribeImagesResponse><imagesSet/></DescribeImagesResponse>");

  gather_all({{{"ec2:DescribeImages", Step::list, known_images, {"ssm:DescribeInstancePatchStates"}},
               {"ssm:DescribeInstancePatchStates", Step::list, states_of_three}}});

  EXPECT_EQ(transport_.requests.size(), 2U);
  EXPECT_NE(snapshot_.list<ec2::Image>(kScope, "i-b").absent(), nullptr);
  EXPECT_NE(snapshot_.list<ec2::Image>(kScope, "i-a").gap(), nullptr);
}

// The last part of X-Amz-Target, or EC2's Action.
std::string operation_of(const aws::HttpRequest& request) {
  for (const auto& [name, value] : request.headers) {
    if (to_lower(name) == "x-amz-target") return value.substr(value.find('.') + 1);
  }
  const std::size_t action = request.body.find("Action=") + 7;
  return request.body.substr(action, request.body.find('&', action) - action);
}

std::vector<std::string> operations_of(const std::vector<aws::HttpRequest>& requests) {
  std::vector<std::string> operations;
  for (const aws::HttpRequest& request : requests) operations.push_back(operation_of(request));
  return operations;
}

// Three pages of nodes; everything else is empty.
aws::ScriptedTransport::Result three_pages(const aws::HttpRequest& request) {
  if (operation_of(request) != "DescribeInstanceInformation") return aws::HttpReply{.status = 200, .body = "{}"};
  const auto has = [&](const char* token) { return request.body.find(token) != std::string::npos; };
  return aws::HttpReply{.status = 200,
                        .body = has("t-2") ? aws::page("c", "") : aws::page("ab", has("t-1") ? "t-2" : "t-1")};
}

TEST_F(GatherTest, TheSecondWaveBeginsWithTheFirstNode) {
  transport_.otherwise(three_pages);

  gather_all({{{"ssm:DescribeInstanceInformation", Step::list, everything}},
              {{"ssm:ListAssociations", Step::mapping, everything},
               {"ssm:DescribeInstancePatchStates", Step::list, states_of_three, {"ssm:DescribeInstanceInformation"}}}});

  EXPECT_EQ(operations_of(transport_.requests),
            (std::vector<std::string>{"DescribeInstanceInformation", "DescribeInstanceInformation", "ListAssociations",
                                      "DescribeInstanceInformation", "DescribeInstancePatchStates"}))
      << "all but what looks at the first wave";
}

TEST_F(GatherTest, ARegionThatShowsANodeHasAnsweredOtherAccountsToo) {
  settings_.retries.tries = 1;
  silent_.heard(kScope.region, true);
  transport_.otherwise([&](const aws::HttpRequest& request) -> aws::ScriptedTransport::Result {
    if (operation_of(request) == "ListAssociations") {
      silent_.heard(kScope.region, true);
      EXPECT_FALSE(silent_.contains(kScope.region)) << "told before all of the first wave is read";
    }
    return three_pages(request);
  });

  gather_all({{{"ssm:DescribeInstanceInformation", Step::list, everything}},
              {{"ssm:ListAssociations", Step::mapping, everything}}});

  EXPECT_EQ(transport_.requests.size(), 4U);
}

TEST_F(GatherTest, WhatOthersWaitForGoesFirst) {
  collect_settings_.scope_concurrency = 1;
  transport_.otherwise([](const aws::HttpRequest&) { return aws::HttpReply{.status = 200, .body = "{}"}; });
  target_.turn = 100;

  gather_all(with_chains({{{"ssm:DescribePatchBaselines", Step::mapping, everything},
                           {"ssm:ListAssociations", Step::mapping, everything},
                           {"ssm:DescribePatchGroups", Step::mapping, everything, {"ssm:ListAssociations"}}}}));

  EXPECT_EQ(operations_of(transport_.requests),
            (std::vector<std::string>{"ListAssociations", "DescribePatchBaselines", "DescribePatchGroups"}));
  EXPECT_LT(transport_.requests[0].turn, 100) << "it overtakes what nothing waits for in accounts before this one";
  EXPECT_GT(transport_.requests[1].turn, transport_.requests[0].turn);
  EXPECT_EQ(transport_.requests[2].turn, transport_.requests[1].turn);
}

TEST_F(GatherTest, AScopeThatAnswersOnceIsAskedOn) {
  const Wave first = {{"ec2:DescribeInstances", Step::list, everything},
                      {"ssm:DescribeInstanceInformation", Step::list, everything}};
  settings_.retries.tries = 1;
  transport_.fail(aws::HttpErrorKind::timed_out);
  transport_.reply(200, aws::page("a", ""));
  transport_.reply(200, states({}));

  gather_all({first, kStates});

  EXPECT_EQ(transport_.requests.size(), 3U);
}

TEST_F(GatherTest, AScopeThatCouldNotBeReadIsNotTakenForEmpty) {
  transport_.reply(200, "<DescribeInstancesResponse><reservationSet/></DescribeInstancesResponse>");
  transport_.reply(400, aws::error("AccessDeniedException"));
  transport_.reply(200, states({}));
  const Wave first = {{"ec2:DescribeInstances", Step::list, everything},
                      {"ssm:DescribeInstanceInformation", Step::list, everything}};

  gather_all({first, kStates});

  EXPECT_EQ(transport_.requests.size(), 3U);
}

}  // namespace
}  // namespace patchtriage
