#include "base/bytes.h"

#include <gtest/gtest.h>

#include <limits>

namespace patchtriage {
namespace {

constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max();

TEST(Bytes, BringBackCountsOfAnySize) {
  for (const std::size_t count : {std::size_t{0}, std::size_t{127}, std::size_t{128}, std::size_t{300}, kMost}) {
    std::string bytes;
    append_count(count, bytes);
    ByteReader from(bytes);
    EXPECT_EQ(from.count(), count);
    EXPECT_TRUE(from.is_at_end() && !from.has_failed()) << count;
  }
}

TEST(Bytes, ThatAreCutShortFailAndStayEmpty) {
  std::string bytes;
  append_text("four", bytes);
  append_count(7, bytes);
  ByteReader cut(std::string_view(bytes).substr(0, 3));

  EXPECT_EQ(cut.text(), "");
  EXPECT_TRUE(cut.has_failed());
  EXPECT_EQ(cut.count(), 0U);
  EXPECT_EQ(cut.byte(), 0U);
}

TEST(Bytes, ANumberThatNeverEndsFails) {
  ByteReader from(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"));

  EXPECT_EQ(from.count(), 0U);
  EXPECT_TRUE(from.has_failed());
}

}  // namespace
}  // namespace patchtriage
