#include "report/layout.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace patchtriage {
namespace {

TEST(Layout, CellsAreExactlyAsWideAsAsked) {
  EXPECT_EQ(layout::cell("ab", 4), "ab  ");
  EXPECT_EQ(layout::cell("ab", 4, true), "  ab");
  EXPECT_EQ(layout::cell("abcdef", 4), "abc…");
  EXPECT_EQ(display_width(layout::cell("日本語です", 6)), 6U);
  EXPECT_EQ(layout::cell("a\x1b[31mb", 20).find('\x1b'), std::string::npos);
}

TEST(Layout, IdsAreCutOnlyWhereTheyStayUnique) {
  const std::string a = "i-0f3a1111111119c21";
  const std::string b = "i-0f3a2222222229c21";

  EXPECT_EQ(layout::short_ids({a, a}), (std::vector<std::string>{"i-0f3a…9c21", "i-0f3a…9c21"}));
  EXPECT_EQ(layout::short_ids({a, b}), (std::vector<std::string>{a, b}));
}

}  // namespace
}  // namespace patchtriage
