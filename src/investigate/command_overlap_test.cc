#include "investigate/command_overlap.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace patchtriage {
namespace {

constexpr std::string_view kFirst = "9f1a2b3c-1111-4000-8000-000000000001";
constexpr std::string_view kSecond = "9f1a2b3c-1111-4000-8000-000000000002";

std::optional<std::size_t> overlap(std::string_view text) { return find_overlapping_commands(FailureLines(text)); }

std::string listing(std::string_view second_time, std::string_view second_document = "AWS-RunPatchBaseline") {
  return fmt::format(
      R"([{{"CommandId": "{}", "DocumentName": "AWS-RunPatchBaseline", "RequestedDateTime": "2024-05-01T02:00:00Z"}},)"
      "\n"
      R"({{"CommandId": "{}", "DocumentName": "{}", "RequestedDateTime": "{}"}}])",
      kFirst, kSecond, second_document, second_time);
}

TEST(CommandOverlap, IsSeenInAJsonListing) { EXPECT_EQ(overlap(listing("2024-05-01T02:01:30Z")), 1U); }

TEST(CommandOverlap, IsNotSeenHoursApart) { EXPECT_EQ(overlap(listing("2024-05-01T05:00:00Z")), std::nullopt); }

TEST(CommandOverlap, NeedsTwoDifferentCommands) {
  const std::string text =
      fmt::format("CommandId RequestedDateTime\n{0} 2024-05-01T02:00:00Z\n{0} 2024-05-01T02:00:10Z\n", kFirst);

  EXPECT_EQ(overlap(text), std::nullopt);
}

TEST(CommandOverlap, NeedsADocumentThatPatches) {
  const std::string text = fmt::format(
      "CommandId RequestedDateTime DocumentName\n{} 2024-05-01T02:00:00Z AWS-RunShellScript\n"
      "{} 2024-05-01T02:00:10Z AWS-RunShellScript\n",
      kFirst, kSecond);

  EXPECT_EQ(overlap(text), std::nullopt);
}

TEST(CommandOverlap, IsNotSeenBetweenDifferentNodes) {
  const std::string text = fmt::format(
      "CommandId RequestedDateTime InstanceId\n{} 2024-05-01T02:00:00Z i-0123456789abcdef0\n"
      "{} 2024-05-01T02:00:10Z i-0123456789abcdef1\n",
      kFirst, kSecond);

  EXPECT_EQ(overlap(text), std::nullopt);
}

}  // namespace
}  // namespace patchtriage
