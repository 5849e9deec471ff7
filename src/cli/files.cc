#include "cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>

#include "base/text.h"

namespace patchtriage::cli {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::expected<std::string, std::string> read_all(std::FILE* file, const std::string& name) {
  std::string bytes;
  char buffer[65536];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file)) bytes.append(buffer, count);
  if (std::ferror(file) != 0) return std::unexpected(fmt::format("{}: {}", name, std::strerror(errno)));
  return bytes;
}

std::expected<void, std::string> write_all(std::FILE* file, const std::string& bytes, const std::string& name) {
  const bool is_written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
  if (!is_written) return std::unexpected(fmt::format("{}: can't be written: {}", name, std::strerror(errno)));
  return {};
}

}  // namespace

std::expected<std::string, std::string> read_file(const std::string& path) {
  if (path == "-") return read_all(stdin, "standard input");
  const File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return std::unexpected(fmt::format("{}: can't be read: {}", path, std::strerror(errno)));
  return read_all(file.get(), path);
}

std::expected<void, std::string> write_file(const std::string& path, const std::string& bytes) {
  if (path.empty() || path == "-") return write_all(stdout, bytes, "standard output");
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code ignored;  // where it can't be made, opening the file says so
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  // Reports name every weakness of a fleet: for their owner only, as far as a new file goes.
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const File file(descriptor < 0 ? nullptr : fdopen(descriptor, "wb"));
  if (file == nullptr) return std::unexpected(fmt::format("{}: can't be written: {}", path, std::strerror(errno)));
  return write_all(file.get(), bytes, path);
}

std::string default_store() {
  std::string state = variable("XDG_STATE_HOME");
  if (state.empty()) state = variable("HOME") + "/.local/state";
  return state + "/patchtriage/runs.db";
}

void complain(const std::string& text) {
  for (const std::string& line : split(text, '\n')) fmt::print(stderr, "patchtriage: {}\n", for_terminal(line));
}

int terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return parse_integer(variable("COLUMNS")).value_or(100) > 0
             ? static_cast<int>(parse_integer(variable("COLUMNS")).value_or(100))
             : 100;
}

int terminal_height() {
  winsize size{};
  return isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

bool goes_to_terminal(const std::string& path) { return (path.empty() || path == "-") && isatty(STDOUT_FILENO) == 1; }

bool shows_colour() { return isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").empty() && variable("TERM") != "dumb"; }

bool error_is_terminal() { return isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb"; }

}  // namespace patchtriage::cli
