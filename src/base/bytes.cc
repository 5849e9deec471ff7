#include "base/bytes.h"

namespace patchtriage {

void append_count(std::size_t count, std::string& out) {
  for (; count >= 0x80; count >>= 7U) out += static_cast<char>(count | 0x80U);
  out += static_cast<char>(count);
}

void append_text(std::string_view text, std::string& out) {
  append_count(text.size(), out);
  out += text;
}

std::size_t ByteReader::count() {
  std::size_t count = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint8_t next = byte();
    count |= static_cast<std::size_t>(next & 0x7fU) << shift;
    if (next < 0x80) return has_failed_ ? 0 : count;
  }
  fail();
  return 0;
}

std::string_view ByteReader::text() { return take(count()); }

std::string_view ByteReader::take(std::size_t size) {
  if (size > bytes_.size()) {
    fail();
    return {};
  }
  const std::string_view taken = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return taken;
}

std::uint8_t ByteReader::byte() {
  const std::string_view taken = take(1);
  return taken.empty() ? 0 : static_cast<std::uint8_t>(taken.front());
}

}  // namespace patchtriage
