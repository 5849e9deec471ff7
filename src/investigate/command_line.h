// An `aws` command line for a person to review: every value quoted for the shell, document parameters as JSON.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"

namespace patchtriage {

// The text as one word of a POSIX shell; plain words stay as they are.
std::string shell_quoted(std::string_view text);

class CommandLine {
 public:
  // "ec2", "reboot-instances". The Region is added where it isn't empty.
  CommandLine(std::string_view service, std::string_view operation, std::string_view region);

  CommandLine& flag(std::string_view name);
  CommandLine& option(std::string_view name, std::string_view value);
  CommandLine& options(std::string_view name, const std::vector<std::string>& values);
  // JSON, as one word.
  CommandLine& json(std::string_view name, const Json& value);
  // A shell variable that a person sets: "$SUBNET". Quoted so that its value stays one word.
  CommandLine& input(std::string_view name, std::string_view variable);

  std::string text() const { return text_; }

 private:
  std::string text_;
};

// The parameters of an SSM document: every value is a list of texts.
Json document_parameters(std::initializer_list<std::pair<std::string, std::string>> values);

}  // namespace patchtriage
