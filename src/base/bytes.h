// Numbers and texts as bytes of our own: for what this program writes and reads itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace patchtriage {

// Seven bits a byte, the lowest first: small numbers are short.
void append_count(std::size_t count, std::string& out);
// Its size, and the text.
void append_text(std::string_view text, std::string& out);

// Reads from the front of bytes that may be anything. Where they are cut short or make no sense, it fails from there
// on.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool has_failed() const { return has_failed_; }
  bool is_at_end() const { return bytes_.empty(); }
  std::size_t left() const { return bytes_.size(); }
  void fail() { has_failed_ = true, bytes_ = {}; }

  // After a failure: 0, and empty.
  std::size_t count();
  std::string_view text();
  std::string_view take(std::size_t size);
  std::uint8_t byte();

 private:
  std::string_view bytes_;
  bool has_failed_ = false;
};

}  // namespace patchtriage
