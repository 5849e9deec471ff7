#include "investigate/failure_text.h"

#include <algorithm>

#include "base/text.h"

namespace patchtriage {
namespace {

constexpr char kEscape = '\x1b';

// A line of JSON, as API records and Ansible results are: its strings hold whole outputs with \n in them. Plain
// output isn't unescaped, since Windows paths are full of \n and \t that mean nothing.
bool holds_json(std::string_view line) {
  const std::string_view content = trim(line);
  if (content.empty()) return false;
  if (content.front() == '{' || content.front() == '[') return content.contains("\":");
  return content.contains("\": \"") || content.contains("\":\"") || content.contains("=> {\"");
}

std::string without_json_escapes(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      out += line[i];
      continue;
    }
    const char kind = line[++i];
    if (kind == 'n') {
      out += '\n';
    } else if (kind == 'r') {
      continue;
    } else if (kind == 't') {
      out += '\t';
    } else if (kind == 'u' && i + 4 < line.size() && line.substr(i + 1, 4) == "0027") {
      out += '\'';
      i += 4;
    } else if (kind == '"' || kind == '\\' || kind == '/') {
      out += kind;
    } else {
      out += '\\';
      out += kind;
    }
  }
  return out;
}

std::string without_terminal_codes(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char byte = line[i];
    if (byte == kEscape && i + 1 < line.size() && line[i + 1] == '[') {
      i += 2;
      while (i < line.size() && !(line[i] >= '@' && line[i] <= '~')) ++i;
      continue;
    }
    // Zero bytes are what is left of UTF-16 that somebody read as bytes.
    if (byte == '\0' || byte == kEscape) continue;
    if (byte == '\r') {
      if (i + 1 < line.size()) out += ' ';
      continue;
    }
    // U+2018 and U+2019, which the GNU tools write in a UTF-8 locale.
    if (line.substr(i).starts_with("\xe2\x80\x98") || line.substr(i).starts_with("\xe2\x80\x99")) {
      out += '\'';
      i += 2;
      continue;
    }
    out += byte;
  }
  return out;
}

// Asked for the whole text at once: most texts need none, and four sweeps are cheaper than a look at every line.
bool needs_cleaning(std::string_view text) {
  return text.contains(kEscape) || text.contains('\r') || text.contains('\0') || text.contains('\xe2');
}

}  // namespace

FailureLines::FailureLines(std::string_view text) {
  text_.reserve(text.size() + 1);
  const bool is_unclean = needs_cleaning(text);
  const bool has_escapes = text.contains('\\');
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));

    std::string cleaned;
    if (is_unclean) line = cleaned = without_terminal_codes(line);
    if (!has_escapes || !line.contains('\\') || !holds_json(line)) {
      append(line, number);
      continue;
    }
    for (const std::string& part : split(without_json_escapes(line), '\n')) append(part, number);
  }
}

void FailureLines::append(std::string_view line, std::size_t number) {
  starts_.push_back(text_.size());
  numbers_.push_back(number);
  text_ += line;
  text_ += '\n';
}

std::string_view FailureLines::line(std::size_t index) const { return span(index, index); }

std::string_view FailureLines::span(std::size_t first, std::size_t last) const {
  const std::size_t begin = starts_[first];
  const std::size_t end = last + 1 < starts_.size() ? starts_[last + 1] : text_.size();
  return std::string_view(text_).substr(begin, end - begin - 1);
}

std::string excerpt_of(std::string_view line, std::size_t limit) {
  line = trim(line);
  std::size_t end = 0;
  while (end < line.size()) {
    const std::size_t step = std::max<std::size_t>(1, utf8_length_at(line, end));
    if (end + step > limit) break;
    end += step;
  }
  return std::string(line.substr(0, end));
}

}  // namespace patchtriage
