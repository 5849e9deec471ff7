#include "cli/man_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace patchtriage::cli {
namespace {

using testing::HasSubstr;

CommandTree program() {
  Argument output{.names = {"-o", "--output"},
                  .value = "FORMAT",
                  .choices = {"md", "json"},
                  .description = "A form.\n  .md: for \"people\"\n  'json: for \\programs",
                  .default_text = "md"};
  Argument run{.names = {"RUN"}, .description = "Run id", .is_required = true};
  CommandTree report{"report", "Write it", "Example: report", {output}, {run}, {}};
  return {"patchtriage", "It triages", "Exit codes:\n  0  done\nFiles:\n  a-b  settings", {}, {}, {report}};
}

TEST(ManPage, SaysWhatHelpSays) {
  const std::string page = man_page(program(), "1.2.3");

  EXPECT_THAT(page, HasSubstr(".SH NAME\npatchtriage \\- It triages\n"));
  EXPECT_THAT(page, HasSubstr(".SS \"patchtriage report\"\n.BR \"patchtriage report\" \" RUN [OPTION]...\"\n"));
  EXPECT_THAT(page, HasSubstr(".TP\n.B \"\\-o, \\-\\-output FORMAT\"\nA form.\n"));
  EXPECT_THAT(page, HasSubstr("One of md, json. Default: md.\n"));
  EXPECT_THAT(page, HasSubstr(".SH \"EXIT CODES\"\n.TP\n.B \"0\"\ndone\n.SH \"FILES\"\n.TP\n.B \"a\\-b\"\nsettings\n"));
}

TEST(ManPage, LetsNoTextBecomeARequestOrAnEscape) {
  for (const std::string& line : split(man_page(program(), "1.2.3"), '\n')) {
    EXPECT_FALSE(line.starts_with("'")) << line;
    EXPECT_FALSE(line.starts_with(".md")) << line;
  }
  EXPECT_THAT(man_page(program(), "1.2.3"), HasSubstr("\\(aqjson: for \\eprograms"));
}

}  // namespace
}  // namespace patchtriage::cli
