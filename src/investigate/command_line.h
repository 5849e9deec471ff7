// An `aws` command line for a person to review: every value quoted for the shell, document parameters as JSON.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "investigate/investigation.h"

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
  // JSON as one word in which {{VARIABLE}} stands for an input.
  CommandLine& json_with_inputs(std::string_view name, const Json& value);

  // The instance that the command is for, at most once in a command. As one of a list: "--instance-ids i-1"; as the
  // values of a filter or target, after `prefix`: "Key=InstanceIds,Values=i-1"; or as the only one that it takes.
  CommandLine& instances(std::string_view name, std::string_view id);
  CommandLine& instance_values(std::string_view name, std::string_view prefix, std::string_view id);
  CommandLine& instance(std::string_view name, std::string_view id);

  std::string text() const { return text_; }
  // The same for several instances; none where it names no instance.
  std::optional<CommandForMany> for_many() const;

 private:
  CommandLine& mark(std::string_view name, std::string_view prefix, std::string_view id, std::string_view separator);

  struct Mark {
    std::size_t at = 0;
    std::string id;
    std::string separator;
  };

  std::string text_;
  std::optional<Mark> mark_;
};

// The parameters of an SSM document: every value is a list of texts.
Json document_parameters(std::initializer_list<std::pair<std::string, std::string>> values);

}  // namespace patchtriage
