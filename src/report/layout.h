// Text in columns for a terminal: widths in columns, not bytes; colour says tier only, and every colour has a word
// beside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "summarize/summary.h"

namespace patchtriage::layout {

// Text made safe for a terminal, then padded with spaces or cut with "…" to exactly `width` columns.
std::string cell(std::string_view text, std::size_t width, bool right = false);
// The same, cut but not padded.
std::string cut(std::string_view text, std::size_t width);
// A tier's word, coloured where the terminal shows colours.
std::string tier(const std::optional<Tier>& tier, bool colour);
std::string bold(std::string_view text, bool colour);
// "74-88" where unread signals leave a range, else "91".
std::string score(const Ranking& ranking);
// Eight blocks filled by `share`.
std::string bar(double share);
// Ids cut in the middle ("i-0f3a…9c21"); whole where two different ones would look the same then.
std::vector<std::string> short_ids(const std::vector<std::string>& ids);
// Lines of at most `width` columns, broken at spaces; those after the first are indented.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

}  // namespace patchtriage::layout
