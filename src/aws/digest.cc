#include "aws/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "base/check.h"

namespace patchtriage::aws {
namespace {

std::string digest(const EVP_MD* algorithm, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
  unsigned int length = 0;
  CHECK(EVP_Digest(text.data(), text.size(), bytes.data(), &length, algorithm, nullptr) == 1);
  return {reinterpret_cast<const char*>(bytes.data()), length};
}

}  // namespace

std::string sha256(std::string_view text) { return digest(EVP_sha256(), text); }

std::string sha1(std::string_view text) { return digest(EVP_sha1(), text); }

std::string hmac_sha256(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
  unsigned int length = 0;
  CHECK(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
             reinterpret_cast<const unsigned char*>(text.data()), text.size(), bytes.data(), &length) != nullptr);
  return {reinterpret_cast<const char*>(bytes.data()), length};
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 0xf];
  }
  return text;
}

}  // namespace patchtriage::aws
