// IP addresses and CIDR blocks of both families as numbers.
//
// IPv4 addresses live in ::ffff:0:0/96, so that one ordering and one kind of set holds both families; nothing of IPv6
// uses that block.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace patchtriage {

__extension__ typedef unsigned __int128 AddressBits;

enum class IpFamily { v4, v6 };

struct IpAddress {
  AddressBits bits = 0;

  IpFamily family() const;
  auto operator<=>(const IpAddress&) const = default;
};

// Dotted or colon form, without zone or prefix; nullopt where the text is none.
std::optional<IpAddress> parse_ip_address(std::string_view text);
std::string to_string(IpAddress address);

struct Cidr {
  IpAddress base;  // host bits are zero
  IpFamily family = IpFamily::v4;
  int length = 0;  // as written: 0..32 or 0..128

  IpAddress last() const;
  bool contains(IpAddress address) const;
  auto operator<=>(const Cidr&) const = default;
};

// "10.0.0.0/8", "2001:db8::/32", or an address alone as the block of one. Host bits are cleared, as AWS does.
std::optional<Cidr> parse_cidr(std::string_view text);
std::string to_string(const Cidr& cidr);

}  // namespace patchtriage
