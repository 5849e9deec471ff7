// Many patterns matched over a text in one linear pass.
//
// Immutable once built, so it may be shared by threads. An expression that RE2 doesn't take is a broken invariant.
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "investigate/failure_text.h"

namespace patchtriage {

class PatternSet {
 public:
  struct Expression {
    std::string text;  // as in investigate/signatures/signature.h: a blank is any white space, letter case is ignored
    // Only the last matches matter: `scan` may leave out earlier ones. For what stands in every other line of an
    // output.
    bool is_needed_last_only = false;
  };
  explicit PatternSet(const std::vector<Expression>& expressions);

  struct Hit {
    std::size_t pattern;  // index into the expressions
    std::size_t line;     // index of the line where the match begins
    bool operator==(const Hit&) const = default;
  };
  // Every pattern at every line that it matches in, in the order of lines. A match may run on into the next line.
  std::vector<Hit> scan(const FailureLines& lines) const;

 private:
  // Indices of the patterns that match somewhere in the text.
  std::vector<int> match(std::string_view text) const;
  // Adds the lines of [begin, end] in which a match of one pattern begins; it may end in a line up to `reach`.
  void locate(std::size_t pattern, const FailureLines& lines, std::size_t begin, std::size_t end,
              std::vector<Hit>& hits) const;

  std::unique_ptr<RE2::Set> set_;
  std::vector<std::unique_ptr<RE2>> single_;
  std::vector<bool> is_needed_last_only_;
};

}  // namespace patchtriage
