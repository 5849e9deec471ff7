// Systems Manager can't reach the node, or the agent doesn't work.
#include "simulate/network.h"
#include "simulate/outputs.h"
#include "simulate/plants/plant.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate::plants {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

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
  node.blockers = {"network.endpoint-policy"};
  waits_for_registration(builder, node);
}

void role_missing(Builder& builder, Node& node) {
  if (role_is_moot(builder)) {
    node.causes = {"ssm-reachability/role-denied"};
    endpoint_policy(builder, node);
    return;
  }
  static constexpr const char* kProfiles[] = {"", "orphan", "web-app"};
  node.profile = kProfiles[node.variant];
  node.old_profile = node.variant == 2;
  node.blockers = {node.variant == 0 ? "identity.no-profile-no-dhmc" : "identity.profile-without-role"};
  waits_for_registration(builder, node);
}

// Systems Manager answers the heartbeat of the role and refuses its message channel.
void channel_denied(Builder& builder, Node& node) {
  node.profile = role_is_moot(builder) ? "half-app" : "no-channel";
  node.blockers = {role_is_moot(builder) ? "identity.profile-shadows-dhmc" : "identity.role-permissions"};
  node.status = "non_compliant";
  builder.cover(node);
  Builder::missing(node, 2);
  builder.loses_channel(node, days(9));
}

void role_denied(Builder& builder, Node& node) {
  struct Refused {
    const char* profile;
    const char* blocker;
  };
  static constexpr Refused kRefused[] = {{"legacy-app", "identity.role-permissions"},
                                         {"lambda-only", "identity.trust-policy"},
                                         {"", ""},
                                         {"bounded-app", "identity.role-permissions"},
                                         {"denied-app", "identity.role-permissions"}};
  if (node.variant == 5) return channel_denied(builder, node);
  if (role_is_moot(builder) || node.variant == 2) return endpoint_policy(builder, node);
  node.profile = kRefused[node.variant].profile;
  node.blockers = {kRefused[node.variant].blocker};
  waits_for_registration(builder, node);
}

void imds_unreachable(Builder& builder, Node& node) {
  node.metadata_service = false;
  node.blockers = {"identity.imds-disabled"};
  waits_for_registration(builder, node);
}

// A public subnet, and no public address to come out of it with.
void place_without_address(Builder& builder, Node& node) {
  builder.place(node, Placement::open);
  node.placement = Placement::interior;
  node.groups = placement_groups(builder.estate(), Placement::interior);
}

// The endpoint of the heartbeat lets it in, that of the message channel doesn't any more.
void channel_closed(Builder& builder, Node& node) {
  builder.use_system(node, "al2023");
  builder.place_broken(node, "messages-sg");
  node.status = "non_compliant";
  builder.cover(node);
  Builder::missing(node, 2);
  builder.loses_channel(node, days(9));
}

void endpoint_unreachable(Builder& builder, Node& node) {
  struct Closed {
    const char* part;
    const char* blocker;
  };
  static constexpr Closed kClosed[] = {{"no-route", "network.no-route"},
                                       {"nacl", "network.nacl"},
                                       {"endpoint-sg", "network.endpoint-sg"},
                                       {"", "network.instance-sg-egress"},
                                       {"nat-down", "network.nat-down"},
                                       {"no-endpoints", "network.no-endpoints"},
                                       {"no-replies", "network.nacl"},
                                       {"nat-stranded", "network.nat-down"},
                                       {"endpoint-override", "network.endpoint-sg"},
                                       {"", "network.no-route"},
                                       {"", "network.bpa"},
                                       {"", "network.endpoint-sg"}};
  const Closed& closed = kClosed[node.variant];
  node.blockers = {closed.blocker};
  if (node.variant == 11) return channel_closed(builder, node);
  if (node.variant == 3) {
    builder.place(node, Placement::interior);
    node.groups = {closed_egress_group(builder.estate())};
  } else if (node.variant == 9) {
    place_without_address(builder, node);
  } else if (node.variant == 10) {
    builder.place(node, Placement::walled);
  } else {
    builder.place_broken(node, closed.part);
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
  node.blockers = {"network.dns"};
  waits_for_registration(builder, node);
}

void node_offline(Builder& builder, Node& node) {
  builder.cover(node);
  Builder::missing(node, 2);
  if (node.variant == 3) {
    // It ran on, and its agent was away for the two days around the last install.
    const Time back = builder.now() - hours(20);
    node.offline_spells.emplace_back(builder.now() - days(6), back);
    return;
  }
  builder.lost_heartbeat(node, days(3) + hours(2));
  if (node.variant == 2) {
    // Its way out leads over a transit gateway: what became of it there no record here shows.
    builder.place_broken(node, "transit");
    return;
  }
  node.impaired = true;
  node.impaired_since = node.offline_since;
  node.blockers = {"state.impaired"};
}

void agent_not_running(Builder& builder, Node& node) {
  builder.place(node, Placement::interior);
  builder.cover(node);
  node.blockers = {"agent.not-installed-or-stopped"};
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
  if (node.variant == 2 && role_is_moot(builder)) {
    builder.use_system(node, "al2-2021");
    node.profile.clear();
    node.blockers = {"identity.dhmc-agent-too-old"};
    builder.never_registered(node);
    return;
  }
  node.agent = node.variant == 1 ? "2.0.672.0" : "2.0.790.0";
  node.agent_latest = false;
  node.blockers = {"agent.outdated"};
  Builder::no_record(node);
  node.troubles.push_back(
      {.scans = true, .since = Time::min(), .code = -1, .output = texts_of("agent/outdated").front()});
}

// Its last run failed because Systems Manager did not know the node at that moment: its agent was away for an hour.
void not_managed(Builder& builder, Node& node) {
  builder.cover(node);
  Builder::missing(node, 3);
  const Time ran = builder.now() - hours(30);
  node.offline_spells.emplace_back(ran - minutes(40), ran + minutes(20));
  builder.automate_in_vain(
      node, ran, node.variant == 0 ? "AWS-PatchInstanceWithRollback" : "AWS-PatchAsgInstance",
      "Step fails when it is Execute/Cancelling action. An error occurred (InvalidInstanceId) when calling the "
      "SendCommand operation: Instances [[" +
          node.id + "]] not in a valid state for account " + builder.estate().scope.account +
          ". Please refer to Automation Service Troubleshooting Guide for more diagnosis details.");
}

}  // namespace

std::vector<Plant> reachability() {
  return {
      {"ssm-reachability/instance-stopped", "stopped twelve days ago; its record and inventory stay", "as recorded", 1,
       &instance_stopped},
      {"ssm-reachability/role-missing",
       "0: no instance profile, Default Host Management off; 1: the profile has no role; 2: the profile was deleted "
       "and "
       "made again under its name (where Default Host Management is on: role-denied by endpoint policy instead)",
       "unknown", 3, &role_missing},
      {"ssm-reachability/role-denied",
       "0: role without Systems Manager permissions; 1: EC2 may not assume the role; 2: the endpoints' policies allow "
       "another account only; 3: the permissions boundary refuses; 4: an inline policy denies; 5: the heartbeat is "
       "allowed and the message channel isn't (managed; commands time out)",
       "unknown", 6, &role_denied},
      {"ssm-reachability/imds-unreachable", "the metadata service is switched off", "unknown", 1, &imds_unreachable},
      {"ssm-reachability/endpoint-unreachable",
       "0: the subnet's route table lost its way out four days ago (was managed); 1: the network ACL refuses 443; 2: "
       "the endpoints' group lets nobody in; 3: the node's group lets nothing out; 4: the NAT gateway failed (was "
       "managed); 5: neither a way out nor endpoints; 6: the network ACL lets no replies in; 7: the NAT gateway stands "
       "in a subnet without a way out; 8: endpoints whose group lets nobody in replace a NAT gateway that works; 9: a "
       "public subnet and no public address; 10: VPC Block Public Access; 11: the heartbeat's endpoint is open and the "
       "message channel's isn't (managed; commands time out)",
       "unknown", 12, &endpoint_unreachable},
      {"ssm-reachability/dns-failure",
       "endpoints are the only way: 0: the VPC's DNS support is off; 1: private DNS of the endpoints is off; 2: the "
       "VPC's DNS host names are off",
       "unknown", 3, &dns_failure},
      {"ssm-reachability/node-offline",
       "was managed; 0, 1: the instance's (or the system's) status check fails since; 2: behind a transit gateway; 3: "
       "it "
       "answers again, and was away when the last install was due",
       "as recorded", 4, &node_offline},
      {"agent/not-running",
       "0: heartbeat stopped five days ago, everything around it works; 1: never registered, everything around it "
       "works",
       "unknown", 2, &agent_not_running},
      {"agent/outdated",
       "0, 1: the agent is older than Patch Manager's documents can use, so they fail from the start; 2: where Default "
       "Host Management is on, never registered from an image that is older than it",
       "unknown", 3, &agent_outdated},
      {"ssm-reachability/not-managed", "the automation that patches it was told that it isn't a managed node",
       "non_compliant", 2, &not_managed},
  };
}

}  // namespace patchtriage::simulate::plants
