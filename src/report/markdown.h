// Text from outside made safe inside Markdown: no markup, no links, no table breaks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace patchtriage {

// Reads as exactly this text, in a paragraph and in a table cell, by CommonMark and by GitHub's extensions: no markup,
// no HTML, no link, no mention, one line.
std::string escape_markdown(std::string_view text);
// The same for a cell of a table that people read: cut with "…" at `width` columns.
std::string markdown_cell(std::string_view text, std::size_t width = 300);

}  // namespace patchtriage
