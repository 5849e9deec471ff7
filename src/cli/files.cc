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

}  // namespace

std::expected<std::string, std::string> read_file(const std::string& path) {
  if (path == "-") return read_all(stdin, "standard input");
  const File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return std::unexpected(fmt::format("{}: can't be read: {}", path, std::strerror(errno)));
  return read_all(file.get(), path);
}

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    path_ = "standard output";
    file_ = stdout;
    return;
  }
  const std::filesystem::path folder = std::filesystem::path(path_).parent_path();
  std::error_code ignored;  // where it can't be made, opening the file says so
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  // Reports name every weakness of a fleet: for their owner only, as far as a new file goes.
  const int descriptor = open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor >= 0) file_ = fdopen(descriptor, "wb");
  if (file_ == nullptr) error_ = errno;
}

OutputFile::~OutputFile() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

void OutputFile::write(std::string_view bytes) {
  if (error_ != 0) return;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) error_ = errno;
}

std::expected<void, std::string> OutputFile::close() {
  if (error_ == 0 && std::fflush(file_) != 0) error_ = errno;
  if (file_ != nullptr && file_ != stdout && std::fclose(file_) != 0 && error_ == 0) error_ = errno;
  file_ = nullptr;
  if (error_ == 0) return {};
  return std::unexpected(fmt::format("{}: can't be written: {}", path_, std::strerror(error_)));
}

std::expected<void, std::string> write_file(const std::string& path, const std::string& bytes) {
  OutputFile file(path);
  file.write(bytes);
  return file.close();
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
