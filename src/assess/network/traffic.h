// Ports, protocols and the boxes of addresses by ports that rules cut traffic into.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "assess/network/address_set.h"

namespace patchtriage {

enum class Protocol { tcp, udp };
enum class Direction { inbound, outbound };

struct PortRange {
  std::int64_t first = 0;
  std::int64_t last = 65535;

  bool empty() const { return first > last; }
  bool covers(PortRange other) const { return first <= other.first && other.last <= last; }
  PortRange common(PortRange other) const { return {std::max(first, other.first), std::min(last, other.last)}; }
  auto operator<=>(const PortRange&) const = default;
};

inline constexpr PortRange kAllPorts{0, 65535};
inline constexpr PortRange kHttps{443, 443};
// Where replies go: clients choose a port above the reserved ones.
inline constexpr PortRange kReplyPorts{1024, 65535};

// Peers on one side, ports on the other.
struct TrafficBox {
  AddressSet peers;
  PortRange ports;

  bool empty() const { return peers.empty() || ports.empty(); }
};

// Whether a rule's protocol ("-1", "all", "tcp", "6", …) is about this one.
bool is_about(std::string_view rule_protocol, Protocol protocol);
// "tcp/443", "udp/8000-8010".
std::string to_text(Protocol protocol, PortRange ports);

}  // namespace patchtriage
