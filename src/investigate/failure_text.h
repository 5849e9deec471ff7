// A failure text cut into lines that patterns can be matched on.
//
// Undoes what transport does to a text: terminal colours, UTF-16's zero bytes, typographic quotes, and the escapes of a
// text that was stored as a JSON string. Every line keeps the number it has in the text as given.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace patchtriage {

class FailureLines {
 public:
  explicit FailureLines(std::string_view text);

  std::size_t size() const { return starts_.size(); }
  // Line `index` without its line break. Views stay valid while this object lives and isn't moved.
  std::string_view line(std::size_t index) const;
  // Lines [first, last], with the breaks between them.
  std::string_view span(std::size_t first, std::size_t last) const;
  // One-based number of the line in the text as given.
  std::size_t number(std::size_t index) const { return numbers_[index]; }

 private:
  void append(std::string_view line, std::size_t number);

  std::string text_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> numbers_;
};

// The line made fit for a report: trimmed, at most `limit` bytes, never cut inside a UTF-8 sequence.
std::string excerpt_of(std::string_view line, std::size_t limit = 200);

}  // namespace patchtriage
