#include "assess/settings.h"

#include <gtest/gtest.h>

namespace patchtriage {
namespace {

TEST(Settings, BuiltInOnesHoldWeightsOfAHundredAndTagMeanings) {
  const Settings settings = default_settings();

  int sum = 0;
  for (const auto& [signal, weight] : settings.weights) sum += weight;
  EXPECT_EQ(sum, 100);
  EXPECT_FALSE(settings.environment_keys.empty());
  EXPECT_FALSE(settings.production_values.empty());
  EXPECT_EQ(settings.stale_after, std::chrono::days(7));
}

TEST(Settings, AFileOverridesSingleValues) {
  const auto settings = parse_settings("[thresholds]\nstale_after_hours = 24\n[weights]\nseverity = 40\n", "mine.toml");

  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->stale_after, std::chrono::hours(24));
  EXPECT_EQ(settings->weights.at("severity"), 40);
  EXPECT_EQ(settings->lost_after, std::chrono::minutes(65));
  EXPECT_EQ(settings->weights.at("exposure"), default_settings().weights.at("exposure"));
}

TEST(Settings, ExtendedSupportMovesItsLastDay) {
  const auto settings = parse_settings("[end_of_support]\n\"UBUNTU 18.04\" = \"2028-04-30\"\n", "mine.toml");

  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->end_of_support.at("UBUNTU 18.04"), "2028-04-30");
  EXPECT_EQ(settings->end_of_support.at("UBUNTU 20.04"), default_settings().end_of_support.at("UBUNTU 20.04"));
  EXPECT_NE(settings->hash(), default_settings().hash());
}

TEST(Settings, AnEmptyFileChangesNothing) {
  const auto settings = parse_settings("", "empty.toml");

  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->hash(), default_settings().hash());
}

struct Broken {
  const char* text;
  int line;
  const char* says;
};

class BrokenSettings : public testing::TestWithParam<Broken> {};

TEST_P(BrokenSettings, AreRefusedWithTheirLine) {
  const auto settings = parse_settings(GetParam().text, "mine.toml");

  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().file, "mine.toml");
  EXPECT_EQ(settings.error().line, GetParam().line);
  EXPECT_NE(settings.error().message.find(GetParam().says), std::string::npos) << settings.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    All, BrokenSettings,
    testing::Values(Broken{"\n[thresholds]\nstale_after = 3\n", 3, "unknown setting thresholds.stale_after"},
                    Broken{"threshold = 1\n", 1, "unknown setting threshold"},
                    Broken{"[thresholds]\nstale_after_hours = \"7\"\n", 2, "is text, not a whole number"},
                    Broken{"[thresholds]\nstale_after_hours = 1.5\n", 2, "with a fraction"},
                    Broken{"[thresholds]\nlost_after_minutes = -1\n", 2, "is -1"},
                    Broken{"[end_of_support]\nCENTOS = \"soon\"\n", 2, "neither a day"},
                    Broken{"[weights]\nseverty = 3\n", 2, "no such signal"},
                    Broken{"[weights]\nseverity = 101\n", 2, "it may be 0 to 100"},
                    Broken{"weights = 3\n", 1, "not a table"},
                    Broken{"[tags]\nproduction = [\"prod\",\n 7]\n", 3, "not text"},
                    Broken{"[tiers]\np1 = 40\n", 1, "p1 must be above p2"}, Broken{"[thresholds\n", 1, ""},
                    Broken{"[scope]\nregions = \"us-east-1\"\n", 2, "not a list"},
                    Broken{"\n[[exceptions]]\nreason = \"r\"\nexpires_on = \"2026-01-01\"\n", 2, "accept everything"},
                    Broken{"[[exceptions]]\naccount = \"1\"\nreason = \"r\"\nexpires_on = 2026-01-01\n", 4,
                           "without quotes"},
                    Broken{"[[exceptions]]\naccount = \"1\"\nexpires_on = \"2026-01-01\"\n", 1, "needs a reason"},
                    Broken{"[[exceptions]]\naccount = \"1\"\nreason = \"r\"\n", 1, "needs expires_on"}));

TEST(Settings, HoldExceptions) {
  const auto settings = parse_settings(R"([[exceptions]]
instance = "i-1"
cause = "os-patch/disk-full"
tags = {Team = "edge"}
reason = "goes away"
owner = "edge"
expires_on = "2026-12-31"
)",
                                       "mine.toml");

  ASSERT_TRUE(settings) << settings.error().message;
  ASSERT_EQ(settings->exceptions.size(), 1U);
  EXPECT_EQ(settings->exceptions[0].tags.at("Team"), "edge");
  EXPECT_EQ(settings->exceptions[0].expires_on, "2026-12-31");
}

TEST(Settings, TheHashFollowsWhatConclusionsDependOnAndNothingElse) {
  Settings changed = default_settings();
  changed.weights["severity"] += 1;
  Settings elsewhere = default_settings();
  elsewhere.regions = {"eu-west-1"};

  EXPECT_EQ(default_settings().hash().size(), 16U);
  EXPECT_NE(changed.hash(), default_settings().hash());
  EXPECT_EQ(elsewhere.hash(), default_settings().hash());
}

}  // namespace
}  // namespace patchtriage
