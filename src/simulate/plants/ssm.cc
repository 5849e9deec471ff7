// Systems Manager can't reach the node, or the agent doesn't work.
#include "simulate/network.h"
#include "simulate/outputs.h"
#include "simulate/plants/plant.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate::plants {
namespace {

using std::chrono::days;
using std::chrono::hours;

void instance_stopped(Builder& builder, Node& node) {
  builder.place(node, Placement::interior);
  builder.cover(node);
  Builder::missing(node, 3);
  builder.stopped(node, days(12) - hours(5), "User initiated");
}

// Everything a never-registered node would need but the one thing that its plant takes away.
void waits_for_registration(Builder& builder, Node& node) {
  builder.cover(node);
  builder.never_registered(node);
}

// Default Host Management would step in for a missing or refused role: there the endpoints refuse instead.
bool role_is_moot(const Builder& builder) { return const_cast<Builder&>(builder).estate().default_host_management; }

void endpoint_policy(Builder& builder, Node& node) {
  builder.use_system(node, "al2023");
  builder.place_broken(node, "endpoint-policy");
  waits_for_registration(builder, node);
}

void role_missing(Builder& builder, Node& node) {
  if (role_is_moot(builder)) {
    node.causes = {"ssm-reachability/role-denied"};
    endpoint_policy(builder, node);
    return;
  }
  node.profile = node.variant == 0 ? "" : "orphan";
  waits_for_registration(builder, node);
}

void role_denied(Builder& builder, Node& node) {
  static constexpr const char* kProfiles[] = {"legacy-app", "lambda-only", "", "bounded-app"};
  if (role_is_moot(builder) || node.variant == 2) {
    endpoint_policy(builder, node);
    return;
  }
  node.profile = kProfiles[node.variant];
  waits_for_registration(builder, node);
}

void imds_unreachable(Builder& builder, Node& node) {
  node.metadata_service = false;
  waits_for_registration(builder, node);
}

void endpoint_unreachable(Builder& builder, Node& node) {
  static constexpr const char* kParts[] = {"no-route", "nacl", "endpoint-sg", "", "nat-down", "no-endpoints"};
  if (node.variant == 3) {
    builder.place(node, Placement::interior);
    node.groups = {closed_egress_group(builder.estate())};
  } else {
    builder.place_broken(node, kParts[node.variant]);
  }
  builder.cover(node);
  if (node.variant == 0 || node.variant == 4) {
    // It worked until the route went away.
    Builder::missing(node, 2);
    builder.lost_heartbeat(node, days(4) + hours(3));
    node.status = "non_compliant";
  } else {
    builder.never_registered(node);
  }
}

void dns_failure(Builder& builder, Node& node) {
  static constexpr const char* kParts[] = {"dns-support-off", "private-dns-off", "dns-hostnames-off"};
  builder.use_system(node, "al2023");
  builder.place_broken(node, kParts[node.variant]);
  waits_for_registration(builder, node);
}

void node_offline(Builder& builder, Node& node) {
  builder.cover(node);
  Builder::missing(node, 2);
  builder.lost_heartbeat(node, days(3) + hours(2));
  node.impaired = true;
  node.impaired_since = node.offline_since;
}

void agent_not_running(Builder& builder, Node& node) {
  builder.place(node, Placement::interior);
  builder.cover(node);
  if (node.variant == 0) {
    Builder::missing(node, 3);
    builder.lost_heartbeat(node, days(5));
    node.status = "non_compliant";
  } else {
    // Not among the images that come with the agent.
    builder.use_system(node, "rhel9");
    builder.never_registered(node);
  }
}

void agent_outdated(Builder& builder, Node& node) {
  builder.cover(node);
  node.agent = node.variant == 0 ? "2.0.790.0" : "2.0.672.0";
  node.agent_latest = false;
  Builder::no_record(node);
  Trouble trouble{.scans = true, .installs = true, .since = Time::min(), .code = -1};
  trouble.output = texts_of("agent/outdated").front();
  trouble.ran = true;
  node.troubles.push_back(trouble);
}

}  // namespace

std::vector<Plant> reachability() {
  return {
      {"ssm-reachability/instance-stopped", "stopped twelve days ago; its record and inventory stay", "as recorded", 1,
       &instance_stopped},
      {"ssm-reachability/role-missing",
       "0: no instance profile, Default Host Management off; 1: the profile has no role (where Default Host Management "
       "is on: role-denied by endpoint policy instead)",
       "unknown", 2, &role_missing},
      {"ssm-reachability/role-denied",
       "0: role without Systems Manager permissions; 1: EC2 may not assume the role; 2: the endpoints' policies allow "
       "another account only; 3: the permissions boundary refuses",
       "unknown", 4, &role_denied},
      {"ssm-reachability/imds-unreachable", "the metadata service is switched off", "unknown", 1, &imds_unreachable},
      {"ssm-reachability/endpoint-unreachable",
       "0: the subnet's route table lost its way out four days ago (was managed); 1: the network ACL refuses 443; 2: "
       "the "
       "endpoints' group lets nobody in; 3: the node's group lets nothing out; 4: the NAT gateway failed (was "
       "managed); "
       "5: neither a way out nor endpoints",
       "unknown", 6, &endpoint_unreachable},
      {"ssm-reachability/dns-failure",
       "endpoints are the only way: 0: the VPC's DNS support is off; 1: private DNS of the endpoints is off; 2: the "
       "VPC's DNS host names are off",
       "unknown", 3, &dns_failure},
      {"ssm-reachability/node-offline", "was managed; the instance's (or the system's) status check fails since",
       "as recorded", 2, &node_offline},
      {"agent/not-running",
       "0: heartbeat stopped five days ago, everything around it works; 1: never registered, everything around it "
       "works",
       "unknown", 2, &agent_not_running},
      {"agent/outdated", "the agent is older than Patch Manager's documents can use, so they fail from the start",
       "unknown", 2, &agent_outdated},
  };
}

}  // namespace patchtriage::simulate::plants
