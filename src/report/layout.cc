#include "report/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/text.h"
#include "report/words.h"

namespace patchtriage::layout {
namespace {

std::string shortened(const std::string& id) {
  constexpr std::size_t kHead = 6;
  constexpr std::size_t kTail = 4;
  if (id.size() <= kHead + kTail + 2) return id;
  return id.substr(0, kHead) + "…" + id.substr(id.size() - kTail);
}

}  // namespace

std::string cut(std::string_view text, std::size_t width) {
  std::string safe = for_terminal(text);
  if (display_width(safe) <= width) return safe;
  if (width == 0) return "";
  std::string result;
  std::size_t used = 0;
  for (std::size_t at = 0; at < safe.size();) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length_at(safe, at));
    const std::size_t columns = display_width(std::string_view(safe).substr(at, length));
    if (used + columns > width - 1) break;
    result += safe.substr(at, length);
    used += columns;
    at += length;
  }
  return result + "…";
}

std::string cell(std::string_view text, std::size_t width, bool right) {
  const std::string content = cut(text, width);
  const std::string padding(width - std::min(width, display_width(content)), ' ');
  return right ? padding + content : content + padding;
}

std::string tier(const std::optional<Tier>& tier, bool colour) {
  std::string text = tier ? std::string(word(*tier)) : "--";
  if (!colour || !tier) return text;
  constexpr const char* kColours[] = {"1;31", "33", "36", "2"};
  return fmt::format("\x1b[{}m{}\x1b[0m", kColours[static_cast<int>(*tier)], text);
}

std::string bold(std::string_view text, bool colour) {
  return colour ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

std::string score(const Ranking& ranking) {
  if (ranking.lowest == ranking.highest) return fmt::format("{}", ranking.score);
  return fmt::format("{}-{}", ranking.lowest, ranking.highest);
}

std::string bar(double share) {
  const int filled = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 8));
  std::string result;
  for (int i = 0; i < 8; ++i) result += i < filled ? "█" : "░";
  return result;
}

std::vector<std::string> short_ids(const std::vector<std::string>& ids) {
  std::unordered_map<std::string, std::string> owners;  // of a short form; empty: several
  for (const std::string& id : ids) {
    const auto [at, is_new] = owners.try_emplace(shortened(id), id);
    if (!is_new && at->second != id) at->second.clear();
  }
  std::vector<std::string> result;
  for (const std::string& id : ids) {
    const std::string candidate = shortened(id);
    result.push_back(owners.at(candidate).empty() ? id : candidate);
  }
  return result;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string result;
  std::size_t used = 0;
  for (const std::string& part : split(for_terminal(text), ' ')) {
    if (part.empty()) continue;
    const std::size_t columns = display_width(part);
    if (used > 0 && used + 1 + columns > width) {
      result += "\n" + std::string(indent, ' ');
      used = 0;
    }
    if (used > 0) {
      result += ' ';
      ++used;
    }
    result += part;
    used += columns;
  }
  return result;
}

}  // namespace patchtriage::layout
