#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/text.h"
#include "report/format.h"
#include "report/hostile_summary_for_test.h"
#include "report/summary_for_test.h"

namespace patchtriage {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string written(std::string_view format, FormatOptions options = {}) {
  return formats::find(format)->write(summary_for_test(), options).value();
}

std::string hostile(std::string_view format) {
  FormatOptions options;
  options.all = true;
  return formats::find(format)->write(hostile_summary_for_test(), options).value();
}

TEST(Formats, HaveUniqueNamesAndSayWhatTheyAreFor) {
  std::set<std::string_view> names;
  for (const Format& format : formats::all()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    EXPECT_FALSE(format.documentation.empty()) << format.name;
  }
}

TEST(Formats, NoneLetsAnEscapeSequenceThrough) {
  for (const Format& format : formats::all()) {
    if (!format.is_binary) EXPECT_THAT(written(format.name), Not(HasSubstr("\x1b"))) << format.name;
  }
}

TEST(JsonFormat, IsJsonWithEveryPartOfTheContract) {
  const auto report = parse_json(written("json"));

  ASSERT_TRUE(report) << report.error().message;
  for (const char* member : {"schema", "tool", "run", "coverage", "calls", "totals", "instances", "actions"})
    EXPECT_NE(report->find(member), nullptr) << member;
  const Json& instance = report->find("instances")->as_array()->front();
  for (const char* member : {"account", "region", "instance_id", "rank", "compliance", "manageability", "context",
                             "patching", "history", "root_cause", "remediation", "priority"})
    EXPECT_NE(instance.find(member), nullptr) << member;
}

TEST(JsonFormat, ListsCompliantInstancesOnlyWhenAsked) {
  FormatOptions all;
  all.all = true;

  EXPECT_EQ(parse_json(written("json"))->find("instances")->as_array()->size(), 2U);
  EXPECT_EQ(parse_json(written("json", all))->find("instances")->as_array()->size(), 3U);
}

TEST(JsonFormat, WritesNullForWhatIsNotKnown) {
  const auto report = parse_json(written("json"));
  const Json& instance = report->find("instances")->as_array()->front();

  EXPECT_TRUE(instance.find("patching")->find("associations")->is_null());
  EXPECT_TRUE(instance.find("history")->find("operations")->is_null());
  EXPECT_TRUE(instance.find("priority")->find("signals")->as_array()->at(1).find("points")->is_null());
}

TEST(TableFormat, SaysTheAnswerTheHolesAndWhatToTypeNext) {
  const std::string table = written("table");

  EXPECT_THAT(table, HasSubstr("non-compliant 2"));
  EXPECT_THAT(table, HasSubstr("agent/not-running"));
  EXPECT_THAT(table, HasSubstr("80-90"));
  EXPECT_THAT(table, HasSubstr("grant ssm:DescribePatchGroups"));
  EXPECT_THAT(table, HasSubstr("patchtriage explain i-0f3a0000000009c21"));
}

// The lines of a table that are wider than it may be. The head is a sentence that may run on.
std::vector<std::string> too_wide(const std::string& table, int width) {
  std::vector<std::string> found;
  for (const std::string& line : split(table, '\n')) {
    if (line.starts_with("  ") && display_width(line) > static_cast<std::size_t>(width)) found.push_back(line);
  }
  return found;
}

TEST(TableFormat, FitsTheWidth) {
  for (const int width : {60, 79, 80, 100, 140, 200}) {
    FormatOptions options;
    options.width = width;
    options.all = true;
    for (const Summary& summary : {summary_for_test(), hostile_summary_for_test()})
      EXPECT_THAT(too_wide(formats::find("table")->write(summary, options).value(), width), testing::IsEmpty());
  }
}

// The head of the list of instances at a width.
std::string head_at(int width) {
  Summary summary = summary_for_test();
  summary.instances[0].assessment.context.name = "a-name-of-some-length-000001";
  summary.instances[0].investigation.root_cause.subcategory = "windows-update-network-of-many";
  FormatOptions options;
  options.width = width;
  const std::string table = formats::find("table")->write(summary, options).value();
  const std::size_t at = table.find("   # tier  score");
  return table.substr(at, table.find('\n', at) - at);
}

TEST(TableFormat, GivesWayInItsOrder) {
  EXPECT_THAT(head_at(140), ContainsRegex("instance +name +account / Region +why +since"));
  EXPECT_THAT(head_at(100), ContainsRegex("instance +name +account / Region +why +since"));
  EXPECT_THAT(head_at(90), ContainsRegex("instance +account / Region +why +since"));
  EXPECT_THAT(head_at(70), ContainsRegex("instance +why +since"));
}

TEST(TableFormat, FitsOneScreen) {
  Summary summary = hostile_summary_for_test();
  FormatOptions options;
  for (const int height : {40, 50, 60}) {
    options.height = height;
    const std::string table = formats::find("table")->write(summary, options).value();
    EXPECT_LE(std::ranges::count(table, '\n'), height - 1) << table;
  }
}

TEST(MarkdownFormat, KeepsHostileNamesOutOfTheMarkup) {
  const std::string md = written("md");

  EXPECT_THAT(md, HasSubstr("&lt;script&gt;&#124;&#96;x&#96;"));
  EXPECT_THAT(md, Not(HasSubstr("<script>")));
}

TEST(Formats, AllShowAnAcceptedFindingAsAccepted) {
  for (const char* name : {"csv", "json", "md", "junit", "ocsf"}) {
    const std::string text = written(name);
    EXPECT_THAT(text, HasSubstr("i-0c00000000000002")) << name;
    EXPECT_THAT(text, HasSubstr("is replaced by the end of the year")) << name;
  }
  EXPECT_THAT(written("table"), HasSubstr("accepted until 2026-12-31"));
}

TEST(CsvFormat, DefusesFormulasWhateverStandsBeforeThem) {
  const std::string csv = hostile("csv");

  for (const char* field :
       {",'=cmd|' /C calc'!A0,", ",'+1+1,", ",'-2+3,", ",'@SUM(1+1),", ",'  =1+1,", ",'＝1+1,", ",\"'\"\"=1+1\"\"\","})
    EXPECT_THAT(csv, HasSubstr(field));
}

TEST(CsvFormat, LeavesNumbersAsTheyAreAndUnknownCellsEmpty) {
  const std::string csv = written("csv");
  const std::string row = csv.substr(csv.find("\r\n") + 2);

  EXPECT_THAT(row, StartsWith("1,P1,80,80,90,222222222222,us-east-1,i-0f3a0000000009c21,"));
  EXPECT_THAT(row, HasSubstr(",CRITICAL,,15,0,0,0,0,15,0,,,,,,2026-10-13T00:00:00Z,"));
}

TEST(JunitFormat, FailsEveryFindingThatIsNotAccepted) {
  const std::string xml = written("junit");

  EXPECT_THAT(xml, HasSubstr("tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"2\""));
  EXPECT_THAT(xml, HasSubstr("<failure type=\"agent/not-running\" message=\"P1, score 80-90: agent/not-running\">"));
  EXPECT_THAT(xml, HasSubstr("<skipped message=\"accepted until 2026-12-31 by edge team: is replaced"));
}

TEST(JunitFormat, FollowsFailOnAndStrict) {
  Summary summary = summary_for_test();
  summary.instances[0].ranking.tier = Tier::p2;
  FormatOptions options;
  options.fail_on = Tier::p1;
  options.strict = true;

  const std::string xml = formats::find("junit")->write(summary, options).value();

  EXPECT_THAT(xml, HasSubstr("tests=\"4\" failures=\"0\" errors=\"1\" skipped=\"2\""));
  EXPECT_THAT(xml, HasSubstr("below --fail-on: P2"));
  EXPECT_THAT(xml, HasSubstr("<error type=\"denied\" message=\"denied: grant ssm:DescribePatchGroups\">"));
}

TEST(OcsfFormat, SaysWhatIsKnownAndLeavesOutWhatIsNot) {
  const auto report = parse_json(written("ocsf"));
  ASSERT_TRUE(report) << report.error().message;
  const Json& lost = report->as_array()->at(0);
  const Json& accepted = report->as_array()->at(1);

  EXPECT_EQ(*lost.find("severity_id")->as_integer(), 5);
  EXPECT_EQ(*lost.find("compliance")->find("status_id")->as_integer(), 3);
  EXPECT_EQ(lost.find("compliance")->find("control"), nullptr);
  EXPECT_EQ(*lost.find("status_id")->as_integer(), 1);
  EXPECT_EQ(*accepted.find("status_id")->as_integer(), 3);
  EXPECT_EQ(*lost.find("finding_info")->find("first_seen_time")->as_integer(), 1791849600000);
}

TEST(XlsxFormat, GivesTheSameBytesAgain) {
  const std::string once = written("xlsx");

  EXPECT_THAT(once, StartsWith("PK"));
  EXPECT_EQ(once, written("xlsx"));
}

TEST(XlsxFormat, SaysWhyWhereThereIsNoRoomForTemporaryFiles) {
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TMPDIR", "/proc", 1);  // a folder in which nobody may make files

  const Written written = formats::find("xlsx")->write(summary_for_test(), {});

  if (before == nullptr)
    unsetenv("TMPDIR");
  else
    setenv("TMPDIR", kept.c_str(), 1);
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error(), HasSubstr("no folder for temporary files"));
}

TEST(Formats, NoneLetsAHostileFleetDriveATerminal) {
  for (const Format& format : formats::all()) {
    if (format.is_binary) continue;
    const std::string text = hostile(format.name);
    for (const char* raw : {"\x1b", "\xC2\x9B", "\xE2\x80\xAE", "\xE2\x80\x8B", "\x07", "\x7f", "\xff"})
      EXPECT_THAT(text, Not(HasSubstr(raw))) << format.name;
    EXPECT_EQ(text.find('\0'), std::string::npos) << format.name;
  }
}

}  // namespace
}  // namespace patchtriage
