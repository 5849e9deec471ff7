#include "aws/environment.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace patchtriage::aws {
namespace {

std::optional<std::string> read_whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  if (file.bad() || text.fail()) return std::nullopt;
  return text.str();
}

bool write_whole_file(const std::string& path, const std::string& bytes) {
  const std::string draft = path + ".new";
  const int descriptor = open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  const bool is_written = write(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  const bool is_closed = close(descriptor) == 0;
  if (is_written && is_closed && std::rename(draft.c_str(), path.c_str()) == 0) return true;
  unlink(draft.c_str());
  return false;
}

}  // namespace

std::optional<std::string> Environment::variable(const std::string& name) const {
  const auto found = variables.find(name);
  if (found == variables.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

bool Environment::is_true(const std::string& name) const {
  const std::optional<std::string> value = variable(name);
  return value && equals_ignoring_case(*value, "true");
}

std::optional<std::string> Environment::file(const std::string& path) const {
  if (!read_file) return std::nullopt;
  return read_file(expand_home(path));
}

std::string Environment::expand_home(const std::string& path) const {
  if (path != "~" && !path.starts_with("~/")) return path;
  return variable("HOME").value_or("") + path.substr(1);
}

Environment Environment::of_this_process() {
  Environment environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const std::size_t equals = text.find('=');
    if (equals != std::string::npos) environment.variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  environment.read_file = &read_whole_file;
  environment.write_file = &write_whole_file;
  return environment;
}

}  // namespace patchtriage::aws
