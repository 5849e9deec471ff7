#include "summarize/coverage.h"

#include <gtest/gtest.h>

namespace patchtriage {
namespace {

Call call(CallStatus status, std::int64_t rows) {
  Call result;
  result.scope = {"111111111111", "us-east-1"};
  result.step = Step::mapping;
  result.operation = "ssm:DescribeMaintenanceWindowTasks";
  result.status = status;
  result.rows = rows;
  if (status == CallStatus::denied) {
    result.error_code = "AccessDeniedException";
    result.permission = "ssm:DescribeMaintenanceWindowTasks";
  }
  return result;
}

TEST(Coverage, OneRefusalAmongManyCallsShows) {
  Snapshot snapshot;
  snapshot.add_call(call(CallStatus::complete, 3));
  snapshot.add_call(call(CallStatus::denied, 0));
  snapshot.add_call(call(CallStatus::complete, 4));

  const std::vector<CoverageRow> rows = coverage_of(snapshot, "111111111111", {});

  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].status, CallStatus::denied);
  EXPECT_EQ(rows[0].items, 7);
  EXPECT_EQ(rows[0].permission, "ssm:DescribeMaintenanceWindowTasks");
  EXPECT_FALSE(rows[0].affects.empty());
}

TEST(Coverage, CountsTheInstancesThatCiteTheHole) {
  Snapshot snapshot;
  snapshot.add_call(call(CallStatus::denied, 0));
  InstanceFindings findings;
  findings.assessment.key = {"111111111111", "us-east-1", "i-1"};
  Evidence gap;
  gap.kind = Evidence::Kind::gap;
  gap.provenance = SharedProvenance({.source = "ssm:DescribeMaintenanceWindowTasks", .account = "111111111111"});
  findings.investigation.root_cause.evidence = {Trail::derived("", {gap})};

  EXPECT_NE(coverage_of(snapshot, "111111111111", {findings})[0].affects.find("1 instance is weaker"),
            std::string::npos);
}

}  // namespace
}  // namespace patchtriage
