#include "rank/ranking.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

#include "rank/signal.h"

namespace patchtriage {
namespace {

constexpr const char* kSeverities[] = {"UNSPECIFIED", "LOW", "MEDIUM", "HIGH", "CRITICAL"};

Assessment example() {
  Assessment assessment;
  assessment.compliance.status = ComplianceStatus::non_compliant;
  assessment.compliance.severity = "MEDIUM";
  assessment.compliance.counts = PatchCounts{.missing = 3, .failed = 0, .pending_reboot = 0, .rejected = 0};
  assessment.compliance.patches = std::vector<PatchFinding>{};
  assessment.compliance.last_operation_at = *parse_time("2026-05-01T00:00:00Z");
  assessment.compliance.non_compliant_since = *parse_time("2026-04-01T00:00:00Z");
  assessment.compliance.data_age_hours = 24;
  assessment.exposure.level = ExposureLevel::internal;
  assessment.context.environment = Environment::non_production;
  assessment.history.operations = std::vector<PatchRun>{};
  return assessment;
}

Ranking ranked(const Assessment& assessment) { return rank(assessment, {}, default_settings()); }

TEST(Ranking, IsTheSumOfItsSignals) {
  const Ranking ranking = ranked(example());

  int sum = 0;
  for (const SignalPoints& signal : ranking.signals) sum += signal.points.value_or(0);
  EXPECT_EQ(ranking.score, sum);
  EXPECT_GT(ranking.score, 0);
  EXPECT_EQ(ranking.lowest, ranking.highest);
}

TEST(Ranking, NamesTheLowestScoreOfItsTier) {
  const Ranking ranking = ranked(example());
  Settings settings = default_settings();

  settings.p1_at = ranking.score;
  EXPECT_EQ(rank(example(), {}, settings).tier, Tier::p1);
  EXPECT_EQ(rank(example(), {}, settings).tier_from, ranking.score);

  settings.p1_at = ranking.score + 1;
  settings.p2_at = ranking.score - 1;
  EXPECT_EQ(rank(example(), {}, settings).tier, Tier::p2);
  EXPECT_EQ(rank(example(), {}, settings).tier_from, ranking.score - 1);
}

TEST(Ranking, DefaultWeightsMakeAHundredAndNameEverySignal) {
  int sum = 0;
  std::set<std::string> weighted;
  for (const auto& [name, weight] : default_settings().weights) {
    sum += weight;
    weighted.insert(name);
  }
  std::set<std::string> signals;
  for (const Signal& signal : signals::all()) signals.emplace(signal.name);

  EXPECT_EQ(sum, 100);
  EXPECT_EQ(weighted, signals);
}

TEST(Ranking, AnUnreadSignalWidensTheRangeAndNeverLowersItsUpperEnd) {
  const Ranking known = ranked(example());
  Assessment unread = example();
  unread.exposure.level = ExposureLevel::unknown;
  unread.context.environment = Environment::unknown;
  unread.history.operations.reset();

  const Ranking ranking = ranked(unread);

  EXPECT_GE(ranking.highest, known.highest);
  EXPECT_LE(ranking.lowest, known.lowest);
}

TEST(Ranking, CompliantInstancesHaveNoTier) {
  Assessment compliant = example();
  compliant.compliance.status = ComplianceStatus::compliant;

  EXPECT_FALSE(ranked(compliant).tier);
}

TEST(Ranking, WorseFactsNeverRankLower) {
  const bool holds = rc::check("worse facts never rank lower", [] {
    Assessment assessment = example();
    const int severity = *rc::gen::inRange(0, 4);
    const int missing = *rc::gen::inRange(0, 60);
    const int days = *rc::gen::inRange(0, 200);
    assessment.compliance.severity = kSeverities[severity];
    assessment.compliance.counts->missing = missing;
    assessment.compliance.non_compliant_since = *assessment.compliance.last_operation_at - std::chrono::days(days);
    Assessment worse = assessment;
    switch (*rc::gen::inRange(0, 6)) {
      case 0:
        worse.compliance.severity = kSeverities[severity + 1];
        break;
      case 1:
        worse.compliance.counts->missing = missing + *rc::gen::inRange(1, 10);
        break;
      case 2:
        *worse.compliance.non_compliant_since -= std::chrono::days(*rc::gen::inRange(1, 30));
        break;
      case 3:
        worse.exposure.level = ExposureLevel::internet;
        break;
      case 4:
        worse.context.environment = Environment::production;
        break;
      default: {
        PatchRun failure;
        failure.operation = PatchOperation::install;
        failure.status = "Failed";
        worse.history.operations->insert(worse.history.operations->begin(), failure);
      }
    }
    RC_ASSERT(ranked(worse).score >= ranked(assessment).score);
  });
  EXPECT_TRUE(holds);
}

}  // namespace
}  // namespace patchtriage
