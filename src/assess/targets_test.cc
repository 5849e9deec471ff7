#include "assess/targets.h"

#include "assess/fleet_for_test.h"
#include "assess/near_targets.h"

namespace patchtriage {
namespace {

// A node with tags Env=prod and Patch Group=web; "gone" is a group that exists and is empty.
const char* const kFleet = R"({
  "ec2.Instance": [{"InstanceId": "i-1", "Tags": [{"Key": "Env", "Value": "prod"}, {"Key": "PatchGroup", "Value": "web"}]},
                   {"InstanceId": "i-2", "Tags": [{"Key": "Env", "Value": "prod"}]}],
  "ssm.InstanceInformation": [{"InstanceId": "i-1"}, {"InstanceId": "mi-2", "SourceId": "i-2"}],
  "resource_groups.GroupIdentifier": [{"GroupName": "mine"}, {"GroupName": "empty"}, {"GroupName": "other"},
                                      {"GroupName": "hidden"}, {"GroupName": "closed"}],
  "resource_groups.ResourceIdentifier": {
    "mine": [{"ResourceArn": "arn:aws:ec2:us-east-1:111111111111:instance/i-1"}], "empty": [], "other": [], "hidden": [], "closed": {"gap": "denied"}},
  "resource_groups.GroupQuery": {
    "empty": [{"GroupName": "empty", "ResourceQuery": {"Type": "TAG_FILTERS_1_0",
               "Query": "{\"TagFilters\": [{\"Key\": \"env\", \"Values\": [\"Prod\"]}]}"}}],
    "other": [{"GroupName": "other", "ResourceQuery": {"Type": "TAG_FILTERS_1_0",
               "Query": "{\"TagFilters\": [{\"Key\": \"Team\", \"Values\": [\"edge\"]}]}"}}],
    "hidden": {"gap": "denied"}}})";

class TargetsTest : public testing::Test {
 protected:
  TargetMatch match(std::vector<ssm::Target> targets, std::string_view id = "i-1") {
    return match_targets(fleet_.view(), fleet_.node(id), targets);
  }
  std::optional<NearTarget> near(std::vector<ssm::Target> targets) {
    return near_target(fleet_.view(), fleet_.node(), targets);
  }
  const FleetForTest fleet_{kFleet};
};

TEST_F(TargetsTest, CoverByIdInAnyLetterCase) {
  EXPECT_EQ(match({{"InstanceIds", {"i-9", "i-1"}}}).matched_by, "InstanceIds i-1");
  EXPECT_EQ(match({{"instanceids", {"*"}}}).matched_by, "InstanceIds *");
  EXPECT_EQ(match({{"InstanceIds", {"i-9"}}}).match, Match::no);
}

TEST_F(TargetsTest, OfSeveralValuesOneIsEnoughAndAllEntriesMustMatch) {
  EXPECT_EQ(match({{"tag:Env", {"test", "prod"}}}).matched_by, "tag:Env=prod");
  EXPECT_EQ(match({{"tag:Env", {"prod"}}, {"tag-key", {"PatchGroup"}}}).matched_by,
            "tag:Env=prod and tag-key PatchGroup");
  EXPECT_EQ(match({{"tag:Env", {"prod"}}, {"tag:PatchGroup", {"db"}}}).match, Match::no);
}

TEST_F(TargetsTest, CompareTagsExactly) {
  EXPECT_EQ(match({{"tag:env", {"prod"}}}).match, Match::no);
  EXPECT_EQ(match({{"tag:Env", {"Prod"}}}).match, Match::no);
  EXPECT_EQ(match({{"tag-key", {"ENV"}}}).match, Match::no);
}

TEST_F(TargetsTest, NoTargetsCoverNothing) { EXPECT_EQ(match({}).match, Match::no); }

TEST_F(TargetsTest, ResolveResourceGroups) {
  EXPECT_EQ(match({{"resource-groups:Name", {"mine"}}}).matched_by, "resource-groups:Name=mine");
  EXPECT_EQ(match({{"resource-groups:Name", {"mine"}}, {"resource-groups:ResourceTypeFilters", {"AWS::EC2::INSTANCE"}}})
                .match,
            Match::yes);
  EXPECT_EQ(
      match({{"resource-groups:Name", {"mine"}}, {"resource-groups:ResourceTypeFilters", {"AWS::RDS::DBInstance"}}})
          .match,
      Match::no);
  EXPECT_EQ(match({{"resource-groups:Name", {"empty"}}}).match, Match::no);
}

TEST_F(TargetsTest, AGroupThatCouldNotBeReadIsUnknownUnlessAnotherEntrySettlesIt) {
  const TargetMatch unknown = match({{"resource-groups:Name", {"closed"}}});

  EXPECT_EQ(unknown.match, Match::unknown);
  EXPECT_TRUE(has_gap(unknown.evidence, "resource-groups:ListGroupResources"));
  EXPECT_EQ(match({{"resource-groups:Name", {"closed"}}, {"tag:Env", {"test"}}}).match, Match::no);
}

TEST_F(TargetsTest, TagsOfAHostWithAnActivationAreNotThoseOfEc2) {
  EXPECT_EQ(match({{"tag:Env", {"prod"}}}, "i-2").match, Match::unknown);
  EXPECT_EQ(match({{"InstanceIds", {"mi-2"}}}, "i-2").match, Match::yes);
}

TEST_F(TargetsTest, NameTheNearMissOfThePatchGroupTag) {
  const auto miss = near({{"tag:Patch Group", {"web"}}});

  ASSERT_TRUE(miss);
  EXPECT_EQ(miss->expected, "tag Patch Group=web");
  EXPECT_EQ(miss->actual, "tag PatchGroup=web");
  EXPECT_EQ(miss->mechanism, "targeting.patch-group-tag-key");
}

TEST_F(TargetsTest, NameNearMissesOfLetterCaseAndSlips) {
  EXPECT_EQ(near({{"tag:env", {"prod"}}})->actual, "tag Env=prod");
  EXPECT_EQ(near({{"tag:Env", {"PROD"}}})->mechanism, "targeting.tag-mismatch");
  EXPECT_EQ(near({{"tag:Env", {"pord"}}})->expected, "tag Env=pord");
  EXPECT_FALSE(near({{"tag:Env", {"test"}}}));
  EXPECT_FALSE(near({{"tag:Owner", {"prod"}}}));
}

TEST_F(TargetsTest, OnlyOneEntryMayMiss) {
  EXPECT_TRUE(near({{"tag:Env", {"Prod"}}, {"tag-key", {"PatchGroup"}}}));
  EXPECT_FALSE(near({{"tag:Env", {"Prod"}}, {"tag-key", {"Owner"}}}));
  EXPECT_FALSE(near({{"tag:Env", {"prod"}}}));
}

TEST_F(TargetsTest, AnEmptyGroupIsANearMissOfTheNodesItsQueryNearlyNames) {
  const auto missed = near({{"resource-groups:Name", {"empty"}}});

  ASSERT_TRUE(missed);
  EXPECT_EQ(missed->mechanism, "targeting.resource-group-empty");
  EXPECT_EQ(missed->expected, "resource group empty (tag env=Prod)");
  EXPECT_FALSE(near({{"resource-groups:Name", {"other"}}}));
}

TEST_F(TargetsTest, AnEmptyGroupWhoseQueryIsDeniedMayOrMayNotBeMeantForTheNode) {
  EXPECT_TRUE(has_gap(near({{"resource-groups:Name", {"hidden"}}})->unread, "resource-groups:GetGroupQuery"));
}

TEST_F(TargetsTest, AMissingGroupIsANearMiss) {
  EXPECT_EQ(near({{"resource-groups:Name", {"nowhere"}}})->actual, "there is no such resource group");
  EXPECT_FALSE(near({{"resource-groups:Name", {"closed"}}}));
}

TEST(Slips, AreTypingErrorsAndNotOtherThings) {
  EXPECT_TRUE(is_slip("web-prod", "web-prd"));
  EXPECT_TRUE(is_slip("production", "prodution"));
  EXPECT_TRUE(is_slip("Web Prod", "web-prod"));
  EXPECT_TRUE(is_slip("database", "databaes"));
  EXPECT_FALSE(is_slip("wave-1", "wave-2"));
  EXPECT_FALSE(is_slip("team-a", "team-b"));
  EXPECT_FALSE(is_slip("web-east", "web-west"));
  EXPECT_FALSE(is_slip("prod", "test"));
  EXPECT_FALSE(is_slip("dev", "qa"));
}

TEST(Slips, AreNotOppositesAndOtherDays) {
  EXPECT_FALSE(is_slip("include", "exclude"));
  EXPECT_FALSE(is_slip("managed", "unmanaged"));
  EXPECT_FALSE(is_slip("inactive", "active"));
  EXPECT_FALSE(is_slip("approved", "unapproved"));
  EXPECT_FALSE(is_slip("patch", "nopatch"));
  EXPECT_FALSE(is_slip("patch", "no-patch"));
  EXPECT_FALSE(is_slip("internal", "external"));
  EXPECT_FALSE(is_slip("Monday", "Sunday"));
  EXPECT_FALSE(is_slip("tuesday", "thursday"));
  EXPECT_FALSE(is_slip("prod-monday", "prod-sunday"));
  EXPECT_TRUE(is_slip("monday", "mondya"));
  EXPECT_TRUE(is_slip("include", "inlcude"));
}

TEST(Slips, AreNotValuesThatAnotherScheduleAsksFor) {
  const auto near = [](std::string_view more) {
    const FleetForTest fleet(
        R"({"ec2.Instance": [{"InstanceId": "i-1", "Tags": [{"Key": "Tier", "Value": "stage"}]}])" + std::string(more) +
        "}");
    return near_target(fleet.view(), fleet.node(), std::vector<ssm::Target>{{"tag:Tier", {"state"}}});
  };

  ASSERT_TRUE(near(""));
  EXPECT_TRUE(near("")->is_typo);
  EXPECT_FALSE(near(R"(, "ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-UpdateSSMAgent",
    "Targets": [{"Key": "tag:Tier", "Values": ["stage"]}]}])"));
  EXPECT_FALSE(near(R"(, "ssm.MaintenanceWindowIdentity": [{"WindowId": "mw-1"}], "ssm.MaintenanceWindowTarget":
    {"mw-1": [{"WindowTargetId": "t-1", "Targets": [{"Key": "tag:Tier", "Values": ["stage"]}]}]})"));
}

}  // namespace
}  // namespace patchtriage
