#include "investigate/command_line.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/text.h"

namespace patchtriage {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_-./:=,@%+").contains(c);
}

}  // namespace

std::string shell_quoted(std::string_view text) {
  if (!text.empty() && std::ranges::all_of(text, is_plain)) return std::string(text);
  return "'" + replace_all(text, "'", "'\\''") + "'";
}

CommandLine::CommandLine(std::string_view service, std::string_view operation, std::string_view region)
    : text_("aws " + std::string(service) + " " + std::string(operation)) {
  if (!region.empty()) option("--region", region);
}

CommandLine& CommandLine::flag(std::string_view name) {
  text_ += " " + std::string(name);
  return *this;
}

CommandLine& CommandLine::option(std::string_view name, std::string_view value) {
  text_ += " " + std::string(name) + " " + shell_quoted(value);
  return *this;
}

CommandLine& CommandLine::options(std::string_view name, const std::vector<std::string>& values) {
  text_ += " " + std::string(name);
  for (const std::string& value : values) text_ += " " + shell_quoted(value);
  return *this;
}

CommandLine& CommandLine::json(std::string_view name, const Json& value) { return option(name, value.dump()); }

CommandLine& CommandLine::input(std::string_view name, std::string_view variable) {
  text_ += " " + std::string(name) + " \"$" + std::string(variable) + "\"";
  return *this;
}

CommandLine& CommandLine::json_with_inputs(std::string_view name, const Json& value) {
  static const RE2 kInput(R"(\{\{([A-Z_]+)\}\})");
  std::string word = shell_quoted(value.dump());
  // Out of the single quotes, the variable in double ones, and in again.
  RE2::GlobalReplace(&word, kInput, R"('"$\1"')");
  text_ += " " + std::string(name) + " " + word;
  return *this;
}

CommandLine& CommandLine::instances(std::string_view name, std::string_view id) { return mark(name, "", id, " "); }

CommandLine& CommandLine::instance_values(std::string_view name, std::string_view prefix, std::string_view id) {
  return mark(name, prefix, id, ",");
}

CommandLine& CommandLine::instance(std::string_view name, std::string_view id) { return mark(name, "", id, ""); }

// An id that needs quotes, which none of AWS's does, stays this instance's own.
CommandLine& CommandLine::mark(std::string_view name, std::string_view prefix, std::string_view id,
                               std::string_view separator) {
  const std::string word = std::string(prefix) + std::string(id);
  option(name, word);
  if (shell_quoted(word) == word) mark_ = {text_.size() - id.size(), std::string(id), std::string(separator)};
  return *this;
}

std::optional<CommandForMany> CommandLine::for_many() const {
  if (!mark_) return std::nullopt;
  return CommandForMany{text_.substr(0, mark_->at), text_.substr(mark_->at + mark_->id.size()), mark_->separator,
                        mark_->id};
}

Json document_parameters(std::initializer_list<std::pair<std::string, std::string>> values) {
  Json parameters = Json::object();
  for (const auto& [name, value] : values) parameters.set(name, Json::array({Json(value)}));
  return parameters;
}

}  // namespace patchtriage
