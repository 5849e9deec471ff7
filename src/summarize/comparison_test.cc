#include "summarize/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace patchtriage {
namespace {

using testing::ElementsAre;

const Scope kScope{"111111111111", "us-east-1"};

InstanceFindings instance(const char* id, ComplianceStatus status, int score = 0, const char* cause = "disk-full") {
  InstanceFindings findings;
  findings.assessment.key = {kScope.account, kScope.region, id};
  findings.assessment.compliance.status = status;
  findings.investigation.root_cause.category = "os-patch";
  findings.investigation.root_cause.subcategory = cause;
  if (status == ComplianceStatus::compliant) return findings;
  findings.ranking.score = findings.ranking.lowest = findings.ranking.highest = score;
  findings.ranking.tier = score >= 75 ? Tier::p1 : score >= 50 ? Tier::p2 : Tier::p3;
  return findings;
}

ComparedRun run_of(std::vector<InstanceFindings> instances) {
  ComparedRun run;
  run.listings = {{kScope, "{}"}};
  run.summary.instances = std::move(instances);
  int rank = 0;
  for (InstanceFindings& findings : run.summary.instances) findings.rank = ++rank;
  return run;
}

// The changes of the only instance of both runs.
std::vector<Change> changes(InstanceFindings before, InstanceFindings after) {
  const Comparison comparison = compare(run_of({std::move(before)}), run_of({std::move(after)}));
  return comparison.instances.empty() ? std::vector<Change>{} : comparison.instances.front().changes;
}

constexpr auto kCompliant = ComplianceStatus::compliant;
constexpr auto kNonCompliant = ComplianceStatus::non_compliant;
constexpr auto kUnknown = ComplianceStatus::unknown;

TEST(Comparison, TellsHowTheStatusChanged) {
  EXPECT_THAT(changes(instance("i-1", kNonCompliant, 60), instance("i-1", kCompliant)),
              ElementsAre(Change::became_compliant));
  EXPECT_THAT(changes(instance("i-1", kCompliant), instance("i-1", kNonCompliant, 60)),
              ElementsAre(Change::newly_non_compliant));
  EXPECT_THAT(changes(instance("i-1", kCompliant), instance("i-1", kUnknown, 60)), ElementsAre(Change::became_unknown));
  EXPECT_THAT(changes(instance("i-1", kNonCompliant, 60), instance("i-1", kNonCompliant, 60)), ElementsAre());
}

TEST(Comparison, TellsAnotherCauseAndAMoveOfTheSameInstance) {
  EXPECT_THAT(changes(instance("i-1", kNonCompliant, 60), instance("i-1", kNonCompliant, 80, "gpg")),
              ElementsAre(Change::changed_cause, Change::worse));
  EXPECT_THAT(changes(instance("i-1", kNonCompliant, 60), instance("i-1", kNonCompliant, 55)),
              ElementsAre(Change::better));
}

TEST(Comparison, CallsAWiderRangeWorse) {
  InstanceFindings wider = instance("i-1", kNonCompliant, 60);
  wider.ranking.highest = 70;

  EXPECT_THAT(changes(instance("i-1", kNonCompliant, 60), wider), ElementsAre(Change::worse));
}

TEST(Comparison, DoesNotCallAMoveWhatOnlyOthersMoved) {
  const InstanceFindings stays = instance("i-1", kNonCompliant, 60);

  const Comparison comparison = compare(run_of({stays}), run_of({instance("i-2", kNonCompliant, 80), stays}));

  ASSERT_EQ(comparison.instances.size(), 1U);
  EXPECT_EQ(comparison.instances[0].key.instance_id, "i-2");
  EXPECT_EQ(comparison.moved_by_others, 1);
  EXPECT_EQ(comparison.unchanged, 1);
}

TEST(Comparison, TellsAppearedAndVanishedWhereBothRunsLookedAlike) {
  const Comparison comparison =
      compare(run_of({instance("i-1", kNonCompliant, 60)}), run_of({instance("i-2", kNonCompliant, 60)}));

  ASSERT_EQ(comparison.instances.size(), 2U);
  EXPECT_THAT(comparison.instances[0].changes, ElementsAre(Change::appeared));
  EXPECT_THAT(comparison.instances[1].changes, ElementsAre(Change::vanished));
  EXPECT_FALSE(comparison.instances[1].after);
  EXPECT_EQ(comparison.counts.at(Change::vanished), 1);
}

TEST(Comparison, NeverTakesUnreadForGone) {
  ComparedRun before = run_of({instance("i-1", kNonCompliant, 60)});
  ComparedRun after = run_of({});
  after.listings.clear();  // denied, or out of scope
  EXPECT_THAT(compare(before, after).instances.front().changes, ElementsAre(Change::left_sight));

  after.listings = {{kScope, R"({"Filters":[{"Name":"tag:Team","Values":["a"]}]})"}};
  EXPECT_THAT(compare(before, after).instances.front().changes, ElementsAre(Change::left_sight));
  EXPECT_THAT(compare(after, before).instances.front().changes, ElementsAre(Change::came_into_sight));
}

TEST(Comparison, ListsAScopeOnlyWhereItWasReadCompletely) {
  Snapshot snapshot;
  Call call;
  call.scope = kScope;
  call.operation = "ec2:DescribeInstances";
  call.parameters = "{}";
  call.status = CallStatus::denied;
  snapshot.add_call(call);
  EXPECT_TRUE(instance_listings(snapshot, call.scope.account).empty());

  call.scope.region = "eu-west-1";
  call.status = CallStatus::complete;
  snapshot.add_call(call);
  EXPECT_THAT(instance_listings(snapshot, call.scope.account), ElementsAre(testing::Pair(call.scope, "{}")));
}

}  // namespace
}  // namespace patchtriage
