// The page as a whole: what is in it, in which order, and what gives way where it would be too large.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <zlib.h>

#include <algorithm>

#include "base/text.h"
#include "report/format.h"
#include "report/page/details.h"
#include "report/page/template.h"
#include "report/summary_for_test.h"

namespace patchtriage::page {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string page_of(const Summary& summary, bool all = false) {
  FormatOptions options;
  options.all = all;
  return formats::find("html")->write(summary, options).value();
}

// The JSON of a section, read as a browser reads it; empty where the page has none of that name.
std::string section_of(std::string_view page, std::string_view name) {
  const std::string head = "<script type=\"application/octet-stream\" id=\"p-" + std::string(name) + "\">";
  const std::size_t begin = page.find(head);
  if (begin == std::string_view::npos) return "";
  const std::string_view letters = page.substr(begin + head.size(), page.find('<', begin + 1) - begin - head.size());
  std::string bytes(letters.size(), '\0');
  EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                  reinterpret_cast<const unsigned char*>(letters.data()), static_cast<int>(letters.size()));
  std::string json(1 << 22, '\0');
  uLongf size = json.size();
  const int status = uncompress(reinterpret_cast<Bytef*>(json.data()), &size,
                                reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  EXPECT_EQ(status, Z_OK) << name;
  json.resize(size);
  return json;
}

// So many instances, each with texts of its own that nothing can make small.
Summary many(std::size_t count) {
  Summary summary = summary_for_test();
  const InstanceFindings model = summary.instances.front();
  summary.instances.clear();
  std::uint64_t random = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const auto noise = [&random] {
      std::string text;
      for (int k = 0; k < 400; ++k) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        text += static_cast<char>('!' + (random >> 33) % 90);
      }
      return text;
    };
    InstanceFindings& findings = summary.instances.emplace_back(model);
    findings.assessment.key.instance_id = "i-" + std::to_string(10000000 + i);
    findings.rank = static_cast<int>(i) + 1;
    findings.investigation.root_cause.would_disprove = noise();
    findings.assessment.compliance.patches = {{noise(), {}, "Missing", {}, {}, {}, {}}};
    findings.investigation.ruled_out = {{"network", "no-path", {Trail::derived(noise(), {})}}};
  }
  return summary;
}

Listed listed(const Summary& summary) {
  Listed result;
  for (const InstanceFindings& findings : summary.instances) result.push_back(&findings);
  return result;
}

std::size_t count_of(const Details& details, char letter) {
  return static_cast<std::size_t>(
      std::ranges::count_if(details.sections, [letter](const Section& one) { return one.name.front() == letter; }));
}

TEST(Page, HasItsDataAroundItsScriptAndNoMarkLeft) {
  const std::string page = page_of(summary_for_test());

  EXPECT_LT(page.find("id=\"p-first\""), page.find("<script>"));
  EXPECT_LT(page.find("<script>"), page.find("id=\"p-rows\""));
  EXPECT_THAT(page, Not(HasSubstr("<!--")));
  EXPECT_TRUE(page.ends_with("</html>\n"));
}

TEST(Page, AllowsNothingButItsOwnScriptAndStyle) {
  const std::string_view page = page_template();

  EXPECT_THAT(page, HasSubstr("default-src 'none'; script-src 'sha256-"));
  EXPECT_THAT(page, Not(HasSubstr("unsafe-inline")));
  EXPECT_THAT(page, Not(HasSubstr(" src=")));
}

TEST(Page, HasNoTextOfAnInstanceOutsideItsPackedData) {
  const std::string page = page_of(summary_for_test());

  EXPECT_THAT(page, Not(HasSubstr("pay-api-2")));
  EXPECT_THAT(section_of(page, "rows"), HasSubstr("pay-api-2"));
  EXPECT_THAT(section_of(page, "i0"), HasSubstr("its heartbeat stopped"));
}

TEST(Page, IsTheSameForTheSameSummary) {
  const Summary summary = many(300);

  EXPECT_EQ(page_of(summary), page_of(summary));
}

TEST(Page, ListsCompliantInstancesOnlyWhenAsked) {
  const auto some = parse_json(section_of(page_of(summary_for_test()), "first"));
  const auto all = parse_json(section_of(page_of(summary_for_test(), true), "first"));

  EXPECT_EQ(*some->find("listed")->as_integer(), 2);
  EXPECT_EQ(*all->find("listed")->as_integer(), 3);
  // The figures count every instance either way.
  EXPECT_EQ(some->find("heat")->dump(), all->find("heat")->dump());
}

TEST(Page, TakesTextsThatAreNotUtf8) {
  Summary summary = summary_for_test();
  summary.instances.front().assessment.context.name = "\xff\xfe</script>\xc3";
  const std::string page = page_of(summary);

  EXPECT_TRUE(parse_json(section_of(page, "rows")));
  EXPECT_TRUE(parse_json(section_of(page, "i0")));
}

TEST(PageDetails, LeaveNothingOutWhereAllFits) {
  const Summary summary = many(300);
  const Details all = details(summary, listed(summary), {0}, 100'000'000);

  EXPECT_TRUE(all.left_out.empty());
  EXPECT_EQ(count_of(all, 'i'), 3U);
}

TEST(PageDetails, LeaveOutTheLastInstancesFirstAndSaySo) {
  const Summary summary = many(300);
  std::size_t size = 0;
  for (const Section& section : details(summary, listed(summary), {0}, 100'000'000).sections)
    size += section.bytes.size();
  const Details some = details(summary, listed(summary), {0}, size - 2000);

  EXPECT_EQ(count_of(some, 'i'), 2U);
  ASSERT_FALSE(some.left_out.empty());
  EXPECT_EQ(some.left_out.front().what, "everything of an instance but its row in the table, from rank 257 on");
  EXPECT_EQ(some.left_out.front().count, 44);
}

TEST(PageDetails, StayWithinTheirSizeWhateverItIs) {
  const Summary summary = many(300);
  for (const std::size_t most : {0U, 40'000U, 150'000U, 300'000U}) {
    std::size_t size = 0;
    for (const Section& section : details(summary, listed(summary), {0}, most).sections) size += section.bytes.size();
    // The pool itself, with the names of members, is always there.
    EXPECT_LE(size, std::max<std::size_t>(most, 4000)) << most;
  }
}

}  // namespace
}  // namespace patchtriage::page
