// Files and standard streams, with errors in words.
#pragma once

#include <cstdio>
#include <expected>
#include <string>
#include <string_view>

namespace patchtriage::cli {

// Whole content; "-" is standard input. The error names the file and why.
std::expected<std::string, std::string> read_file(const std::string& path);
// Replaces the file whole; "-" or "" is standard output. Makes the folder where it is missing.
std::expected<void, std::string> write_file(const std::string& path, const std::string& bytes);

// A file that is written piece by piece, replacing what was there; "-" or "" is standard output. Makes the folder where
// it is missing. The first failure is told by close().
class OutputFile {
 public:
  explicit OutputFile(std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  std::expected<void, std::string> close();

 private:
  std::string path_;
  std::FILE* file_ = nullptr;  // null: could not be opened
  int error_ = 0;              // errno of the first failure
};

// $XDG_STATE_HOME/patchtriage/runs.db, by default ~/.local/state/patchtriage/runs.db.
std::string default_store();

// A line on standard error, led by the program's name. Control characters of the text are made visible.
void complain(const std::string& text);

// Columns of the terminal that standard output is; 100 where it is none.
int terminal_width();
// Its lines; 0 where it is none.
int terminal_height();
// "-" or "", and standard output is a terminal.
bool goes_to_terminal(const std::string& path);
// Standard output is a terminal, NO_COLOR is not set and TERM is not "dumb".
bool shows_colour();
bool error_is_terminal();

}  // namespace patchtriage::cli
