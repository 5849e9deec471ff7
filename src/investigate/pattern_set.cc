#include "investigate/pattern_set.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/check.h"

namespace patchtriage {
namespace {

// Where a match stands is looked for only inside a stretch of about this size in which the set matched, and only by the
// patterns that did: most of a long output is package names.
constexpr std::size_t kStretchBytes = 2048;

RE2::Options options() {
  RE2::Options options;
  // Bytes, not code points: output cut in the middle of a character must not stop a match.
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_case_sensitive(false);
  options.set_never_capture(true);
  options.set_log_errors(false);
  options.set_max_mem(256 << 20);
  return options;
}

std::string with_wide_blanks(std::string_view expression) {
  std::string out = "(?m)";
  bool in_class = false;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '\\' && i + 1 < expression.size()) {
      out += c;
      out += expression[++i];
      continue;
    }
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    // What JSON quotes with ", Python's own way of printing the same record quotes with '.
    if (c == '"' && !in_class) {
      out += "[\"']";
      continue;
    }
    if (c == ' ' && !in_class) {
      const char next = i + 1 < expression.size() ? expression[i + 1] : '\0';
      const bool is_quantified = next == '*' || next == '+' || next == '?';
      // An optional blank is an optional run of them.
      out += is_quantified && next != '+' ? "\\s*" : "\\s+";
      if (is_quantified) ++i;
    } else {
      out += c;
    }
  }
  return out;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

PatternSet::PatternSet(const std::vector<Expression>& expressions)
    : set_(std::make_unique<RE2::Set>(options(), RE2::UNANCHORED)) {
  for (const Expression& expression : expressions) {
    const std::string wide = with_wide_blanks(expression.text);
    is_needed_last_only_.push_back(expression.is_needed_last_only);
    single_.push_back(std::make_unique<RE2>(wide, options()));
    CHECK(single_.back()->ok());
    CHECK(set_->Add(wide, nullptr) == static_cast<int>(single_.size()) - 1);
  }
  CHECK(set_->Compile());
}

std::vector<int> PatternSet::match(std::string_view text) const {
  std::vector<int> found;
  RE2::Set::ErrorInfo error;
  if (set_->Match(piece(text), &found, &error)) {
    std::sort(found.begin(), found.end());
    return found;
  }
  if (error.kind == RE2::Set::kNoError) return {};
  // The automaton ran out of its memory. Rare and slow, but a signature must not get lost by it.
  for (std::size_t i = 0; i < single_.size(); ++i) {
    if (RE2::PartialMatch(piece(text), *single_[i])) found.push_back(static_cast<int>(i));
  }
  return found;
}

void PatternSet::locate(std::size_t pattern, const FailureLines& lines, std::size_t begin, std::size_t end,
                        std::vector<Hit>& hits) const {
  // One line of overlap, since a match may begin in the last line of the stretch and end in the next.
  const std::size_t reach = std::min(end + 1, lines.size() - 1);
  const std::string_view stretch = lines.span(begin, reach);
  std::size_t from = 0;
  std::size_t line = begin;
  re2::StringPiece match;
  while (single_[pattern]->Match(piece(stretch), from, stretch.size(), RE2::UNANCHORED, &match, 1)) {
    while (line < reach && lines.line(line + 1).data() <= match.data()) ++line;
    // Matches that begin in the overlap belong to the next stretch. One hit a line is enough.
    if (line > end) return;
    hits.push_back({pattern, line});
    if (line == reach) return;
    from = static_cast<std::size_t>(lines.line(line + 1).data() - stretch.data());
  }
}

std::vector<PatternSet::Hit> PatternSet::scan(const FailureLines& lines) const {
  using Stretch = std::pair<std::size_t, std::size_t>;
  std::vector<Hit> hits;
  std::vector<std::optional<Stretch>> last_seen(single_.size());
  const std::size_t count = lines.size();
  for (std::size_t begin = 0; begin < count;) {
    std::size_t end = begin;
    while (end + 1 < count && lines.span(begin, end).size() < kStretchBytes) ++end;
    for (const int index : match(lines.span(begin, std::min(end + 1, count - 1)))) {
      const auto pattern = static_cast<std::size_t>(index);
      if (is_needed_last_only_[pattern]) {
        // A match in the overlap is seen again by the next stretch, which holds all of it.
        last_seen[pattern] = {begin, end};
      } else {
        locate(pattern, lines, begin, end, hits);
      }
    }
    begin = end + 1;
  }
  for (std::size_t pattern = 0; pattern < last_seen.size(); ++pattern) {
    if (last_seen[pattern]) locate(pattern, lines, last_seen[pattern]->first, last_seen[pattern]->second, hits);
  }
  std::ranges::sort(hits, {}, [](const Hit& hit) { return std::pair(hit.line, hit.pattern); });
  return hits;
}

}  // namespace patchtriage
