#include "simulate/kept_replies.h"

#include <gtest/gtest.h>

namespace patchtriage::simulate {
namespace {

aws::HttpReply reply_of(const std::string& body, const std::string& id) {
  return {.status = 200, .headers = {{"x-amzn-RequestId", id}}, .body = body};
}

TEST(KeptReplies, AnswersUnderTheNewRequestsId) {
  KeptReplies kept(1000);
  kept.keep("question", reply_of("<id>id-1</id><rest/>", "id-1"), "id-1");

  const auto reply = kept.find("question", "id-2");

  ASSERT_TRUE(reply.has_value());
  EXPECT_EQ(reply->headers, (aws::HttpHeaders{{"x-amzn-RequestId", "id-2"}}));
  EXPECT_EQ(reply->body, "<id>id-2</id><rest/>");
}

TEST(KeptReplies, LeavesABodyWithoutAnIdAlone) {
  KeptReplies kept(1000);
  kept.keep("question", reply_of("{}", "id-1"), "id-1");

  EXPECT_EQ(kept.find("question", "id-2")->body, "{}");
}

TEST(KeptReplies, KnowsNothingOfOtherQuestions) {
  KeptReplies kept(1000);
  kept.keep("question", reply_of("{}", "id-1"), "id-1");

  EXPECT_FALSE(kept.find("another question", "id-2").has_value());
}

TEST(KeptReplies, LetsTheOldestGoWhereTheyGrowTooLarge) {
  KeptReplies kept(10);
  kept.keep("first", reply_of("123456", "id"), "id");
  kept.keep("second", reply_of("1234", "id"), "id");

  kept.keep("third", reply_of("1", "id"), "id");

  EXPECT_FALSE(kept.find("first", "id").has_value());
  EXPECT_TRUE(kept.find("second", "id").has_value());
  EXPECT_TRUE(kept.find("third", "id").has_value());
}

TEST(KeptReplies, KeepsNothingThatIsTooLargeAlone) {
  KeptReplies kept(10);

  kept.keep("question", reply_of("12345678901", "id"), "id");

  EXPECT_FALSE(kept.find("question", "id").has_value());
}

}  // namespace
}  // namespace patchtriage::simulate
