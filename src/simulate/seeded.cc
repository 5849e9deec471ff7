#include "simulate/seeded.h"

#include "base/check.h"

namespace patchtriage::simulate {

// The finaliser of SplitMix64 (public domain, Vigna 2015).
std::uint64_t mix(std::uint64_t key, std::uint64_t what) {
  std::uint64_t value = key + 0x9E3779B97F4A7C15U * (what + 1);
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

std::uint64_t mix(std::uint64_t key, std::string_view what) {
  std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
  for (const char character : what) {
    hash ^= static_cast<unsigned char>(character);
    hash *= 0x100000001B3U;
  }
  return mix(key, hash);
}

int below(std::uint64_t key, int limit) {
  CHECK(limit > 0);
  return static_cast<int>(mix(key, 7) % static_cast<std::uint64_t>(limit));
}

bool chance(std::uint64_t key, double share) {
  return static_cast<double>(mix(key, 11) >> 11U) < share * 9007199254740992.0;  // 2^53
}

std::string hex_text(std::uint64_t key, int digits) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  std::uint64_t bits = mix(key, 13);
  for (int at = 0; at < digits; ++at) {
    if (at == 16) bits = mix(key, 17);
    text += kDigits[bits & 15U];
    bits >>= 4U;
  }
  return text;
}

std::string uuid_text(std::uint64_t key) {
  std::string text = hex_text(key, 32);
  text[12] = '4';  // version and variant of a random UUID
  text[16] = "89ab"[key & 3U];
  for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, "-");
  return text;
}

std::string resource_id(std::string_view prefix, std::uint64_t key) {
  return std::string(prefix) + "-0" + hex_text(key, 16);
}

}  // namespace patchtriage::simulate
