// Text from outside made safe inside XML, as content and in attributes.
#pragma once

#include <string>
#include <string_view>

namespace patchtriage {

// Markup becomes entities; what XML 1.0 forbids (control characters, noncharacters, bytes that aren't UTF-8) becomes
// visible stand-ins, as on a terminal.
std::string escape_xml(std::string_view text);

}  // namespace patchtriage
