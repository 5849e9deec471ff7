#include "summarize/exceptions.h"

#include <gtest/gtest.h>

namespace patchtriage {
namespace {

Settings accepting(const char* until) {
  Settings settings;
  Exception exception;
  exception.instance = "i-1";
  exception.expires_on = until;
  settings.exceptions = {exception};
  return settings;
}

TEST(Exceptions, CountThroughTheirLastDay) {
  InstanceFindings findings;
  findings.assessment.key.instance_id = "i-1";

  EXPECT_FALSE(exception_for(findings, accepting("2026-05-04"), *parse_time("2026-05-04T23:59:59Z"))->is_expired);
  EXPECT_TRUE(exception_for(findings, accepting("2026-05-04"), *parse_time("2026-05-05T00:00:00Z"))->is_expired);
}

TEST(Exceptions, AreForTheInstanceThatTheyName) {
  InstanceFindings findings;
  findings.assessment.key.instance_id = "i-2";

  EXPECT_FALSE(exception_for(findings, accepting("2099-01-01"), *parse_time("2026-05-04T00:00:00Z")));
}

}  // namespace
}  // namespace patchtriage
