// Fills the scopes: healthy nodes, planted ones, and the odd records that every real account has.
#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"
#include "simulate/builder.h"
#include "simulate/commands.h"
#include "simulate/iam.h"
#include "simulate/load_balancers.h"
#include "simulate/network.h"
#include "simulate/ordinary_node.h"
#include "simulate/organisation.h"
#include "simulate/plants/plant.h"
#include "simulate/reference_fleet.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

// Every third scope has one node whose id recurs in another account: an id alone names no instance.
std::uint64_t node_key(const Organisation& organisation, int scope, int at) {
  const std::uint64_t seed = mix(organisation.settings.seed, "node");
  const int first = organisation.firsts[static_cast<std::size_t>(scope)];
  return mix(seed, static_cast<std::uint64_t>(first) + static_cast<std::uint64_t>(at));
}

bool recurs(const Organisation& organisation, int scope, int at) {
  if (scope == 0 || at != 2 || organisation.sizes.front() < 3) return false;
  return organisation.scopes[static_cast<std::size_t>(scope)].account != organisation.accounts.front() &&
         scope % 2 == 0;
}

Placement ordinary_placement(std::uint64_t key, bool isolated_works) {
  static constexpr Placement kPlaces[] = {
      Placement::interior,   Placement::interior,       Placement::interior,        Placement::interior,
      Placement::open,       Placement::open,           Placement::behind_alb,      Placement::behind_alb,
      Placement::behind_nlb, Placement::behind_classic, Placement::behind_internal, Placement::narrow,
      Placement::closed,     Placement::open_v6,        Placement::isolated};
  const Placement place = kPlaces[below(mix(key, "placement"), 15)];
  // Repositories other than Amazon Linux's can't be reached from there.
  return place == Placement::isolated && !isolated_works ? Placement::interior : place;
}

void make_node(const Organisation& organisation, Builder& builder, int scope, int at, Node& node) {
  Estate& estate = builder.estate();
  node.key = node_key(organisation, scope, at);
  node.id = resource_id("i", recurs(organisation, scope, at) ? node_key(organisation, 0, at) : node.key);
  node.ssm_id = node.id;
  node.os = ordinary_system(node.key);
  node.launched = builder.now() - std::chrono::days(40 + below(mix(node.key, "launch"), 300)) -
                  std::chrono::minutes(below(mix(node.key, "minute"), 1440));
  node.profile = chance(mix(node.key, "profile"), 0.25) ? "web-app" : "ssm-core";
  node.tokens_required = !chance(mix(node.key, "tokens"), 0.3);
  agent_version(node);
  const Planting planting = planting_of(organisation, organisation.firsts[static_cast<std::size_t>(scope)] + at);
  node.plant = planting.plant;
  node.variant = planting.variant;
  node.host = at;
  if (estate.default_host_management && planting.plant < 0 && chance(mix(node.key, "no profile"), 0.3)) {
    // Default Host Management needs a recent agent and IMDSv2.
    node.profile.clear();
    node.agent = "3.3.2299.0";
    node.agent_latest = false;
  }
}

void place_ordinary(Builder& builder, Node& node) {
  const bool amazon = system_of(node).platform_name == "Amazon Linux";
  builder.place(node, ordinary_placement(node.key, amazon));
}

void patch_group(Node& node) {
  const std::string_view code = system_of(node).code;
  if (code == "AMAZON_LINUX_2023" && chance(mix(node.key, "group"), 0.4)) node.patch_group = "al2023-prod";
  if (code == "WINDOWS" && chance(mix(node.key, "group"), 0.5)) node.patch_group = "windows-prod";
  // A group that no baseline is registered for: the default baseline applies.
  if (code == "UBUNTU" && chance(mix(node.key, "group"), 0.3)) node.patch_group = "misc";
  if (chance(mix(node.key, "group key"), 0.4)) node.patch_group_key = "PatchGroup";
}

// A target takes fifty instance ids: large scopes have several such windows.
void pin(Builder& builder, Node& node) {
  for (int number = 1;; ++number) {
    Window& window = builder.window(fmt::format("pinned-hosts-{}", number), [&](Window& wanted) {
      wanted.target_key = "InstanceIds";
      wanted.target_values = {};
      wanted.target_id.clear();  // the task itself names them
      wanted.schedule = weekly_at(builder.last_install(1) + std::chrono::hours(1));
    });
    if (window.target_values.size() >= 50) continue;
    builder.install_by(node, window);
    return;
  }
}

// Which of the ordinary ways of patching the node has.
void make_healthy(Builder& builder, Node& node, bool policy_scope, int change_percent) {
  node.status = "compliant";
  const int way = below(mix(node.key, "way"), 10);
  patch_group(node);
  if (policy_scope && way < 3) {
    node.patch_group.clear();
    node.profile = "patch-policy";
    builder.patch_policy(node, true, true);
  } else if (way == 9) {
    // Patched by a window that names its instances; nothing scans it in between.
    pin(builder, node);
  } else {
    builder.cover(node);
  }
  if (chance(mix(node.key, "agent channel"), 0.5)) Builder::tag(node, "AgentChannel", "stable");
  if (change_percent > 0 && below(mix(node.key, "changes"), 1000) < change_percent) {
    // Found lacking by the last scan, patched by hand while somebody reads.
    Builder::missing(node, 2);
    node.causes = {"none/compliant-now"};
    node.changed.emplace();
  }
}

// The first member of the newest list of kin joins an Auto Scaling group of its scope.
void scaling_groups(Estate& estate) {
  for (std::size_t at = 0; at < estate.nodes.size(); ++at) {
    Node& node = estate.nodes[at];
    if (node.placement != Placement::behind_alb || node.plant >= 0 || !node.in_ec2) continue;
    if (estate.scaling_groups.empty()) estate.scaling_groups.push_back({"web-asg", {}});
    node.scaling_group = 0;
    estate.scaling_groups.front().members.push_back(static_cast<int>(at));
    Builder::tag(node, "aws:autoscaling:groupName", "web-asg");
  }
}

// Records that have no instance behind them, or not the one they seem to have. Not part of --nodes.
void add_strays(Builder& builder, const Organisation& organisation, int scope) {
  Estate& estate = builder.estate();
  const auto add = [&](const char* what) -> Node& {
    Node& node = estate.nodes.emplace_back();
    node.key = mix(mix(organisation.settings.seed, what), static_cast<std::uint64_t>(scope));
    node.id = node.ssm_id = resource_id("i", node.key);
    node.in_truth = false;
    node.os = os_index("al2023");
    node.launched = builder.now() - std::chrono::days(120);
    node.profile = "ssm-core";
    node.host = static_cast<int>(estate.nodes.size()) - 1;
    node.status = "non_compliant";
    agent_version(node);
    builder.place(node, Placement::interior);
    return node;
  };
  // Gone from EC2 for days: its patch record and inventory stay for thirty.
  Node& gone = add("terminated");
  gone.in_ec2 = false;
  gone.state = "terminated";
  gone.offline_since = builder.now() - std::chrono::days(9);
  Builder::missing(gone, 3);
  Builder::record_from_before(gone, gone.offline_since);
  // Terminated within the hour: EC2 still lists it.
  Node& going = add("terminating");
  going.state = "terminated";
  going.offline_since = going.stopped = builder.now() - std::chrono::minutes(25);
  going.stopped_because = "User initiated";
  Builder::missing(going, 2);
  Builder::record_from_before(going, going.offline_since);
  // A machine outside AWS.
  Node& outside = add("outside");
  outside.in_ec2 = false;
  outside.id = outside.ssm_id = resource_id("mi", outside.key);
  Builder::missing(outside, 1);
  Builder::record_from_before(outside, builder.now() - std::chrono::hours(9));
}

void register_by_activation(Builder& builder, Node& node) {
  node.ssm_id = resource_id("mi", mix(node.key, "activation"));
  node.profile.clear();
  node.patch_group.clear();
  (void)builder;
}

}  // namespace

std::shared_ptr<const Estate> build_estate(const Organisation& organisation, int scope) {
  const auto result = std::make_shared<Estate>();
  Estate& estate = *result;
  const WorldSettings& settings = organisation.settings;
  estate.scope = organisation.scopes[static_cast<std::size_t>(scope)];
  estate.as_of = settings.as_of;
  estate.key = mix(mix(settings.seed, "scope"), estate.scope.account + estate.scope.region);
  estate.fleet = settings.fleet;
  if (settings.fleet == FleetKind::reference) {
    build_reference(organisation, scope, estate);
    return result;
  }
  estate.default_host_management = scope == organisation.host_management_scope;
  estate.inspector = estate.scope.account == organisation.accounts.back();
  prepare(estate);
  Builder builder(estate);
  const int size = organisation.sizes[static_cast<std::size_t>(scope)];
  // References to nodes stay good while the scope is built.
  estate.nodes.reserve(static_cast<std::size_t>(size) + 8);
  const bool policy_scope = scope % 3 == 0;
  const int change_per_mille = static_cast<int>(settings.change_between_reads * 1000);
  bool has_activation = false;
  for (int at = 0; at < size; ++at) {
    Node& node = estate.nodes.emplace_back();
    make_node(organisation, builder, scope, at, node);
    if (node.plant >= 0) {
      const plants::Plant& plant = plants::all()[static_cast<std::size_t>(node.plant)];
      node.causes = {std::string(plant.slug)};
      node.status = plant.status == "as recorded" ? "non_compliant" : std::string(plant.status);
      place_ordinary(builder, node);
      plant.apply(builder, node);
      continue;
    }
    place_ordinary(builder, node);
    if (!has_activation && at > 3 && scope % 2 == 0 && node.placement == Placement::interior) {
      has_activation = true;
      register_by_activation(builder, node);
      node.status = "compliant";
      builder.cover(node);
      continue;
    }
    make_healthy(builder, node, policy_scope, change_per_mille);
  }
  if (size > 0) add_strays(builder, organisation, scope);
  for (std::size_t at = 0; at < estate.nodes.size(); ++at) {
    Node& node = estate.nodes[at];
    addresses(estate, node);
    identity_tags(node, estate.scope, static_cast<int>(at));
  }
  scaling_groups(estate);
  builder.finish();
  return result;
}

}  // namespace patchtriage::simulate
