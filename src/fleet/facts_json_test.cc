#include "fleet/facts_json.h"

#include <gtest/gtest.h>

#include "fleet/records/ssm_windows.h"

namespace patchtriage {
namespace {

const Scope kScope{"111111111111", "us-east-1"};

TEST(FactsJson, ATableLeftOutIsCompleteAndEmpty) {
  const auto snapshot = snapshot_from_facts(*parse_json("{}"));

  ASSERT_TRUE(snapshot);
  EXPECT_NE(snapshot->list<ssm::MaintenanceWindowIdentity>(kScope).absent(), nullptr);
}

TEST(FactsJson, ListsBySubject) {
  const auto snapshot = snapshot_from_facts(*parse_json(
      R"({"ssm.MaintenanceWindowTarget": {"mw-1": [{"WindowTargetId": "t-1"}], "mw-2": {"gap": "failed"}}})"));

  ASSERT_TRUE(snapshot) << snapshot.error();
  EXPECT_EQ(snapshot->list<ssm::MaintenanceWindowTarget>(kScope, "mw-1").rows().size(), 1U);
  EXPECT_NE(snapshot->list<ssm::MaintenanceWindowTarget>(kScope, "mw-2").gap(), nullptr);
}

TEST(FactsJson, RefusesFieldsAndRecordsThatDoNotExist) {
  EXPECT_FALSE(snapshot_from_facts(*parse_json(R"({"ssm.InstanceInformation": [{"Pingstatus": "Online"}]})")));
  EXPECT_FALSE(snapshot_from_facts(*parse_json(R"({"ssm.Instances": []})")));
}

}  // namespace
}  // namespace patchtriage
