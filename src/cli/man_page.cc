#include "cli/man_page.h"

#include <fmt/format.h>

#include "base/text.h"

namespace patchtriage::cli {
namespace {

// Text that roff prints as it is: no request, no escape, and a minus that can be copied.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else if (c == '\'' && result.empty()) {
      result += "\\(aq";
    } else {
      result += c;
    }
  }
  return result.starts_with('.') ? "\\&" + result : result;
}

// A quoted argument of a macro.
std::string quoted(std::string_view text) { return "\"" + replace_all(escaped(text), "\"", "\\(dq") + "\""; }

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

// Lines are kept where the text has them: what follows the first stands below it.
void append_lines(std::string_view text, std::string& out) {
  bool is_first = true;
  for (const std::string& line : split(text, '\n')) {
    if (trim(line).empty()) continue;
    if (!is_first) out += ".br\n";
    is_first = false;
    out += escaped(trim(line)) + "\n";
  }
}

// "[--region REGION]...", "RUN", "[RUN]".
std::string usage_of(const Argument& argument, bool is_positional) {
  std::string text = argument.names.back();
  if (!is_positional && !argument.value.empty()) text += " " + argument.value;
  if (!argument.is_required) text = "[" + text + "]";
  return text + (argument.is_repeatable ? "..." : "");
}

void append_argument(const Argument& argument, bool is_positional, std::string& out) {
  std::string names;
  for (const std::string& name : argument.names) names += (names.empty() ? "" : ", ") + name;
  if (!is_positional && !argument.value.empty()) names += " " + argument.value;
  out += ".TP\n.B " + quoted(names) + "\n";
  append_lines(argument.description, out);
  std::vector<std::string> notes;
  // The formats are listed in words already.
  if (!argument.choices.empty() && argument.value != "FORMAT[=FILE]")
    notes.push_back("One of " + join(argument.choices, ", ") + ".");
  if (!argument.default_text.empty()) notes.push_back(fmt::format("Default: {}.", argument.default_text));
  if (!notes.empty()) out += ".br\n" + escaped(join(notes, " ")) + "\n";
}

void append_command(const CommandTree& program, const CommandTree& command, std::string& out) {
  out += ".SS " + quoted(program.name + " " + command.name) + "\n";
  std::string usage;
  for (const Argument& positional : command.positionals) usage += " " + usage_of(positional, true);
  if (!command.options.empty()) usage += " [OPTION]...";
  // BR: the first argument bold, the second roman.
  out += ".BR " + quoted(program.name + " " + command.name) + " " + quoted(usage) + "\n.PP\n";
  append_lines(command.description, out);
  if (!command.footer.empty()) {
    out += ".PP\n";
    append_lines(command.footer, out);
  }
  for (const Argument& positional : command.positionals) append_argument(positional, true, out);
  for (const Argument& option : command.options) {
    if (option.names.front() != "-h") append_argument(option, false, out);
  }
}

// "Exit codes:" opens a section; "  0  done" in it is an item.
void append_footer(std::string_view footer, std::string& out) {
  for (const std::string& line : split(footer, '\n')) {
    if (trim(line).empty()) continue;
    const std::size_t gap = line.find("  ", line.find_first_not_of(' '));
    if (line.front() != ' ' && line.ends_with(':')) {
      out += ".SH " + quoted(upper(std::string_view(line).substr(0, line.size() - 1))) + "\n";
    } else if (line.front() == ' ' && gap != std::string::npos) {
      out += ".TP\n.B " + quoted(trim(std::string_view(line).substr(0, gap))) + "\n" +
             escaped(trim(std::string_view(line).substr(gap))) + "\n";
    } else {
      out += escaped(trim(line)) + "\n";
    }
  }
}

}  // namespace

std::string man_page(const CommandTree& program, std::string_view version) {
  const std::string& name = program.name;
  // No date: the page is made from the program, and the program is the same whenever it was built.
  std::string out = fmt::format(".\\\" -*- mode: troff; coding: utf-8 -*-\n.TH {} 1 \"\" {} \"User Commands\"\n",
                                quoted(upper(name)), quoted(fmt::format("{} {}", name, version)));
  out += ".SH NAME\n" + escaped(name) + " \\- " + escaped(program.description) + "\n";
  out += ".SH SYNOPSIS\n.B " + name + "\n[OPTION]... COMMAND [ARGUMENT]...\n";
  out += ".SH COMMANDS\n";
  for (const CommandTree& command : program.subcommands) append_command(program, command, out);
  out += ".SH OPTIONS\n";
  for (const Argument& option : program.options) append_argument(option, false, out);
  append_footer(program.footer, out);
  return out;
}

}  // namespace patchtriage::cli
