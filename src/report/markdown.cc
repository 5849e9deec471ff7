#include "report/markdown.h"

#include "base/text.h"

namespace patchtriage {

std::string escape_markdown(std::string_view text) {
  std::string result;
  for (const char c : for_terminal(text)) {
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
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '|':
      case '#':
      case '!':
      case '~':
      case '@':  // mentions people on code hosts
        result += '\\';
        result += c;
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace patchtriage
