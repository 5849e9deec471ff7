#include "report/comparison_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "report/hostile_summary_for_test.h"
#include "report/summary_for_test.h"

namespace patchtriage {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string written(std::string_view format, const Comparison& comparison, FormatOptions options = {}) {
  return std::ranges::find(comparison_formats(), format, &ComparisonFormat::name)->write(comparison, options);
}

ComparedRun run_of(Summary summary) { return {std::move(summary), {{{"222222222222", "us-east-1"}, "{}"}}}; }

// The lost node was compliant before, and the accepted one had another cause.
Comparison small_comparison() {
  Summary before = summary_for_test();
  before.run.id = "before";
  before.instances[0].assessment.compliance.status = ComplianceStatus::compliant;
  before.instances[0].ranking = {};
  before.instances[1].investigation.root_cause.subcategory = "no-match";
  return compare(run_of(before), run_of(summary_for_test()));
}

TEST(ComparisonText, SaysInATableWhatChangedFromWhatToWhat) {
  const std::string table = written("table", small_comparison());

  EXPECT_THAT(table, HasSubstr("newly non-compliant 1 · changed cause 1 · unchanged 1"));
  EXPECT_THAT(table, HasSubstr("compliant → P1"));
  EXPECT_THAT(table, HasSubstr("targeting/no-match → targeting/no-coverage · accepted until 2026-12-31"));
}

TEST(ComparisonText, GivesProgramsBothSides) {
  const auto report = parse_json(written("json", small_comparison()));

  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->text("schema"), "patchtriage.diff/1");
  const Json& first = report->find("instances")->as_array()->at(0);
  EXPECT_EQ(first.find("changes")->dump(), R"(["newly_non_compliant"])");
  EXPECT_EQ(first.find("before")->text("status"), "compliant");
  EXPECT_EQ(first.find("after")->text("tier"), "P1");
  EXPECT_EQ(*report->find("totals")->find("unchanged")->as_integer(), 1);
}

TEST(ComparisonText, SaysThatNothingChanged) {
  const Comparison same = compare(run_of(summary_for_test()), run_of(summary_for_test()));

  EXPECT_THAT(written("table", same), HasSubstr("Nothing changed between the two runs."));
  EXPECT_THAT(written("md", same), HasSubstr("Nothing changed between the two runs."));
}

TEST(ComparisonText, KeepsHostileTextOutOfTerminalsAndMarkup) {
  const Comparison comparison = compare(run_of(summary_for_test()), run_of(hostile_summary_for_test()));
  FormatOptions options;
  options.all = true;
  options.width = 160;
  for (const ComparisonFormat& format : comparison_formats()) {
    const std::string text = format.write(comparison, options);
    for (const char* raw : {"\x1b", "\xC2\x9B", "\xE2\x80\xAE", "\xff"})
      EXPECT_THAT(text, Not(HasSubstr(raw))) << format.name;
  }
  EXPECT_THAT(written("md", comparison, options), Not(HasSubstr("<script>")));
}

TEST(ComparisonText, FitsTheWidth) {
  const Comparison comparison = compare(run_of(summary_for_test()), run_of(hostile_summary_for_test()));
  for (const int width : {60, 80, 112, 140}) {
    FormatOptions options;
    options.width = width;
    for (const std::string& line : split(written("table", comparison, options), '\n'))
      EXPECT_LE(display_width(line), static_cast<std::size_t>(width)) << line;
  }
}

}  // namespace
}  // namespace patchtriage
