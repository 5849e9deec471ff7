#include "fleet/record_json.h"

#include <gtest/gtest.h>

#include <set>

#include "fleet/records/all.h"
#include "fleet/records/ssm_nodes.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage {
namespace {

TEST(RecordJson, ReadsWhatSystemsManagerSends) {
  ssm::InstanceInformation node;

  const auto decoded = decode_record(ssm::InstanceInformation::schema(), R"({"InstanceId":"i-1","PingStatus":"Online",
      "LastPingDateTime":1.548839707712E9,"IsLatestVersion":false,"Unheard":{"of":1},"Name":null,
      "AssociationOverview":{"InstanceAssociationStatusAggregatedCount":{"Success":2}}})",
                                     &node);

  ASSERT_TRUE(decoded) << decoded.error().message;
  EXPECT_EQ(node.instance_id, "i-1");
  EXPECT_EQ(node.ping_status, "Online");
  EXPECT_EQ(format_time(*node.last_ping_date_time), "2019-01-30T09:15:07.712Z");
  EXPECT_EQ(node.is_latest_version, false);
  EXPECT_FALSE(node.name);
  EXPECT_EQ(node.association_overview->instance_association_status_aggregated_count.at("Success"), 2);
}

TEST(RecordJson, NamesTheFieldThatIsMalformed) {
  ssm::InstanceInformation node;

  const auto decoded = decode_record(ssm::InstanceInformation::schema(), R"({"LastPingDateTime":"soon"})", &node);

  ASSERT_FALSE(decoded);
  EXPECT_NE(decoded.error().message.find("LastPingDateTime"), std::string::npos);
}

TEST(RecordJson, AFieldThatAwsDidNotSendIsNeitherZeroNorWritten) {
  ssm::InstancePatchState state;

  ASSERT_TRUE(decode_record(ssm::InstancePatchState::schema(), R"({"InstanceId":"i-1","MissingCount":0})", &state));

  EXPECT_EQ(state.missing_count, 0);
  EXPECT_FALSE(state.failed_count);
  EXPECT_EQ(to_json(state).dump(), R"({"InstanceId":"i-1","MissingCount":0})");
}

TEST(RecordTypes, HaveUniqueNamesAndTheirIdAmongTheirFields) {
  std::set<std::string_view> names;
  for (const RecordType* type : record_types()) {
    EXPECT_TRUE(names.insert(type->name).second) << type->name;
    EXPECT_FALSE(type->source.empty()) << type->name;
    if (!type->id.empty()) EXPECT_NE(type->find(type->id), nullptr) << type->name << '.' << type->id;
  }
}

TEST(RecordJson, NamesThePlaceOfAWrongValue) {
  ssm::InstanceInformation node;
  const auto decoded = decode_record(
      ssm::InstanceInformation::schema(),
      R"({"AssociationOverview": {"InstanceAssociationStatusAggregatedCount": {"Success": "two"}}})", &node);

  ASSERT_FALSE(decoded);
  EXPECT_TRUE(
      decoded.error().message.starts_with("AssociationOverview.InstanceAssociationStatusAggregatedCount.Success:"))
      << decoded.error().message;
}

}  // namespace
}  // namespace patchtriage
