#include "cli/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/command.h"

namespace patchtriage::cli {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

CommandTree small_program() {
  Argument tier{.names = {"--fail-on"}, .value = "TIER", .choices = {"P1", "any"}, .description = "It's [a] tier: \\"};
  Argument output{.names = {"-o", "--output"},
                  .value = "FORMAT[=FILE]",
                  .choices = {"md", "json"},
                  .description = "Repeatable. Formats:\n  md: for people",
                  .is_repeatable = true};
  Argument quiet{.names = {"-q", "--quiet"}, .description = "Nothing"};
  Argument run{.names = {"RUN"}, .description = "Run id"};
  CommandTree report{"report", "Write it", "", {tier, output, quiet}, {run}, {}};
  return {"patchtriage", "It triages", "", {{.names = {"-h", "--help"}, .description = "Help"}}, {}, {report}};
}

const Argument* option_named(const CommandTree& command, const std::string& name) {
  for (const Argument& option : command.options) {
    if (std::ranges::find(option.names, name) != option.names.end()) return &option;
  }
  return nullptr;
}

TEST(CommandTree, HasEveryCommandWithItsFlags) {
  CLI::App program;
  cli::Run chosen;
  bool is_verbose = false;
  add_everything(program, chosen, is_verbose);

  const CommandTree tree = command_tree(program);

  std::vector<std::string> names;
  for (const CommandTree& command : tree.subcommands) names.push_back(command.name);
  for (const char* name : {"assess", "report", "explain", "actions", "diff", "runs", "diagnose-log", "decode", "rule",
                           "policy", "doctor", "simulate", "completion", "man"})
    EXPECT_THAT(names, Contains(name));
  for (const CommandTree& command : tree.subcommands) {
    EXPECT_FALSE(command.description.empty()) << command.name;
    for (const Argument& option : command.options) EXPECT_FALSE(option.description.empty()) << option.names.front();
  }
  const CommandTree& assess = tree.subcommands.front();
  EXPECT_THAT(option_named(assess, "--fail-on")->choices, ElementsAre("P1", "P2", "P3", "P4", "any"));
  EXPECT_TRUE(option_named(assess, "--region")->is_repeatable);
  EXPECT_TRUE(option_named(assess, "--org")->value.empty());
  EXPECT_THAT(option_named(assess, "-o")->choices, Contains("csv"));
}

TEST(BashCompletion, OffersValuesBehindTheirFlags) {
  const std::string script = bash_completion(small_program(), {});

  EXPECT_THAT(script, HasSubstr("--fail-on) COMPREPLY=($(compgen -W 'P1 any' -- \"$cur\")); return ;;"));
  EXPECT_THAT(script, HasSubstr("compgen -W '--fail-on -o --output -q --quiet'"));
}

TEST(ZshCompletion, EscapesWhatItsSpecificationsMean) {
  const std::string script = zsh_completion(small_program(), {});

  EXPECT_THAT(script, HasSubstr(R"('(--fail-on)--fail-on[It'\''s \[a\] tier\: \\]:TIER:(P1 any)')"));
  EXPECT_THAT(script, HasSubstr("'*-o[Repeatable.]:FORMAT\\[=FILE\\]:{if compset"));
}

TEST(FishCompletion, ListsFlagsWithTheirValues) {
  const std::string script = fish_completion(small_program(), {});

  EXPECT_THAT(script, HasSubstr("-l fail-on -x -a 'P1 any' -d 'It\\'s [a] tier: \\\\'"));
  EXPECT_THAT(script, HasSubstr("-s q -l quiet -d 'Nothing'"));
}

}  // namespace
}  // namespace patchtriage::cli
