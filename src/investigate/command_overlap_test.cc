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

std::string log_line(std::string_view time, std::string_view command) {
  return fmt::format("2024-01-14 {} INFO [ssm-document-worker] [{}] Running plugin aws:runShellScript PatchLinux\n",
                     time, command);
}

TEST(CommandOverlap, IsSeenInTheAgentsLog) {
  const FailureLines close(log_line("03:00:01", kFirst) + log_line("03:00:02", kSecond));
  const FailureLines apart(log_line("03:00:01", kFirst) + log_line("04:00:01", kSecond));
  const FailureLines same(log_line("03:00:01", kFirst) + log_line("03:00:02", kFirst));

  EXPECT_EQ(find_overlapping_starts(close), 1U);
  EXPECT_EQ(find_overlapping_starts(apart), std::nullopt);
  EXPECT_EQ(find_overlapping_starts(same), std::nullopt);
}

TEST(CommandOverlap, IsSeenInAListOfProcesses) {
  const auto process = [](std::string_view second, std::string_view command) {
    return fmt::format(
        "8123 Tue Aug  6 03:00:{} 2024 sh -c /var/lib/amazon/ssm/i-0a1b2c3d4e5f60718/document/"
        "orchestration/{}/PatchLinux/_script.sh\n",
        second, command);
  };

  EXPECT_EQ(find_overlapping_starts(FailureLines(process("02", kFirst) + process("03", kSecond))), 1U);
}

}  // namespace
}  // namespace patchtriage
