#include "report/page/pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace patchtriage::page {
namespace {

using testing::HasSubstr;
using testing::Not;

const NodeKey kFirst = {"111111111111", "us-east-1", "i-0a"};
const NodeKey kSecond = {"222222222222", "eu-west-1", "i-0b"};

Json finding(const NodeKey& key, const std::string& more) {
  return Json::object({{"command", "aws ec2 reboot-instances --region " + key.region + " --instance-ids " +
                                       key.instance_id + " --profile " + key.account},
                       {"count", 3},
                       {"more", more}});
}

TEST(Pool, SharesWhatDiffersByIdAccountAndRegionOnly) {
  Pool pool;

  const auto first = pool.add(finding(kFirst, "the same text"), kFirst);
  const auto second = pool.add(finding(kSecond, "the same text"), kSecond);

  EXPECT_EQ(first, second);
}

TEST(Pool, KeepsWhatDiffersApart) {
  Pool pool;

  const auto first = pool.add(finding(kFirst, "one text"), kFirst);
  const auto second = pool.add(finding(kFirst, "another text"), kFirst);

  EXPECT_NE(first, second);
}

TEST(Pool, WritesWhatSeveralChunksUseInThePoolAndTheRestWhereItIsUsed) {
  Pool pool;
  const auto first = pool.add(Json::array({"in both chunks", "in the first chunk"}), kFirst);
  const auto second = pool.add(Json::array({"in both chunks", "in the second chunk"}), kFirst);

  const Pool::Chunks written = pool.write({{first}, {second}});

  EXPECT_EQ(written.pool, R"({"shapes":[],"nodes":["in both chunks"]})");
  EXPECT_EQ(written.chunks[0], R"({"nodes":[],"roots":[[0,"in the first chunk"]]})");
  EXPECT_EQ(written.chunks[1], R"({"nodes":[],"roots":[[0,"in the second chunk"]]})");
}

TEST(Pool, GivesWhatOneChunkUsesTwiceATableOfThatChunkWithThePoolBehindIt) {
  Pool pool;
  const auto first = pool.add(Json::array({"everywhere", "twice here"}), kFirst);
  const auto second = pool.add(Json::array({"twice here", 7}), kFirst);
  const auto third = pool.add(Json::array({"everywhere"}), kFirst);

  const Pool::Chunks written = pool.write({{first, second}, {third}});

  EXPECT_EQ(written.pool, R"({"shapes":[],"nodes":["everywhere"]})");
  EXPECT_EQ(written.chunks[0], R"({"nodes":["twice here",7],"roots":[[2,0],[0,1]]})");
  EXPECT_EQ(written.chunks[1], R"({"nodes":[],"roots":[[0]]})");
}

TEST(Pool, WritesNothingOfWhatIsInNoChunk) {
  Pool pool;
  const auto kept = pool.add("a text that is kept", kFirst);
  pool.add(Json::array({"a text that is left out", "a text that is kept"}), kFirst);

  const Pool::Chunks written = pool.write({{kept}});

  EXPECT_THAT(written.pool + written.chunks[0], Not(HasSubstr("left out")));
  EXPECT_THAT(written.chunks[0], HasSubstr("a text that is kept"));
}

TEST(Pool, MarksATextsOwnMarkSoThatItIsNoMark) {
  Pool pool;
  const auto node = pool.add(std::string("a\x01i i-0a", 8), kFirst);

  EXPECT_EQ(pool.write({{node}}).chunks[0], R"({"nodes":[],"roots":["a\u00011i \u0001i"]})");
}

TEST(Pool, IsJsonWhateverTheTextsHold) {
  Pool pool;
  const auto node = pool.add(Json::object({{"\xff</script>\xe2\x80\xa8", "\xc3( \" \\ \x1b"}}), kFirst);
  const Pool::Chunks written = pool.write({{node}});

  EXPECT_TRUE(parse_json(written.pool)) << written.pool;
  EXPECT_TRUE(parse_json(written.chunks[0])) << written.chunks[0];
}

}  // namespace
}  // namespace patchtriage::page
