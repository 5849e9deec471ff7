#include "base/text.h"

#include <gtest/gtest.h>

namespace patchtriage {
namespace {

TEST(Text, WildcardsFollowIam) {
  EXPECT_TRUE(matches_wildcard("ssm:*", "ssm:GetDocument"));
  EXPECT_TRUE(matches_wildcard("SSM:get?ocument", "ssm:GetDocument", true));
  EXPECT_FALSE(matches_wildcard("ssm:Get", "ssm:GetDocument"));
  EXPECT_TRUE(matches_wildcard("*a*b*", "xxaxxbxx"));
  EXPECT_FALSE(matches_wildcard("*a*b", "ab.a"));
}

TEST(Text, PercentCodingRoundTrips) {
  const std::string all = "a b/c+d%\xC3\xA9~";

  EXPECT_EQ(percent_encode(all), "a%20b%2Fc%2Bd%25%C3%A9~");
  EXPECT_EQ(percent_decode(percent_encode(all)), all);
  EXPECT_EQ(percent_decode("a+b%2", true), "a b%2");
}

TEST(Text, TerminalTextCannotMoveTheCursorOrTurnItsReadingOrder) {
  EXPECT_EQ(for_terminal("a\x1b[2Jb\nc"), "a\\x1b[2Jb c");
  EXPECT_EQ(for_terminal("x\xE2\x80\xAEy"), "x\\u202ey");
  EXPECT_EQ(for_terminal("x\xEF\xBF\xBE\xC2\xADy"), "x\\ufffe\\u00ady");
  EXPECT_EQ(for_terminal("caf\xC3\xA9 \xff"), "caf\xC3\xA9 \xEF\xBF\xBD");
}

TEST(Text, IntegersAreWholeTexts) {
  EXPECT_EQ(parse_integer("-12"), -12);
  EXPECT_FALSE(parse_integer("12x"));
  EXPECT_FALSE(parse_integer(""));
  EXPECT_FALSE(parse_integer("99999999999999999999"));
}

TEST(Text, CountsForPeople) {
  EXPECT_EQ(with_thousands(3118), "3,118");
  EXPECT_EQ(with_thousands(-1234567), "-1,234,567");
  EXPECT_EQ(with_thousands(12), "12");
  EXPECT_EQ(counted(1, "instance"), "1 instance");
}

}  // namespace
}  // namespace patchtriage
