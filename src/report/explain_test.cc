#include "report/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/hostile_summary_for_test.h"
#include "report/summary_for_test.h"

namespace patchtriage {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Explain, GivesTheAnswerTheProofAndTheArithmetic) {
  const Summary summary = summary_for_test();

  const std::string text = explain(summary, summary.instances.front(), {});

  EXPECT_THAT(text, HasSubstr("agent/not-running · medium confidence"));
  EXPECT_THAT(
      text,
      HasSubstr(
          "PingStatus = ConnectionLost   ssm:DescribeInstanceInformation i-0f3a0000000009c21 2026-11-20T11:58:04Z"));
  EXPECT_THAT(text, HasSubstr("would be disproved by  a heartbeat"));
  EXPECT_THAT(text, HasSubstr("aws ec2 reboot-instances --region us-east-1 --instance-ids i-0f3a0000000009c21"));
  EXPECT_THAT(text, HasSubstr("severity 30/30"));
  EXPECT_THAT(text, HasSubstr("not known: age 0-10"));
}

TEST(Explain, SaysWhatWouldLowerTheTier) {
  Summary summary = summary_for_test();
  Ranking& ranking = summary.instances.front().ranking;

  EXPECT_THAT(explain(summary, summary.instances.front(), {}),
              HasSubstr("leaves P1 below 75: 6 points fewer; would do alone: severity (-30)"));

  ranking.signals.front().points = 5;
  EXPECT_THAT(explain(summary, summary.instances.front(), {}), HasSubstr("no signal alone is worth that many"));

  ranking.tier = Tier::p4;
  ranking.tier_from = 0;
  EXPECT_THAT(explain(summary, summary.instances.front(), {}), Not(HasSubstr("leaves P4")));
}

TEST(Actions, ShowTheChangeItsReachAndTheCommands) {
  const std::string text = actions_text(summary_for_test(), {});

  EXPECT_THAT(text, HasSubstr("restart the SSM Agent of i-0f3a0000000009c21"));
  EXPECT_THAT(text, HasSubstr("clears 1 instance"));
  EXPECT_THAT(text, HasSubstr("may restart the instance"));
}

TEST(Explain, LetsNoHostileTextDriveTheTerminal) {
  const Summary summary = hostile_summary_for_test();

  std::string text = actions_text(summary, {});
  for (const InstanceFindings& findings : summary.instances) text += explain(summary, findings, {});

  for (const char* raw : {"\x1b", "\xC2\x9B", "\xE2\x80\xAE", "\x07", "\r", "\xff"})
    EXPECT_THAT(text, testing::Not(HasSubstr(raw)));
}

}  // namespace
}  // namespace patchtriage
