#include "assess/network/traffic.h"

#include <fmt/format.h>

#include "base/text.h"

namespace patchtriage {

bool is_about(std::string_view rule_protocol, Protocol protocol) {
  if (rule_protocol == "-1" || equals_ignoring_case(rule_protocol, "all")) return true;
  if (protocol == Protocol::tcp) return rule_protocol == "6" || equals_ignoring_case(rule_protocol, "tcp");
  return rule_protocol == "17" || equals_ignoring_case(rule_protocol, "udp");
}

std::string to_text(Protocol protocol, PortRange ports) {
  const char* name = protocol == Protocol::tcp ? "tcp" : "udp";
  if (ports.first == ports.last) return fmt::format("{}/{}", name, ports.first);
  return fmt::format("{}/{}-{}", name, ports.first, ports.last);
}

}  // namespace patchtriage
