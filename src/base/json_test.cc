#include "base/json.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace patchtriage {
namespace {

TEST(Json, WritesBackWhatItReads) {
  const std::string text = R"({"b":[1,2.5,"x\"y",null,true],"a":{}})";

  EXPECT_EQ(parse_json(text)->dump(), text);
}

TEST(Json, KeepsTheOrderOfMembers) {
  Json object;
  object.set("z", 1);
  object.set("a", 2);
  object.set("z", 3);

  EXPECT_EQ(object.dump(), R"({"z":3,"a":2})");
}

TEST(Json, ReadsNumbersInExponentForm) { EXPECT_EQ(*parse_json("[1.5E9]")->as_array()->front().as_double(), 1.5e9); }

TEST(Json, ReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(Json(std::string("a\xff\x1b")).dump(), "\"a\xEF\xBF\xBD\\u001b\"");
}

TEST(Json, EscapesWhatCouldDeceiveALookAtTheFile) {
  const std::string text = "a\xC2\x9B\xE2\x80\xAE\xF3\xA0\x80\x81";

  EXPECT_EQ(Json(text).dump(), "\"a\\u009b\\u202e\\udb40\\udc01\"");
  EXPECT_EQ(*parse_json(Json(text).dump())->as_string(), text);
}

TEST(Json, EscapesWhereverItStands) {
  // Text is looked at in eights: every place in two of them, beside bytes that differ from it in one bit.
  for (const char special : {'"', '\\', '\n', '\x1f', '\x7f', '\0'}) {
    for (std::size_t at = 0; at < 17; ++at) {
      std::string text = "!#[]~ ^Z!#[]~ ^Za";
      text[at] = special;
      const std::string written = Json(text).dump();
      EXPECT_EQ(*parse_json(written)->as_string(), text) << written;
      const auto plain = [](char c) { return c >= 0x20 && c < 0x7f; };
      EXPECT_TRUE(std::ranges::all_of(written, plain)) << written;
    }
  }
}

TEST(Json, RefusesBrokenAndBottomlessInput) {
  EXPECT_FALSE(parse_json("{\"a\":"));
  EXPECT_FALSE(parse_json(""));
  EXPECT_FALSE(parse_json(std::string(5000, '[') + std::string(5000, ']')));
}

}  // namespace
}  // namespace patchtriage
