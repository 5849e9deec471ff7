#include "simulate/readings.h"

#include <gtest/gtest.h>

namespace patchtriage::simulate {
namespace {

const Scope kScope{"111111111111", "us-east-1"};

Json ids(const char* name, std::initializer_list<Json> list) { return Json::object({{name, Json::array(list)}}); }

TEST(Readings, CountPatchStatesNodeByNode) {
  Readings readings;

  EXPECT_EQ(readings.start(kScope, "ssm:DescribeInstancePatchStates", ids("InstanceIds", {"i-1", "i-2"})), 1);
  EXPECT_EQ(readings.start(kScope, "ssm:DescribeInstancePatchStates", ids("InstanceIds", {"i-2"})), 2);
  EXPECT_EQ(readings.start(kScope, "ssm:DescribeInstancePatchStates", ids("InstanceIds", {"i-3"})), 1);
}

TEST(Readings, TakeAnInventoryOfPatchSummariesForAReadingOfEveryNode) {
  Readings readings;
  const Json summaries =
      Json::object({{"ResultAttributes", Json::array({Json::object({{"TypeName", Json("AWS:PatchSummary")}})})}});

  EXPECT_EQ(readings.start(kScope, "ssm:GetInventory", summaries), 1);
  EXPECT_EQ(readings.start(kScope, "ssm:DescribeInstancePatchStates", ids("InstanceIds", {"i-1"})), 2);
}

TEST(Readings, LetDetailsFollowTheStatesReadSoFar) {
  Readings readings;
  const Json node = Json::object({{"InstanceId", Json("i-1")}});
  readings.start(kScope, "ssm:DescribeInstancePatchStates", ids("InstanceIds", {"i-1"}));

  EXPECT_EQ(readings.start(kScope, "ssm:DescribeInstancePatches", node), 1);
  EXPECT_EQ(readings.start(kScope, "ssm:DescribeInstancePatches", node), 1);

  readings.start(kScope, "ssm:DescribeInstancePatchStates", ids("InstanceIds", {"i-1"}));
  EXPECT_EQ(readings.start(kScope, "ssm:DescribeInstancePatches", node), 2);
}

TEST(Readings, DoNotCountAReplyThatNeverArrives) {
  Readings readings;
  const Json nodes = ids("InstanceIds", {"i-1"});

  EXPECT_EQ(readings.start(kScope, "ssm:DescribeInstancePatchStates", nodes, false), 1);
  EXPECT_EQ(readings.start(kScope, "ssm:DescribeInstancePatchStates", nodes), 1);
  EXPECT_EQ(readings.start(kScope, "ssm:DescribeInstancePatchStates", nodes), 2);
}

TEST(Readings, KeepScopesApart) {
  Readings readings;
  readings.start(kScope, "ssm:DescribeInstancePatchStates", ids("InstanceIds", {"i-1"}));

  EXPECT_EQ(
      readings.start({"222222222222", "us-east-1"}, "ssm:DescribeInstancePatchStates", ids("InstanceIds", {"i-1"})), 1);
}

}  // namespace
}  // namespace patchtriage::simulate
