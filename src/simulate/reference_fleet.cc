#include "simulate/reference_fleet.h"

#include <algorithm>

#include "base/check.h"
#include "simulate/baselines.h"
#include "simulate/builder.h"
#include "simulate/network.h"
#include "simulate/ordinary_node.h"
#include "simulate/outputs.h"
#include "simulate/patches.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

constexpr int kFindings = 10;  // missing or failed patches of a node that isn't compliant
constexpr int kFailed = 3;     // how many of them an install that failed was about

int divided_up(int number, int by) { return (number + by - 1) / by; }

Placement reference_placement(std::uint64_t key, bool isolated_works) {
  static constexpr Placement kPlaces[] = {
      Placement::interior,   Placement::interior,   Placement::interior,   Placement::interior, Placement::interior,
      Placement::interior,   Placement::interior,   Placement::isolated,   Placement::isolated, Placement::behind_alb,
      Placement::behind_alb, Placement::behind_nlb, Placement::behind_nlb, Placement::open,     Placement::closed};
  const Placement place = kPlaces[below(mix(key, "placement"), 15)];
  // Repositories other than Amazon Linux's can't be reached from there.
  return place == Placement::isolated && !isolated_works ? Placement::interior : place;
}

const char* reference_profile(std::uint64_t key) {
  const int place = below(mix(key, "profile"), 10);
  return place < 5 ? "ssm-core" : place < 8 ? "web-app" : "batch-app";
}

void reference_patch_group(Node& node) {
  const std::string_view code = system_of(node).code;
  const int place = below(mix(node.key, "group"), 3);
  if (code == "AMAZON_LINUX_2023" && place < 2) node.patch_group = place == 0 ? "al2023-prod" : "al2023-staging";
  if (code == "WINDOWS" && place < 2) node.patch_group = "windows-prod";
}

// Ten of the security patches of its system; the first of them are what a failed install was about.
void add_findings(Node& node, int failed) {
  const auto& patches = catalogue(system_of(node));
  std::vector<int> entries;
  for (std::size_t at = 0; at < patches.size(); ++at) {
    const std::string_view kind = patches[at].classification;
    if (kind.starts_with("Security") || kind == "CriticalUpdates") entries.push_back(static_cast<int>(at));
  }
  CHECK(entries.size() >= kFindings);
  const auto first = static_cast<std::size_t>(below(mix(node.key, "findings"), static_cast<int>(entries.size())));
  for (int at = 0; at < kFindings; ++at) {
    const int entry = entries[(first + static_cast<std::size_t>(at)) % entries.size()];
    Builder::lines(node, at < failed ? "Failed" : "Missing", {entry});
  }
}

// Failures of an install that leave the scans alone and say what is wrong.
bool is_usable(const FailureText& text) {
  static constexpr std::string_view kCauses[] = {"os-patch/dependency-conflict",
                                                 "os-patch/package-manager-lock",
                                                 "os-patch/disk-full",
                                                 "os-patch/gpg",
                                                 "os-patch/held-or-excluded",
                                                 "os-patch/selinux",
                                                 "os-patch/component-store-corruption",
                                                 "os-patch/payload-extract",
                                                 "os-patch/windows-install-failed"};
  return !text.scans && text.details == "Failed" && std::ranges::find(kCauses, text.slug) != std::end(kCauses);
}

void fail_last_install(const Builder& builder, Node& node) {
  const auto& texts = failure_texts();
  std::vector<int> fitting;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (texts[at].system == system_of(node).name && is_usable(texts[at])) fitting.push_back(static_cast<int>(at));
  }
  CHECK(!fitting.empty());
  const int text = fitting[static_cast<std::size_t>(below(mix(node.key, "failure"), static_cast<int>(fitting.size())))];
  const FailureText& failure = texts[static_cast<std::size_t>(text)];
  // Every ring's window came round once in these days.
  node.troubles.push_back({.since = builder.now() - std::chrono::days(6), .code = failure.code, .output = text});
  node.causes = {std::string(failure.slug)};
}

void make_node(const Organisation& organisation, Builder& builder, int number, Node& node) {
  node.key = mix(mix(organisation.settings.seed, "node"), static_cast<std::uint64_t>(number));
  node.id = node.ssm_id = resource_id("i", node.key);
  node.os = ordinary_system(node.key);
  node.launched = builder.now() - std::chrono::days(40 + below(mix(node.key, "launch"), 300)) -
                  std::chrono::minutes(below(mix(node.key, "minute"), 1440));
  node.profile = reference_profile(node.key);
  node.tokens_required = !chance(mix(node.key, "tokens"), 0.3);
  node.host = builder.member(node);
  agent_version(node);
  reference_patch_group(node);
  builder.place(node, reference_placement(node.key, system_of(node).platform_name == "Amazon Linux"));
  builder.cover(node);
  if (chance(mix(node.key, "agent channel"), 0.5)) Builder::tag(node, "AgentChannel", "stable");
  switch (reference_state(number)) {
    case ReferenceState::healthy:
      node.status = "compliant";
      // Found lacking by the last scan, patched by hand while somebody reads.
      if (chance(mix(node.key, "changes"), organisation.settings.change_between_reads)) {
        Builder::missing(node, 2);
        node.causes = {"none/compliant-now"};
        node.changed.emplace();
      }
      return;
    case ReferenceState::awaits_window:
      node.status = "non_compliant";
      node.causes = {"none/awaiting-window"};
      add_findings(node, 0);
      return;
    case ReferenceState::install_failed:
      node.status = "non_compliant";
      add_findings(node, kFailed);
      fail_last_install(builder, node);
  }
}

}  // namespace

FleetKind ordinary_fleet(int nodes) { return nodes >= 500 ? FleetKind::reference : FleetKind::varied; }

int ordinary_accounts(FleetKind fleet, int nodes, int regions) {
  if (fleet == FleetKind::varied) return 4;
  return std::max(4, divided_up(2 * divided_up(nodes, kReferenceScope), regions));
}

std::vector<int> reference_sizes(const WorldSettings& settings) {
  const int accounts = settings.accounts;
  const int regions = static_cast<int>(settings.regions.size());
  const int scopes = accounts * regions;
  const int populated = divided_up(settings.nodes, kReferenceScope);
  std::vector<int> sizes(static_cast<std::size_t>(scopes), 0);
  if (populated > scopes) {
    for (int at = 0; at < scopes; ++at) {
      sizes[static_cast<std::size_t>(at)] = settings.nodes / scopes + (at < settings.nodes % scopes ? 1 : 0);
    }
    return sizes;
  }
  // One scope of each account in a round, each account beginning with another Region than its neighbour; a round that
  // isn't full takes accounts evenly apart.
  for (int placed = 0; placed < populated;) {
    const int round = placed / accounts;
    const int in_round = std::min(accounts, populated - placed);
    for (int at = 0; at < in_round; ++at, ++placed) {
      const int account = static_cast<int>(static_cast<std::int64_t>(at) * accounts / in_round);
      const int region = round == 0 ? at % regions : (account + round) % regions;
      const int scope = account * regions + region;
      sizes[static_cast<std::size_t>(scope)] = kReferenceScope;
    }
  }
  const int too_many = populated * kReferenceScope - settings.nodes;
  for (auto last = sizes.rbegin(); too_many > 0 && last != sizes.rend(); ++last) {
    if (*last == 0) continue;
    *last -= too_many;
    break;
  }
  return sizes;
}

ReferenceState reference_state(int number) {
  const int place = number % 10;
  if (place == 8) return ReferenceState::install_failed;
  return place == 1 || place == 4 ? ReferenceState::awaits_window : ReferenceState::healthy;
}

void build_reference(const Organisation& organisation, int scope, Estate& estate) {
  const int size = organisation.sizes[static_cast<std::size_t>(scope)];
  if (size == 0) {
    build_unused_network(estate);
    build_aws_baselines(estate);
    return;
  }
  build_network(estate);
  build_reference_baselines(estate);
  Builder builder(estate);
  // References to nodes stay good while the scope is built.
  estate.nodes.reserve(static_cast<std::size_t>(size));
  for (int at = 0; at < size; ++at) {
    Node& node = estate.nodes.emplace_back();
    make_node(organisation, builder, organisation.firsts[static_cast<std::size_t>(scope)] + at, node);
    addresses(estate, node);
    identity_tags(node, estate.scope, at);
  }
  builder.finish();
}

}  // namespace patchtriage::simulate
