#include "simulate/opaque.h"

#include <openssl/evp.h>

#include "aws/digest.h"

namespace patchtriage::simulate {
namespace {

constexpr std::size_t kMacSize = 12;

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string seal(std::string_view key, std::string_view text) {
  return to_base64(aws::hmac_sha256(key, text).substr(0, kMacSize) + std::string(text));
}

std::optional<std::string> unseal(std::string_view key, std::string_view token) {
  if (token.empty() || token.size() % 4 != 0 || token.size() > 4096) return std::nullopt;
  std::string bytes(token.size() / 4 * 3, '\0');
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(token.data()), static_cast<int>(token.size()));
  if (size < 0) return std::nullopt;
  // OpenSSL counts the padding as bytes.
  if (token.ends_with("==")) bytes.pop_back();
  if (token.ends_with('=')) bytes.pop_back();
  if (bytes.size() < kMacSize) return std::nullopt;
  std::string text = bytes.substr(kMacSize);
  if (aws::hmac_sha256(key, text).substr(0, kMacSize) != bytes.substr(0, kMacSize)) return std::nullopt;
  return text;
}

std::uint64_t hash_of(std::string_view text) {
  // FNV-1a, then the finalizer of SplitMix64: the low bits of FNV alone are poor.
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
  return hash ^ (hash >> 31);
}

double fraction_of(std::string_view text) { return static_cast<double>(hash_of(text) >> 11) * 0x1.0p-53; }

}  // namespace patchtriage::simulate
