#include "report/markdown.h"

#include "base/text.h"
#include "report/layout.h"

namespace patchtriage {
namespace {

// Code hosts look for these in the text that a reader sees, so no escape keeps them from linking "@name" and "#12". A
// word joiner, which has no width, does.
constexpr std::string_view kJoiner = "&#8288;";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string escape_markdown(std::string_view given) {
  const std::string text = for_terminal(given);
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const std::string_view rest = std::string_view(text).substr(at + 1);
    switch (c) {
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '&':
        result += "&amp;";
        break;
      // Parsers disagree on a backslash before a pipe in a table, and inside a code span escapes don't count.
      case '\\':
        result += "&#92;";
        break;
      case '|':
        result += "&#124;";
        break;
      case '`':
        result += "&#96;";
        break;
      case '#':
        result += "\\#";
        if (!rest.empty() && is_digit(rest.front())) result += kJoiner;
        break;
      case '@':
        result += '@';
        result += kJoiner;
        break;
      // What GitHub makes links of without being asked: "https://…", "www.…".
      case ':':
        result += rest.starts_with("//") ? "&#58;" : ":";
        break;
      case '.':
        result += at >= 3 && equals_ignoring_case(std::string_view(text).substr(at - 3, 3), "www") ? "&#46;" : ".";
        break;
      case '*':
      case '_':
      case '[':
      case ']':
      case '!':
      case '~':
      case '$':
        result += '\\';
        result += c;
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string markdown_cell(std::string_view text, std::size_t width) {
  return escape_markdown(layout::cut(text, width));
}

}  // namespace patchtriage
