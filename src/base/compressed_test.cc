#include "base/compressed.h"

#include <gtest/gtest.h>

namespace patchtriage {
namespace {

TEST(Compressed, GivesBackTheText) {
  const std::string text = std::string(100000, 'x') + std::string("\0 end", 5);

  const std::string frame = compress(text);

  EXPECT_LT(frame.size(), text.size() / 100);
  EXPECT_EQ(decompress(frame), text);
  EXPECT_EQ(decompress(compress("")), "");
}

TEST(Compressed, EveryFlippedBitIsFound) {
  const std::string frame = compress("the records of one operation in one account and Region, one line for each");

  for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
    std::string spoilt = frame;
    spoilt[bit / 8] = static_cast<char>(spoilt[bit / 8] ^ (1 << (bit % 8)));
    const auto text = decompress(spoilt, 1 << 20);
    // Some bits of the header are unused: then the text is what it was.
    if (text) EXPECT_EQ(*text, *decompress(frame)) << "bit " << bit;
  }
}

TEST(Compressed, ACutFrameAndAnAbsurdSizeAreErrors) {
  const std::string frame = compress("some text that is long enough to be cut");

  for (std::size_t size = 0; size < frame.size(); ++size) EXPECT_FALSE(decompress(frame.substr(0, size))) << size;
  EXPECT_FALSE(decompress(frame, 10));
}

}  // namespace
}  // namespace patchtriage
