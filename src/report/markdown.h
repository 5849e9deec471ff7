// Text from outside made safe inside Markdown: no markup, no links, no table breaks.
#pragma once

#include <string>
#include <string_view>

namespace patchtriage {

std::string escape_markdown(std::string_view text);

}  // namespace patchtriage
