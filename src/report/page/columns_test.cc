#include "report/page/columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "base/json.h"

namespace patchtriage::page {
namespace {

using testing::HasSubstr;

TEST(Columns, ListEachTextOnceAndSayWhichOneARowHas) {
  const std::vector<std::optional<std::string>> texts = {"a", "b", "a", std::nullopt, std::nullopt};
  Columns columns(texts.size());

  columns.text("name", [&](std::size_t row) { return texts[row]; });

  EXPECT_EQ(columns.json(), R"({"columns":[{"key":"name","d":["a","b",null],"i":[0,1,0,2,2]}]})");
}

TEST(Columns, LeaveTheIndexOutWhereEveryRowHasATextOfItsOwn) {
  Columns columns(2);

  columns.text("id", [](std::size_t row) { return std::optional(std::to_string(row)); });

  EXPECT_EQ(columns.json(), R"({"columns":[{"key":"id","d":["0","1"]}]})");
}

TEST(Columns, WriteNullForWhatIsNotKnown) {
  Columns columns(2);

  columns.number("missing", [](std::size_t row) { return row == 0 ? std::optional(3.0) : std::nullopt; });
  columns.time("since", [](std::size_t row) { return row == 0 ? std::nullopt : parse_time("1970-01-01T00:01:00Z"); });

  EXPECT_THAT(columns.json(), HasSubstr(R"("n":[3,null])"));
  EXPECT_THAT(columns.json(), HasSubstr(R"("t":[null,60])"));
}

TEST(Columns, CutLongTextsBetweenCharactersAndCountThem) {
  Columns columns(1);

  columns.text("tag:note", [](std::size_t) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "\xc3\xa4";
    return std::optional(text);
  });

  EXPECT_EQ(columns.cut_texts(), 1U);
  EXPECT_LT(columns.json().size(), 600U);
  EXPECT_TRUE(parse_json(columns.json()));
}

}  // namespace
}  // namespace patchtriage::page
