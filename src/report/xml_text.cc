#include "report/xml_text.h"

#include "base/text.h"

namespace patchtriage {

std::string escape_xml(std::string_view text) {
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
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&apos;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace patchtriage
