#include "cli/completion.h"

#include <fmt/format.h>

#include "base/text.h"

namespace patchtriage::cli {
namespace {

enum class Kind { flag, choice, output, file, run, free };

Kind kind_of(const Argument& argument, const KnownValues& values, bool is_positional) {
  const std::string& name = is_positional ? argument.names.front() : argument.value;
  if (!is_positional && argument.value.empty()) return Kind::flag;
  if (name == "RUN" || name == "BEFORE" || name == "AFTER") return Kind::run;
  if (argument.value == "FORMAT[=FILE]") return Kind::output;
  if (!argument.choices.empty() || (is_positional && values.contains(name))) return Kind::choice;
  return name == "FILE" ? Kind::file : Kind::free;
}

std::vector<std::string> choices_of(const Argument& argument, const KnownValues& values, bool is_positional) {
  const auto known = is_positional ? values.find(argument.names.front()) : values.end();
  return known != values.end() ? known->second : argument.choices;
}

std::vector<std::string> names_of(const std::vector<Argument>& options) {
  std::vector<std::string> names;
  for (const Argument& option : options) names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

std::vector<std::string> names_of(const std::vector<CommandTree>& commands) {
  std::vector<std::string> names;
  for (const CommandTree& command : commands) names.push_back(command.name);
  return names;
}

// The first line: the rest of a description is for --help.
std::string summary_of(const std::string& description) {
  std::string line = description.substr(0, description.find('\n'));
  if (line.ends_with(" Formats:")) line.resize(line.size() - std::string_view(" Formats:").size());
  return line;
}

// Inside single quotes of bash and zsh.
std::string quoted(std::string_view text) { return "'" + replace_all(text, "'", "'\\''") + "'"; }

// --- bash ---

std::string bash_action(const Argument& argument, const KnownValues& values, bool is_positional) {
  switch (kind_of(argument, values, is_positional)) {
    case Kind::flag:
    case Kind::free:
      return "return";
    case Kind::file:
      return "_patchtriage_files \"$cur\"; return";
    case Kind::run:
      return "COMPREPLY=($(compgen -W \"latest $(\"$1\" runs -o ids 2>/dev/null)\" -- \"$cur\")); return";
    case Kind::output:
      return fmt::format("COMPREPLY=($(compgen -W {} -- \"$cur\")); compopt -o nospace; return",
                         quoted(join(choices_of(argument, values, is_positional), " ")));
    case Kind::choice:
      return fmt::format("COMPREPLY=($(compgen -W {} -- \"$cur\")); return",
                         quoted(join(choices_of(argument, values, is_positional), " ")));
  }
  return "return";
}

// What completes inside one command: values behind their flags, then flags, then positional arguments.
std::string bash_command(const CommandTree& command, const KnownValues& values) {
  std::string out;
  std::string cases;
  std::vector<std::string> with_value;
  for (const Argument& option : command.options) {
    if (option.value.empty()) continue;
    with_value.insert(with_value.end(), option.names.begin(), option.names.end());
    cases += fmt::format("        {}) {} ;;\n", join(option.names, "|"), bash_action(option, values, false));
  }
  if (!cases.empty()) out += "      case $prev in\n" + cases + "      esac\n";
  out += fmt::format("      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W {} -- \"$cur\")); return; fi\n",
                     quoted(join(names_of(command.options), " ")));
  if (command.positionals.empty()) return out;
  // How many positional arguments stand before this one: words that are neither flags nor a flag's value.
  out += fmt::format("      _patchtriage_count \"$at\" {}\n      case $count in\n",
                     with_value.empty() ? "''" : quoted("|" + join(with_value, "|") + "|"));
  for (std::size_t i = 0; i < command.positionals.size(); ++i)
    out += fmt::format("        {}) {} ;;\n", i, bash_action(command.positionals[i], values, true));
  return out + "      esac\n";
}

}  // namespace

std::string bash_completion(const CommandTree& program, const KnownValues& values) {
  std::string out = fmt::format(
      R"bash(# bash completion of patchtriage. Made by `patchtriage completion bash`: load it with
#   eval "$(patchtriage completion bash)"
_patchtriage_files() {{
  compopt -o filenames
  local IFS=$'\n'
  COMPREPLY=($(compgen -f -- "$1"))
}}

_patchtriage_count() {{
  local i
  count=0
  for ((i = $1 + 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in
      -*) [[ $2 == *"|${{COMP_WORDS[i]}}|"* ]] && ((i++)) ;;
      *) ((count++)) ;;
    esac
  done
}}

_patchtriage() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} command= at=0 count=0 i
  COMPREPLY=()
  # bash takes the = of FORMAT=FILE and --flag=VALUE for a word of its own.
  if [[ $cur == "=" ]]; then cur=; prev=${{COMP_WORDS[COMP_CWORD-1]}};
  elif [[ $prev == "=" ]]; then prev=${{COMP_WORDS[COMP_CWORD-2]}}; else i=none; fi
  if [[ $i != none && $prev != -* ]]; then _patchtriage_files "$cur"; return; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in
      {}) command=${{COMP_WORDS[i]}}; at=$i; break ;;
    esac
  done
  case $command in
    '')
      COMPREPLY=($(compgen -W {} -- "$cur"))
      ;;
)bash",
      join(names_of(program.subcommands), "|"),
      quoted(join(names_of(program.subcommands), " ") + " " + join(names_of(program.options), " ")));
  for (const CommandTree& command : program.subcommands)
    out += fmt::format("    {})\n{}      ;;\n", command.name, bash_command(command, values));
  return out + "  esac\n}\ncomplete -F _patchtriage patchtriage\n";
}

// --- zsh ---

namespace {

// Inside the brackets and between the colons of an argument's specification.
std::string zsh_escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string zsh_action(const Argument& argument, const KnownValues& values, bool is_positional) {
  const std::string choices = join(choices_of(argument, values, is_positional), " ");
  switch (kind_of(argument, values, is_positional)) {
    case Kind::flag:
      return "";
    case Kind::free:
      return " ";
    case Kind::file:
      return "_files";
    case Kind::run:
      return "{compadd -- latest $($service runs -o ids 2>/dev/null)}";
    case Kind::output:
      return fmt::format("{{if compset -P \"*=\"; then _files; else compadd -S \"\" -- {}; fi}}", choices);
    case Kind::choice:
      return fmt::format("({})", choices);
  }
  return "";
}

std::string zsh_options(const std::vector<Argument>& options, const KnownValues& values) {
  std::string out;
  for (const Argument& option : options) {
    std::string tail = fmt::format("[{}]", zsh_escaped(summary_of(option.description)));
    if (!option.value.empty())
      tail += fmt::format(":{}:{}", zsh_escaped(option.value), zsh_action(option, values, false));
    // One of its names shuts out the others, except where it may be given again.
    const std::string lead = option.is_repeatable ? "*" : fmt::format("({})", join(option.names, " "));
    for (const std::string& name : option.names) out += fmt::format(" \\\n        {}", quoted(lead + name + tail));
  }
  return out;
}

}  // namespace

std::string zsh_completion(const CommandTree& program, const KnownValues& values) {
  std::string out =
      "#compdef patchtriage\n"
      "# zsh completion of patchtriage. Made by `patchtriage completion zsh`: put it as _patchtriage into a folder of\n"
      "# $fpath, or load it with\n"
      "#   source <(patchtriage completion zsh)\n"
      "_patchtriage() {\n"
      "  local context state state_descr line\n"
      "  typeset -A opt_args\n"
      "  _arguments -C" +
      zsh_options(program.options, values) +
      " \\\n        '1:command:->command' \\\n        '*::argument:->rest'\n"
      "  case $state in\n"
      "    command)\n      local -a commands\n      commands=(\n";
  for (const CommandTree& command : program.subcommands)
    out += "        " + quoted(command.name + ":" + zsh_escaped(summary_of(command.description))) + "\n";
  out += "      )\n      _describe -t commands command commands\n      ;;\n    rest)\n      case $line[1] in\n";
  for (const CommandTree& command : program.subcommands) {
    out += fmt::format("      {})\n        _arguments{}", command.name, zsh_options(command.options, values));
    for (std::size_t i = 0; i < command.positionals.size(); ++i) {
      const Argument& positional = command.positionals[i];
      out += fmt::format(" \\\n        {}", quoted(fmt::format("{}:{}:{}", i + 1, zsh_escaped(positional.names.front()),
                                                               zsh_action(positional, values, true))));
    }
    out += "\n        ;;\n";
  }
  return out +
         "      esac\n      ;;\n  esac\n}\n"
         "if [ \"$funcstack[1]\" = _patchtriage ]; then _patchtriage \"$@\"; else compdef _patchtriage patchtriage; "
         "fi\n";
}

// --- fish ---

namespace {

std::string fish_quoted(std::string_view text) {
  return "'" + replace_all(replace_all(text, "\\", "\\\\"), "'", "\\'") + "'";
}

// The part of a `complete` line that says what a value may be.
std::string fish_value(const Argument& argument, const KnownValues& values, bool is_positional) {
  const std::vector<std::string> choices = choices_of(argument, values, is_positional);
  switch (kind_of(argument, values, is_positional)) {
    case Kind::flag:
      return "";
    case Kind::free:
      return " -x";
    case Kind::file:
      return is_positional ? " -F" : " -r -F";
    case Kind::run:
      return std::string(is_positional ? "" : " -x") + " -a '(echo latest; patchtriage runs -o ids 2>/dev/null)'";
    case Kind::output:
      return " -x -a " + fish_quoted("(__patchtriage_output " + join(choices, " ") + ")");
    case Kind::choice:
      return std::string(is_positional ? "" : " -x") + " -a " + fish_quoted(join(choices, " "));
  }
  return "";
}

std::string fish_option(const Argument& option, const std::string& condition, const KnownValues& values) {
  std::string line = "complete -c patchtriage" + condition;
  for (const std::string& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  return line + fish_value(option, values, false) + " -d " + fish_quoted(summary_of(option.description)) + "\n";
}

}  // namespace

std::string fish_completion(const CommandTree& program, const KnownValues& values) {
  std::string out =
      "# fish completion of patchtriage. Made by `patchtriage completion fish`: load it with\n"
      "#   patchtriage completion fish | source\n"
      "complete -c patchtriage -f\n"
      "# FORMAT, and behind FORMAT= a file.\n"
      "function __patchtriage_output\n"
      "  set -l token (commandline -ct)\n"
      "  if not string match -q '*=*' -- $token\n"
      "    string join \\n -- $argv\n"
      "    return\n"
      "  end\n"
      "  set -l parts (string split -m1 = -- $token)\n"
      "  for file in (__fish_complete_path $parts[2])\n"
      "    echo $parts[1]=$file\n"
      "  end\n"
      "end\n";
  for (const Argument& option : program.options) out += fish_option(option, " -n __fish_use_subcommand", values);
  for (const CommandTree& command : program.subcommands) {
    out += fmt::format("complete -c patchtriage -n __fish_use_subcommand -a {} -d {}\n", command.name,
                       fish_quoted(summary_of(command.description)));
  }
  for (const CommandTree& command : program.subcommands) {
    const std::string condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", command.name);
    for (const Argument& option : command.options) out += fish_option(option, condition, values);
    for (const Argument& positional : command.positionals) {
      const std::string value = fish_value(positional, values, true);
      if (value != " -x")
        out += "complete -c patchtriage" + condition + value + " -d " +
               fish_quoted(summary_of(positional.description)) + "\n";
    }
  }
  return out;
}

}  // namespace patchtriage::cli
