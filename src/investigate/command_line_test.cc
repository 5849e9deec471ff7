#include "investigate/command_line.h"

#include <gtest/gtest.h>

namespace patchtriage {
namespace {

TEST(CommandLine, LeavesPlainWordsAsTheyAre) {
  const CommandLine command =
      CommandLine("ec2", "reboot-instances", "us-east-1").option("--instance-ids", "i-0123456789abcdef0");

  EXPECT_EQ(command.text(), "aws ec2 reboot-instances --region us-east-1 --instance-ids i-0123456789abcdef0");
}

TEST(CommandLine, KeepsAHostileValueOneWordWithoutMeaning) {
  const CommandLine command = CommandLine("ec2", "create-tags", "").option("--resources", "a'; rm -rf $HOME `id` #");

  EXPECT_EQ(command.text(), R"(aws ec2 create-tags --resources 'a'\''; rm -rf $HOME `id` #')");
}

TEST(CommandLine, QuotesAnEmptyValue) { EXPECT_EQ(shell_quoted(""), "''"); }

TEST(CommandLine, WritesDocumentParametersAsListsOfTexts) {
  const CommandLine command = CommandLine("ssm", "send-command", "eu-west-1")
                                  .json("--parameters", document_parameters({{"Operation", "Install"}}));

  EXPECT_EQ(command.text(), R"(aws ssm send-command --region eu-west-1 --parameters '{"Operation":["Install"]}')");
}

TEST(CommandLine, KeepsAnInputOneWord) {
  EXPECT_EQ(CommandLine("ec2", "create-route", "").input("--nat-gateway-id", "NAT_GATEWAY").text(),
            R"(aws ec2 create-route --nat-gateway-id "$NAT_GATEWAY")");
}

TEST(CommandLine, KeepsInputsInsideJsonApartFromTheShell) {
  const CommandLine command =
      CommandLine("ec2", "modify-instance-attribute", "")
          .json_with_inputs("--instance-type", Json::object({{"Value", "{{TYPE}}"}, {"Note", "it's"}}));

  EXPECT_EQ(command.text(),
            R"(aws ec2 modify-instance-attribute --instance-type '{"Value":"'"$TYPE"'","Note":"it'\''s"}')");
}

TEST(CommandLine, SaysHowItReadsForSeveralInstances) {
  const CommandLine command = CommandLine("ec2", "reboot-instances", "").instances("--instance-ids", "i-1").flag("--x");

  ASSERT_TRUE(command.for_many());
  EXPECT_EQ(command.for_many()->before, "aws ec2 reboot-instances --instance-ids ");
  EXPECT_EQ(command.for_many()->after, " --x");
  EXPECT_EQ(command.for_many()->separator, " ");
}

TEST(CommandLine, WithAnIdThatNeedsQuotesIsForOneInstanceAlone) {
  EXPECT_FALSE(CommandLine("ec2", "reboot-instances", "").instances("--instance-ids", "i 1").for_many());
}

}  // namespace
}  // namespace patchtriage
