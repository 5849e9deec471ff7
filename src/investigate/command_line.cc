#include "investigate/command_line.h"

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

Json document_parameters(std::initializer_list<std::pair<std::string, std::string>> values) {
  Json parameters = Json::object();
  for (const auto& [name, value] : values) parameters.set(name, Json::array({Json(value)}));
  return parameters;
}

}  // namespace patchtriage
