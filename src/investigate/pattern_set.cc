#include "investigate/pattern_set.h"

#include <algorithm>

#include "base/check.h"

namespace patchtriage {
namespace {

// Lines are looked at one by one only inside a stretch of about this size in which something matched at all: most
// of a long output is package names.
constexpr std::size_t kStretchBytes = 1024;

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

PatternSet::PatternSet(const std::vector<std::string>& expressions)
    : set_(std::make_unique<RE2::Set>(options(), RE2::UNANCHORED)) {
  for (const std::string& expression : expressions) {
    const std::string wide = with_wide_blanks(expression);
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

std::vector<PatternSet::Hit> PatternSet::scan(const FailureLines& lines) const {
  std::vector<Hit> hits;
  const std::size_t count = lines.size();
  for (std::size_t begin = 0; begin < count;) {
    std::size_t end = begin;
    while (end + 1 < count && lines.span(begin, end).size() < kStretchBytes) ++end;
    // One line of overlap, since a match may begin in the last line of the stretch and end in the next.
    const std::size_t reach = std::min(end + 1, count - 1);
    if (!match(lines.span(begin, reach)).empty()) {
      for (std::size_t at = begin; at <= end; ++at) {
        const std::size_t next = std::min(at + 1, count - 1);
        for (const int pattern : match(lines.span(at, next))) {
          const RE2& single = *single_[static_cast<std::size_t>(pattern)];
          const bool begins_here = RE2::PartialMatch(piece(lines.line(at)), single) || next == at ||
                                   !RE2::PartialMatch(piece(lines.line(next)), single);
          if (begins_here) hits.push_back({static_cast<std::size_t>(pattern), at});
        }
      }
    }
    begin = end + 1;
  }
  return hits;
}

}  // namespace patchtriage
