#include "simulate/pages.h"

#include <gtest/gtest.h>

#include <vector>

namespace patchtriage::simulate {
namespace {

const Scope kScope{"111111111111", "us-east-1"};

const Operation& named(const char* id) { return *operations::find(id); }

// Sizes of all pages of a listing of `count` rows.
std::vector<std::size_t> walk(const Pages& pages, const Operation& operation, Json params, std::size_t count) {
  std::vector<std::size_t> sizes;
  for (int guard = 0; guard < 10'000; ++guard) {
    const auto query = pages.query(operation, kScope, params);
    if (!query) return {};
    const PageCut cut = pages.cut(operation, kScope, params, *query, count);
    sizes.push_back(cut.end - cut.begin);
    if (!cut.token || cut.token->empty()) return sizes;
    params.set(operation.paging->input_token, *cut.token);
  }
  return {};
}

std::size_t sum(const std::vector<std::size_t>& sizes) {
  std::size_t total = 0;
  for (const std::size_t size : sizes) total += size;
  return total;
}

TEST(Pages, HaveTheServicesOwnSizeWhereNoneIsAskedFor) {
  const Pages pages(1, 0);

  const auto nodes = pages.query(named("ssm:DescribeInstanceInformation"), kScope, Json::object());
  const auto accounts = pages.query(named("organizations:ListAccounts"), kScope, Json::object());
  const auto instances = pages.query(named("ec2:DescribeInstances"), kScope, Json::object());

  EXPECT_EQ(nodes->size, 10u);
  EXPECT_EQ(accounts->size, 20u);
  EXPECT_EQ(instances->size, 1000u);
}

TEST(Pages, RefuseASizeOutOfRangeInTheServicesWords) {
  const Pages pages(1, 0);

  const auto json = pages.query(named("ssm:ListCommands"), kScope, Json::object({{"MaxResults", Json(51)}}));
  const auto ec2 = pages.query(named("ec2:DescribeInstances"), kScope, Json::object({{"MaxResults", Json("1001")}}));

  ASSERT_FALSE(json.has_value());
  EXPECT_EQ(json.error().code, "ValidationException");
  ASSERT_FALSE(ec2.has_value());
  EXPECT_EQ(ec2.error().code, "InvalidParameterValue");
}

TEST(Pages, AreCappedForTests) {
  const auto query = Pages(1, 7).query(named("ec2:DescribeInstances"), kScope, Json::object());

  EXPECT_EQ(query->size, 7u);
}

TEST(Pages, OfPatchStatesByGroupHoldFiveWhateverIsAsked) {
  const auto query = Pages(1, 0).query(named("ssm:DescribeInstancePatchStatesForPatchGroup"), kScope,
                                       Json::object({{"PatchGroup", Json("a")}, {"MaxResults", Json(100)}}));

  EXPECT_EQ(query->size, 5u);
}

TEST(Pages, HoldEveryRowOnceForEverySeed) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    EXPECT_EQ(sum(walk(Pages(seed, 0), named("ssm:DescribeInstanceInformation"), Json::object(), 123)), 123u) << seed;
  }
}

TEST(Pages, AreNowAndThenEmptyThoughMoreFollow) {
  std::size_t empty_ones = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    for (const std::size_t size : walk(Pages(seed, 0), named("ssm:ListCommands"), Json::object(), 500)) {
      empty_ones += size == 0 ? 1 : 0;
    }
  }

  EXPECT_GT(empty_ones, 10u);
}

TEST(Pages, OfIamAreNeverEmpty) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    for (const std::size_t size : walk(Pages(seed, 0), named("iam:ListInstanceProfiles"), Json::object(), 500)) {
      EXPECT_GT(size, 0u);
    }
  }
}

TEST(Pages, EndNowAndThenWithAnEmptyToken) {
  int empty_tokens = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Pages pages(seed, 0);
    const Operation& operation = named("ssm:ListCommands");
    const PageCut cut = pages.cut(operation, kScope, Json::object(), {.may_be_empty = false, .size = 50}, 3);
    empty_tokens += cut.token && cut.token->empty() ? 1 : 0;
  }

  EXPECT_GT(empty_tokens, 0);
  EXPECT_LT(empty_tokens, 40);
}

class PageToken : public testing::Test {
 protected:
  // A token of the second page of the commands of one instance.
  std::string token() const {
    const PageCut cut = pages_.cut(operation_, kScope, listing_, {.may_be_empty = false, .size = 1}, 9);
    return *cut.token;
  }
  std::expected<PageQuery, ApiError> used(const Operation& operation, const Scope& scope, Json params,
                                          const std::string& text) const {
    params.set("NextToken", text);
    return pages_.query(operation, scope, params);
  }

  const Pages pages_{1, 0};
  const Operation& operation_ = named("ssm:ListCommands");
  const Json listing_ = Json::object({{"InstanceId", Json("i-1")}});
};

TEST_F(PageToken, GoesOnWhereThePageBeforeEnded) { EXPECT_EQ(used(operation_, kScope, listing_, token())->offset, 1u); }

TEST_F(PageToken, MayBeUsedWithAnotherPageSize) {
  Json params = listing_;
  params.set("MaxResults", 5);

  EXPECT_TRUE(used(operation_, kScope, params, token()).has_value());
}

TEST_F(PageToken, IsRefusedForOtherParameters) {
  const auto query = used(operation_, kScope, Json::object({{"InstanceId", Json("i-2")}}), token());

  ASSERT_FALSE(query.has_value());
  EXPECT_EQ(query.error().code, "InvalidNextToken");
}

TEST_F(PageToken, IsRefusedInAnotherScope) {
  EXPECT_FALSE(used(operation_, {"111111111111", "eu-west-1"}, listing_, token()).has_value());
}

TEST_F(PageToken, IsRefusedByAnotherOperation) {
  EXPECT_FALSE(used(named("ssm:ListCommandInvocations"), kScope, listing_, token()).has_value());
}

TEST_F(PageToken, IsRefusedWhenMadeUp) { EXPECT_FALSE(used(operation_, kScope, listing_, "bm8gdG9rZW4=").has_value()); }

}  // namespace
}  // namespace patchtriage::simulate
