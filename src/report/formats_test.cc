#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/text.h"
#include "report/format.h"
#include "report/summary_for_test.h"

namespace patchtriage {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string written(const char* format, FormatOptions options = {}) {
  return formats::find(format)->write(summary_for_test(), options);
}

TEST(Formats, HaveUniqueNamesAndSayWhatTheyAreFor) {
  std::set<std::string_view> names;
  for (const Format& format : formats::all()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    EXPECT_FALSE(format.documentation.empty()) << format.name;
  }
}

TEST(Formats, NoneLetsAnEscapeSequenceThrough) {
  for (const Format& format : formats::all())
    EXPECT_THAT(written(format.name.data()), Not(HasSubstr("\x1b"))) << format.name;
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

  EXPECT_EQ(parse_json(written("json"))->find("instances")->as_array()->size(), 1U);
  EXPECT_EQ(parse_json(written("json", all))->find("instances")->as_array()->size(), 2U);
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

  EXPECT_THAT(table, HasSubstr("non-compliant 1"));
  EXPECT_THAT(table, HasSubstr("agent/not-running"));
  EXPECT_THAT(table, HasSubstr("80-90"));
  EXPECT_THAT(table, HasSubstr("grant ssm:DescribePatchGroups"));
  EXPECT_THAT(table, HasSubstr("patchtriage explain i-0f3a0000000009c21"));
}

TEST(TableFormat, FitsTheWidth) {
  for (const int width : {60, 80, 100, 140}) {
    FormatOptions options;
    options.width = width;
    std::size_t start = 0;
    const std::string table = written("table", options);
    while (start < table.size()) {
      const std::size_t end = table.find('\n', start);
      const std::string_view line = std::string_view(table).substr(start, end - start);
      // The head and the last line are sentences that may run on; rows may not.
      if (line.starts_with("  ")) EXPECT_LE(display_width(line), static_cast<std::size_t>(width)) << line;
      start = end + 1;
    }
  }
}

TEST(MarkdownFormat, KeepsHostileNamesOutOfTheMarkup) {
  const std::string md = written("md");

  EXPECT_THAT(md, HasSubstr("&lt;script&gt;\\|\\`x\\`"));
  EXPECT_THAT(md, Not(HasSubstr("<script>")));
}

}  // namespace
}  // namespace patchtriage
