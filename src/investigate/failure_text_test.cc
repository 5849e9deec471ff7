#include "investigate/failure_text.h"

#include <gtest/gtest.h>

namespace patchtriage {
namespace {

TEST(FailureLines, KeepTheNumbersOfTheTextAsGiven) {
  const FailureLines lines("a\n{\"Output\": \"b\\nc\"}\nd");

  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines.line(2), "c\"}");
  EXPECT_EQ(lines.number(1), 2U);
  EXPECT_EQ(lines.number(2), 2U);
  EXPECT_EQ(lines.number(3), 3U);
}

TEST(FailureLines, LeaveWindowsPathsAlone) { EXPECT_EQ(FailureLines("C:\\new\\temp").line(0), "C:\\new\\temp"); }

TEST(FailureLines, DropWhatTerminalsAndEncodingsAdd) {
  const FailureLines lines(std::string_view("\x1b[31mE\x1b[0m: \0lock\xe2\x80\x99s\r\n", 22));

  EXPECT_EQ(lines.line(0), "E: lock's");
}

TEST(FailureLines, AreNoneForNoText) { EXPECT_EQ(FailureLines("").size(), 0U); }

TEST(Excerpt, IsNeverCutInsideACharacter) {
  EXPECT_EQ(excerpt_of("  ab\xc3\xa9  ", 3), "ab");
  EXPECT_EQ(excerpt_of("  ab\xc3\xa9  ", 4), "ab\xc3\xa9");
}

}  // namespace
}  // namespace patchtriage
