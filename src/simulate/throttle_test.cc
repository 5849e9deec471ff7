#include "simulate/throttle.h"

#include <gtest/gtest.h>

namespace patchtriage::simulate {
namespace {

const Scope kScope{"111111111111", "us-east-1"};
const Json kPaged = Json::object({{"MaxResults", Json(50)}});

const Operation& named(const char* id) { return *operations::find(id); }

// How many of `calls` at one moment are let through.
int allowed(Throttle& throttle, const Scope& scope, const char* id, int calls, Duration at = {},
            const Json& params = kPaged) {
  int count = 0;
  for (int i = 0; i < calls; ++i) count += throttle.allows(scope, named(id), params, at) ? 1 : 0;
  return count;
}

TEST(Throttle, LetsABurstThroughAndThenRefuses) {
  Throttle throttle;

  EXPECT_EQ(allowed(throttle, kScope, "ssm:ListCommands", 30), 10);
  EXPECT_EQ(allowed(throttle, kScope, "ec2:DescribeInstances", 300), 100);
}

TEST(Throttle, RefillsByTheSecond) {
  Throttle throttle;
  allowed(throttle, kScope, "ssm:ListCommands", 30);

  EXPECT_EQ(allowed(throttle, kScope, "ssm:ListCommands", 30, std::chrono::milliseconds(1000)), 5);
}

TEST(Throttle, CountsEachAccountRegionAndOperationForItself) {
  Throttle throttle;
  allowed(throttle, kScope, "ssm:ListCommands", 30);

  EXPECT_EQ(allowed(throttle, {"222222222222", "us-east-1"}, "ssm:ListCommands", 30), 10);
  EXPECT_EQ(allowed(throttle, {"111111111111", "eu-west-1"}, "ssm:ListCommands", 30), 10);
  EXPECT_EQ(allowed(throttle, kScope, "ssm:ListAssociations", 30), 10);
}

TEST(Throttle, GivesUnpagedCallsOfEc2ASmallerBucket) {
  Throttle throttle;

  EXPECT_EQ(allowed(throttle, kScope, "ec2:DescribeInstances", 300, {}, Json::object()), 50);
}

TEST(Throttle, RefusesInTheWordsOfTheService) {
  EXPECT_EQ(Throttle::refusal(named("ssm:ListCommands")).code, "ThrottlingException");
  EXPECT_EQ(Throttle::refusal(named("ssm:ListCommands")).http_status, 400);
  EXPECT_EQ(Throttle::refusal(named("ec2:DescribeVpcs")).code, "RequestLimitExceeded");
  EXPECT_EQ(Throttle::refusal(named("ec2:DescribeVpcs")).http_status, 503);
  EXPECT_EQ(Throttle::refusal(named("iam:GetRole")).code, "Throttling");
  EXPECT_EQ(Throttle::refusal(named("organizations:ListAccounts")).code, "TooManyRequestsException");
}

}  // namespace
}  // namespace patchtriage::simulate
