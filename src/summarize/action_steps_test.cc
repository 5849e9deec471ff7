#include "summarize/action_steps.h"

#include <gtest/gtest.h>

#include "investigate/command_line.h"

namespace patchtriage {
namespace {

using Purpose = RemedyStep::Purpose;

RemedyStep step(Purpose purpose, const char* title, const CommandLine& command) {
  RemedyStep step;
  step.purpose = purpose;
  step.title = title;
  step.command = command.text();
  step.for_many = command.for_many();
  return step;
}

CommandLine scan(const std::string& id) {
  return CommandLine("ssm", "send-command", "eu-west-1").instances("--instance-ids", id).flag("--last");
}

Remediation scan_of(const std::string& id) {
  Remediation remediation;
  remediation.steps = {step(Purpose::verify, "Scan", scan(id))};
  return remediation;
}

std::vector<RemedyStep> steps_of(const std::vector<Remediation>& remediations) {
  std::vector<const Remediation*> pointers;
  for (const Remediation& remediation : remediations) pointers.push_back(&remediation);
  return steps_for_all(pointers);
}

TEST(ActionSteps, NameAllInstancesInOneCommand) {
  const std::vector<RemedyStep> steps = steps_of({scan_of("i-1"), scan_of("i-2")});

  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].command, "aws ssm send-command --region eu-west-1 --instance-ids i-1 i-2 --last");
  EXPECT_EQ(steps[0].title, "Scan");
}

TEST(ActionSteps, NameNoMoreThanFiftyAtOnce) {
  std::vector<Remediation> many;
  for (int i = 0; i < 101; ++i) many.push_back(scan_of("i-" + std::to_string(1000 + i)));

  const std::vector<RemedyStep> steps = steps_of(many);

  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0].title, "Scan (1 of 3)");
  EXPECT_EQ(steps[2].command, "aws ssm send-command --region eu-west-1 --instance-ids i-1100 --last");
}

TEST(ActionSteps, PutIdsIntoATargetsValues) {
  std::vector<Remediation> both(2);
  for (std::size_t i = 0; i < 2; ++i) {
    both[i].steps = {step(Purpose::fix, "Cover them",
                          CommandLine("ssm", "create-association", "")
                              .instance_values("--targets", "Key=InstanceIds,Values=", "i-" + std::to_string(i)))};
  }

  EXPECT_EQ(steps_of(both)[0].command, "aws ssm create-association --targets Key=InstanceIds,Values=i-0,i-1");
}

TEST(ActionSteps, AskForEachInstanceWhereACommandTakesOne) {
  std::vector<Remediation> both(2);
  for (std::size_t i = 0; i < 2; ++i) {
    both[i].steps = {step(Purpose::fix, "Turn it on",
                          CommandLine("ec2", "modify-instance-metadata-options", "")
                              .instance("--instance-id", "i-" + std::to_string(i))
                              .option("--http-endpoint", "enabled"))};
  }

  const std::vector<RemedyStep> steps = steps_of(both);

  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].command,
            R"(aws ec2 modify-instance-metadata-options --instance-id "$INSTANCE" --http-endpoint enabled)");
  ASSERT_EQ(steps[0].inputs.size(), 1U);
  EXPECT_EQ(steps[0].inputs[0].name, "INSTANCE");
  EXPECT_EQ(steps[0].inputs[0].candidates, (std::vector<std::string>{"i-0", "i-1"}));
}

TEST(ActionSteps, LookIntoTheFirstInstancesOwnRecordsForAll) {
  std::vector<Remediation> both(2);
  for (std::size_t i = 0; i < 2; ++i) {
    both[i].steps = {step(Purpose::diagnose, "Read the output",
                          CommandLine("ssm", "get-command-invocation", "")
                              .option("--command-id", "c-" + std::to_string(i))
                              .instance("--instance-id", "i-" + std::to_string(i)))};
  }

  const std::vector<RemedyStep> steps = steps_of(both);

  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].command, "aws ssm get-command-invocation --command-id c-0 --instance-id i-0");
}

TEST(ActionSteps, KeepDifferentFixesApartAndSayForHowMany) {
  Remediation other = scan_of("i-3");
  other.steps.insert(other.steps.begin(),
                     step(Purpose::fix, "Restart", CommandLine("ec2", "reboot", "").instances("--ids", "i-3")));

  const std::vector<RemedyStep> steps = steps_of({scan_of("i-1"), other});

  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].title, "Restart (1 of the 2 instances)");
  EXPECT_EQ(steps[1].command, "aws ssm send-command --region eu-west-1 --instance-ids i-1 i-3 --last");
}

TEST(ActionSteps, PutWhatIsLastForEachBehindWhatComesFirstForAny) {
  std::vector<Remediation> both(2);
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string id = "i-" + std::to_string(i);
    both[i].steps = {
        step(Purpose::fix, i == 0 ? "Stop apt" : "Stop dnf",
             CommandLine("ssm", "send-command", "").instances("--instance-ids", id).option("--n", std::to_string(i))),
        step(Purpose::fix, "Install", CommandLine("ssm", "send-command", "").instances("--instance-ids", id))};
  }

  const std::vector<RemedyStep> steps = steps_of(both);

  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[1].title, "Stop dnf (1 of the 2 instances)");
  EXPECT_EQ(steps[2].title, "Install");
}

TEST(ActionSteps, MergeTheCandidatesThatWereFound) {
  std::vector<Remediation> both(2);
  for (std::size_t i = 0; i < 2; ++i) {
    RemedyStep attach =
        step(Purpose::fix, "Attach", CommandLine("iam", "attach-role-policy", "").input("--role-name", "ROLE"));
    attach.inputs = {{"ROLE", "the role", {"role-" + std::to_string(i)}}};
    both[i].steps = {attach};
  }

  const std::vector<RemedyStep> steps = steps_of(both);

  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].inputs[0].candidates, (std::vector<std::string>{"role-0", "role-1"}));
}

}  // namespace
}  // namespace patchtriage
