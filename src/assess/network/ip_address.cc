#include "assess/network/ip_address.h"

#include <arpa/inet.h>

#include <array>

#include "base/text.h"

namespace patchtriage {
namespace {

constexpr AddressBits kMapped = static_cast<AddressBits>(0xffff) << 32U;

// Bits below a prefix of `length` of 128.
AddressBits host_mask(int length) {
  return length >= 128 ? 0 : length <= 0 ? ~static_cast<AddressBits>(0) : ~static_cast<AddressBits>(0) >> length;
}

int length_of_128(const Cidr& cidr) { return cidr.family == IpFamily::v4 ? cidr.length + 96 : cidr.length; }

}  // namespace

IpFamily IpAddress::family() const { return (bits >> 32U) == 0xffff ? IpFamily::v4 : IpFamily::v6; }

std::optional<IpAddress> parse_ip_address(std::string_view text) {
  const std::string terminated(text);
  std::array<unsigned char, 16> bytes{};
  if (text.find(':') == std::string_view::npos) {
    if (inet_pton(AF_INET, terminated.c_str(), bytes.data()) != 1) return std::nullopt;
    AddressBits bits = kMapped;
    for (unsigned i = 0; i < 4; ++i) bits |= static_cast<AddressBits>(bytes.at(i)) << (8U * (3U - i));
    return IpAddress{bits};
  }
  if (inet_pton(AF_INET6, terminated.c_str(), bytes.data()) != 1) return std::nullopt;
  AddressBits bits = 0;
  for (const unsigned char byte : bytes) bits = (bits << 8U) | byte;
  return IpAddress{bits};
}

std::string to_string(IpAddress address) {
  std::array<unsigned char, 16> bytes{};
  for (unsigned i = 0; i < 16; ++i) {
    bytes.at(i) = static_cast<unsigned char>((address.bits >> (8U * (15U - i))) & 0xffU);
  }
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.family() == IpFamily::v4) {
    inet_ntop(AF_INET, bytes.data() + 12, text.data(), text.size());
  } else {
    inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
  }
  return text.data();
}

IpAddress Cidr::last() const { return {base.bits | host_mask(length_of_128(*this))}; }

bool Cidr::contains(IpAddress address) const {
  return address.family() == family && address >= base && address <= last();
}

std::optional<Cidr> parse_cidr(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::optional<IpAddress> address = parse_ip_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  // By the spelling: an IPv6 block may begin inside the block that stands for IPv4.
  const IpFamily family = text.find(':') == std::string_view::npos ? IpFamily::v4 : IpFamily::v6;
  const int longest = family == IpFamily::v4 ? 32 : 128;
  int length = longest;
  if (slash != std::string_view::npos) {
    const std::optional<std::int64_t> written = parse_integer(text.substr(slash + 1));
    if (!written || *written < 0 || *written > longest) return std::nullopt;
    length = static_cast<int>(*written);
  }
  Cidr cidr{*address, family, length};
  cidr.base.bits &= ~host_mask(length_of_128(cidr));
  return cidr;
}

std::string to_string(const Cidr& cidr) { return to_string(cidr.base) + "/" + std::to_string(cidr.length); }

}  // namespace patchtriage
