// patchtriage completion and man: what a package installs beside the program, made from its own tree of commands.
#include <CLI/CLI.hpp>

#include "base/version.h"
#include "cli/command.h"
#include "cli/command_tree.h"
#include "cli/completion.h"
#include "cli/load_run.h"
#include "cli/man_page.h"
#include "investigate/rule.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::cli {
namespace {

CommandTree whole_program() {
  CLI::App program;
  Run chosen;
  bool is_verbose = false;
  add_everything(program, chosen, is_verbose);
  return command_tree(program);
}

KnownValues known_values() {
  std::vector<std::string> rule_ids;
  for (const rules::Rule* rule : rules::in_order()) rule_ids.push_back(rule->id);
  for (const signatures::Signature& signature : signatures::all()) rule_ids.push_back(signature.id);
  return {{"ID", std::move(rule_ids)}};
}

int print_completion(const std::string& shell) {
  const CommandTree program = whole_program();
  if (shell == "bash") return print(bash_completion(program, known_values()));
  if (shell == "zsh") return print(zsh_completion(program, known_values()));
  return print(fish_completion(program, known_values()));
}

}  // namespace

void add_shell(CLI::App& program, Run& chosen) {
  auto shell = std::make_shared<std::string>();
  CLI::App* completion = program.add_subcommand("completion", "Completion of commands and flags for a shell");
  completion->footer("Example: eval \"$(patchtriage completion bash)\"");
  completion->add_option("SHELL", *shell, "The shell to write it for")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->required();
  completion->callback([shell, &chosen] { chosen = [shell] { return print_completion(*shell); }; });

  CLI::App* man = program.add_subcommand("man", "The manual page, in roff");
  man->footer("Example: patchtriage man | man -l -");
  man->callback([&chosen] { chosen = [] { return print(man_page(whole_program(), kVersion)); }; });
}

}  // namespace patchtriage::cli
