// What the AWS client takes from the machine it runs on, as a value: tests make their own.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace patchtriage::aws {

struct Environment {
  std::map<std::string, std::string> variables;
  // Bytes of a file; nullopt where it can't be read.
  std::function<std::optional<std::string>(const std::string& path)> read_file;
  // Replaces a file whole, readable by its owner only; false where that failed. May be empty: nothing is written.
  std::function<bool(const std::string& path, const std::string& bytes)> write_file;

  // nullopt where it is not set or empty, as AWS's own tools take it.
  std::optional<std::string> variable(const std::string& name) const;
  // "true" in any case.
  bool is_true(const std::string& name) const;
  std::optional<std::string> file(const std::string& path) const;
  // A leading "~" replaced by HOME.
  std::string expand_home(const std::string& path) const;

  // Of this process and its file system.
  static Environment of_this_process();
};

}  // namespace patchtriage::aws
