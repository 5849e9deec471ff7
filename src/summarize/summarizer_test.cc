#include "summarize/summarizer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "fleet/facts_json.h"
#include "summarize/packed_findings.h"
#include "summarize/spooled_findings.h"

namespace patchtriage {
namespace {

// Of one account: two instances that lack patches, one that is compliant, one that Systems Manager doesn't know.
Snapshot account(const std::string& id) {
  auto snapshot = snapshot_from_facts(*parse_json(R"({"as_of": "2026-11-20T12:00:00Z", "account": ")" + id + R"(",
    "ec2.Instance": [{"InstanceId": "i-1", "State": {"Name": "running"}, "Tags": [{"Key": "Name", "Value": "web"}]},
                     {"InstanceId": "i-2", "State": {"Name": "running"}}, {"InstanceId": "i-3", "State": {"Name": "running"}},
                     {"InstanceId": "i-4", "State": {"Name": "running"}}],
    "ssm.InstanceInformation": [
        {"InstanceId": "i-1", "PingStatus": "Online", "LastPingDateTime": "2026-11-20T11:58:00Z", "PlatformType": "Linux"},
        {"InstanceId": "i-2", "PingStatus": "Online", "LastPingDateTime": "2026-11-20T11:58:00Z", "PlatformType": "Linux"},
        {"InstanceId": "i-3", "PingStatus": "Online", "LastPingDateTime": "2026-11-20T11:58:00Z", "PlatformType": "Linux"}],
    "ssm.InstancePatchState": {
        "i-1": [{"InstanceId": "i-1", "MissingCount": 4, "CriticalNonCompliantCount": 4, "Operation": "Scan",
                 "OperationEndTime": "2026-11-20T08:00:00Z"}],
        "i-2": [{"InstanceId": "i-2", "MissingCount": 1, "Operation": "Scan", "OperationEndTime": "2026-11-20T08:00:00Z"}],
        "i-3": [{"InstanceId": "i-3", "MissingCount": 0, "Operation": "Scan", "OperationEndTime": "2026-11-20T08:00:00Z"}]}})"));
  EXPECT_TRUE(snapshot) << snapshot.error();
  return std::move(*snapshot);
}

const std::vector<std::string> kAccounts = {"111111111111", "222222222222", "333333333333"};

Summary summary_of(const std::vector<std::string>& accounts, SummarizeOptions options) {
  const Settings settings = default_settings();
  Summarizer summarizer(settings, options);
  RunFacts run;
  for (const std::string& id : accounts) {
    const Snapshot snapshot = account(id);
    run = snapshot.run;
    summarizer.add(snapshot, id);
  }
  return summarizer.finish(run, {});
}

// Everything that is said of each, in rank order.
std::vector<std::string> contents(const Summary& summary) {
  std::vector<std::string> result;
  for_each_instance(summary, [&](const InstanceFindings& findings) {
    result.push_back(pack(findings));
    return true;
  });
  return result;
}

TEST(PackedFindings, AreTheSameAgain) {
  const Summary summary = summary_of({kAccounts[0]}, {});
  ASSERT_EQ(summary.instances.size(), 4U);

  for (const InstanceFindings& findings : summary.instances) {
    const std::string bytes = pack(findings);
    const InstanceFindings again = unpack(bytes);
    EXPECT_EQ(pack(again), bytes);
    EXPECT_EQ(again.key(), findings.key());
    EXPECT_EQ(again.rank, findings.rank);
    EXPECT_EQ(again.assessment.context.tags, findings.assessment.context.tags);
    EXPECT_EQ(again.assessment.compliance.evidence, findings.assessment.compliance.evidence);
    EXPECT_EQ(again.assessment.compliance.last_operation_at, findings.assessment.compliance.last_operation_at);
    EXPECT_EQ(again.investigation.root_cause.evidence, findings.investigation.root_cause.evidence);
    EXPECT_EQ(again.ranking.tier, findings.ranking.tier);
  }
}

TEST(Summarizer, SaysTheSameWhetherInstancesAreHeldOrPackedAway) {
  const Summary held = summary_of(kAccounts, {});
  const Summary packed = summary_of(kAccounts, {.most_held = 0});
  const Summary in_between = summary_of(kAccounts, {.most_held = 5});

  EXPECT_EQ(held.spooled, nullptr);
  ASSERT_NE(packed.spooled, nullptr);
  EXPECT_TRUE(packed.instances.empty());
  ASSERT_EQ(contents(held).size(), 12U);
  EXPECT_EQ(contents(packed), contents(held));
  EXPECT_EQ(contents(in_between), contents(held));
  EXPECT_EQ(packed.totals.non_compliant, held.totals.non_compliant);
}

TEST(Summarizer, DoesNotDependOnTheOrderOfAccounts) {
  const Summary one = summary_of(kAccounts, {});
  const Summary other = summary_of({kAccounts[2], kAccounts[0], kAccounts[1]}, {});

  EXPECT_EQ(contents(one), contents(other));
  ASSERT_EQ(one.actions.size(), other.actions.size());
  for (std::size_t i = 0; i < one.actions.size(); ++i) {
    EXPECT_EQ(one.actions[i].id, other.actions[i].id);
    EXPECT_EQ(one.actions[i].cumulative_share, other.actions[i].cumulative_share);
  }
}

TEST(Summarizer, WithoutDetailsOfCompliantInstancesTheOthersAreAsBefore) {
  const Summary whole = summary_of(kAccounts, {});
  const Summary light = summary_of(kAccounts, {.keeps_compliant_details = false});

  const auto findings_of = [](const Summary& summary) {
    std::vector<std::string> result;
    for_each_instance(summary, [&](const InstanceFindings& findings) {
      if (findings.ranking.tier) result.push_back(pack(findings));
      return true;
    });
    return result;
  };
  EXPECT_EQ(findings_of(light), findings_of(whole));
  EXPECT_EQ(light.totals.compliant, 3);
  EXPECT_EQ(light.totals.instances, whole.totals.instances);
  EXPECT_TRUE(light.instances.back().assessment.compliance.evidence.empty());
}

TEST(Summarizer, WritesEachInRankOrder) {
  const Summary packed = summary_of(kAccounts, {.most_held = 0});
  int next = 1;
  for_each_written(
      packed, 12, [](const InstanceFindings& findings) { return std::to_string(findings.rank); },
      [&](const std::string& text) { EXPECT_EQ(text, std::to_string(next++)); });
  EXPECT_EQ(next, 13);
}

TEST(Summarizer, WritesTheFirstSoManyWhetherHeldOrPackedAway) {
  for (const std::size_t most_held : {std::size_t{0}, std::size_t{100}}) {
    const Summary summary = summary_of(kAccounts, {.most_held = most_held});
    std::vector<int> ranks;
    for_each_written(
        summary, 5, [](const InstanceFindings& findings) { return std::to_string(findings.rank); },
        [&](const std::string& text) { ranks.push_back(std::stoi(text)); });
    EXPECT_EQ(ranks, (std::vector<int>{1, 2, 3, 4, 5})) << most_held;
  }
}

// More than are written at once, and a last block that is not full.
TEST(SpooledFindings, AreWrittenOnceEachAndInOrderOverManyBlocks) {
  constexpr int kCount = 1300;
  SpooledFindings spooled;
  for (int i = 0; i < kCount; ++i) {
    InstanceFindings findings;
    findings.assessment.key = {"111111111111", "us-east-1", std::to_string(i)};
    findings.ranking.tier = Tier::p4;
    findings.ranking.score = kCount - i;
    spooled.add(findings);
  }
  spooled.sort();

  for (const std::size_t first :
       {std::size_t{0}, std::size_t{1}, std::size_t{256}, std::size_t{1299}, std::size_t{9999}}) {
    std::size_t next = 0;
    spooled.each_written(
        first, [](const InstanceFindings& findings) { return findings.key().instance_id; },
        [&](const std::string& id) { EXPECT_EQ(id, std::to_string(next++)); });
    EXPECT_EQ(next, std::min<std::size_t>(first, kCount));
  }
}

}  // namespace
}  // namespace patchtriage
