#include "simulate/ordinary_node.h"

#include <fmt/format.h>

#include "simulate/builder.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {

int ordinary_system(std::uint64_t key) {
  const auto& systems = operating_systems();
  int place = below(mix(key, "system"), 100);
  for (std::size_t at = 0; at < systems.size(); ++at) {
    if (place < systems[at].share) return static_cast<int>(at);
    place -= systems[at].share;
  }
  return 0;
}

void agent_version(Node& node) {
  static constexpr const char* kVersions[] = {"3.3.2656.0", "3.3.2299.0", "3.3.1957.0", "3.3.987.0", "3.2.2303.0"};
  const int which = below(mix(node.key, "agent"), 5);
  node.agent = kVersions[which];
  node.agent_latest = which == 0;
}

void identity_tags(Node& node, const Scope& scope, int at) {
  static constexpr const char* kRoles[] = {"web", "api", "batch", "db", "cache", "queue", "build"};
  const std::string role = kRoles[below(mix(node.key, "role"), 7)];
  Builder::tag(node, "Name", fmt::format("{}-{}-{:03}", role, scope.region.substr(0, 2), at));
  static constexpr std::pair<const char*, const char*> kEnvironments[] = {
      {"Environment", "Production"}, {"environment", "prod"}, {"Env", "prd"},      {"stage", "staging"},
      {"Environment", "dev"},        {"env", "qa"},           {"tier", "sandbox"}, {"Owner", "team-a"}};
  const auto& [key, value] = kEnvironments[below(mix(node.key, "environment"), 8)];
  Builder::tag(node, key, value);
  if (chance(mix(node.key, "stack"), 0.2)) {
    const std::string stack = "app-stack-" + std::to_string(below(mix(node.key, "stack number"), 3));
    Builder::tag(node, "aws:cloudformation:stack-name", stack);
    Builder::tag(node, "aws:cloudformation:logical-id", "WebServer");
  }
  if (!node.patch_group.empty()) Builder::tag(node, node.patch_group_key, node.patch_group);
}

void addresses(const Estate& estate, Node& node) {
  const bool is_public = node.placement == Placement::open || node.placement == Placement::closed ||
                         node.placement == Placement::narrow || node.placement == Placement::open_v6 ||
                         node.placement == Placement::walled || node.placement == Placement::outbound_only;
  if (is_public) {
    node.public_ip = fmt::format("52.{}.{}.{}", 20 + below(mix(node.key, "a"), 60), below(mix(node.key, "b"), 250),
                                 1 + below(mix(node.key, "c"), 250));
    node.elastic = node.placement == Placement::narrow;
  }
  if (node.placement == Placement::open_v6) {
    const Subnet& subnet = estate.subnets[static_cast<std::size_t>(node.subnet)];
    node.ipv6 = subnet.v6_prefix + hex_text(mix(node.key, "v6"), 4);
  }
}

}  // namespace patchtriage::simulate
