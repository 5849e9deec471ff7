#include "cli/command_tree.h"

#include <CLI/CLI.hpp>

#include "base/text.h"

namespace patchtriage::cli {
namespace {

// CLI11 puts what a value may be behind its name: "TIER:{P1,P2}", "INT:INT in [1 - 50]".
void read_type(const std::string& type, Argument& argument) {
  const std::size_t colon = type.find(':');
  argument.value = type.substr(0, colon);
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', open == std::string::npos ? 0 : open);
  if (open == std::string::npos || close == std::string::npos) return;
  argument.choices = split(std::string_view(type).substr(open + 1, close - open - 1), ',');
}

Argument argument_of(const CLI::Option& option) {
  Argument argument;
  if (option.get_positional()) {
    argument.names = {option.get_name(true, false)};
  } else {
    for (const std::string& name : option.get_snames()) argument.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) argument.names.push_back("--" + name);
  }
  if (option.get_items_expected_max() > 0) read_type(option.get_type_name(), argument);
  argument.description = option.get_description();
  argument.group = option.get_group() == "Options" ? "" : option.get_group();
  argument.default_text = option.get_default_str();
  argument.is_required = option.get_required();
  argument.is_repeatable = option.get_expected_max() > 1;
  return argument;
}

}  // namespace

CommandTree command_tree(const CLI::App& app) {
  CommandTree tree;
  tree.name = app.get_name();
  tree.description = app.get_description();
  tree.footer = app.get_footer();
  for (const CLI::Option* option : app.get_options())
    (option->get_positional() ? tree.positionals : tree.options).push_back(argument_of(*option));
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    tree.subcommands.push_back(command_tree(*command));
  return tree;
}

}  // namespace patchtriage::cli
