#include "summarize/actions.h"

#include <gtest/gtest.h>

namespace patchtriage {
namespace {

InstanceFindings finding(const char* id, int score, const char* target) {
  InstanceFindings findings;
  findings.assessment.key = {"111111111111", "us-east-1", id};
  findings.ranking.score = score;
  findings.ranking.tier = Tier::p3;
  findings.investigation.remediation.path = "identity.role-permissions";
  findings.investigation.remediation.target = target;
  findings.investigation.remediation.title = std::string("attach the policy to ") + target;
  return findings;
}

TEST(Actions, TheChangeThatRemovesMostRiskComesFirst) {
  std::vector<Action> actions =
      actions_of({finding("i-1", 60, "role a"), finding("i-2", 40, "role b"), finding("i-3", 30, "role b")});
  put_in_order(actions);

  ASSERT_EQ(actions.size(), 2U);
  EXPECT_EQ(actions[0].target, "role b");
  EXPECT_EQ(actions[0].instances.size(), 2U);
  EXPECT_DOUBLE_EQ(actions[0].risk_removed, 70);
  EXPECT_DOUBLE_EQ(actions[0].cumulative_share, 70.0 / 130.0);
  EXPECT_DOUBLE_EQ(actions[1].cumulative_share, 1.0);
}

TEST(Actions, TheSameTargetInAnotherAccountIsAnotherChange) {
  InstanceFindings elsewhere = finding("i-1", 10, "role a");
  elsewhere.assessment.key.account = "222222222222";

  EXPECT_EQ(actions_of({finding("i-1", 10, "role a"), elsewhere}).size(), 2U);
}

TEST(Actions, NothingToDoIsNoAction) {
  InstanceFindings waiting = finding("i-1", 10, "");
  waiting.investigation.remediation.path.reset();

  EXPECT_TRUE(actions_of({waiting}).empty());
}

TEST(Actions, TheSameWorkOnSeveralInstancesIsOneChange) {
  InstanceFindings first = finding("i-1", 10, "i-1");
  InstanceFindings second = finding("i-2", 30, "i-2");
  for (InstanceFindings* each : {&first, &second}) each->investigation.remediation.change = "free space on /boot of {}";

  const std::vector<Action> actions = actions_of({first, second});

  ASSERT_EQ(actions.size(), 1U);
  EXPECT_EQ(actions[0].title, "free space on /boot of 2 instances in 111111111111 us-east-1");
  EXPECT_EQ(actions[0].target, "2 instances");
  EXPECT_EQ(actions[0].instances.size(), 2U);
  EXPECT_DOUBLE_EQ(actions[0].risk_removed, 40);
}

TEST(Actions, AnotherKindOfWorkIsAnotherChange) {
  InstanceFindings boot = finding("i-1", 10, "i-1");
  InstanceFindings var = finding("i-2", 30, "i-2");
  boot.investigation.remediation.change = "free space on /boot of {}";
  var.investigation.remediation.change = "free space on /var of {}";

  EXPECT_EQ(actions_of({boot, var}).size(), 2U);
}

TEST(Actions, WorkInAnotherRegionIsAnotherChange) {
  InstanceFindings here = finding("i-1", 10, "i-1");
  InstanceFindings there = finding("i-2", 30, "i-2");
  there.assessment.key.region = "eu-west-1";
  for (InstanceFindings* each : {&here, &there}) each->investigation.remediation.change = "restart {}";

  EXPECT_EQ(actions_of({here, there}).size(), 2U);
}

}  // namespace
}  // namespace patchtriage
