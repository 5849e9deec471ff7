#include "simulate/builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"
#include "simulate/baselines.h"
#include "simulate/commands.h"
#include "simulate/load_balancers.h"
#include "simulate/network.h"
#include "simulate/patches.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

Json patch_parameters(const char* operation, const char* reboot) {
  return Json::object({{"Operation", Json::array({operation})}, {"RebootOption", Json::array({reboot})}});
}

}  // namespace

Builder::Builder(Estate& estate) : estate_(estate), now_(estate.as_of) { make_ordinary_schedules(); }

Time Builder::last_scan() const {
  const Time rough = now_ - std::chrono::hours(3 + below(mix(estate_.key, "scan"), 5));
  return std::chrono::floor<std::chrono::hours>(rough) + std::chrono::minutes(15);
}

Time Builder::last_install(int ring) const {
  // At least two days before the last scan, so that what a scan finds is newer than what an install did.
  const Time rough = now_ - std::chrono::days(2 + ring) - std::chrono::hours(below(mix(estate_.key, "install"), 9));
  return std::chrono::floor<std::chrono::hours>(rough);
}

void Builder::use_system(Node& node, std::string_view name) { node.os = os_index(name); }

void Builder::place(Node& node, Placement placement) {
  node.placement = placement;
  node.subnet = placement_subnet(estate_, placement, member(node));
  node.groups = placement_groups(estate_, placement);
}

void Builder::place_broken(Node& node, const std::string& part) {
  node.placement = Placement::isolated;
  node.subnet = broken_subnet(estate_, part);
  const auto own = estate_.named.find("group/" + part + "-nodes");
  node.groups = {own != estate_.named.end() ? own->second : estate_.named.at("group/internal")};
}

void Builder::tag(Node& node, std::string key, std::string value) {
  for (const auto& [present, text] : node.tags) {
    if (present == key) return;
  }
  node.tags.emplace_back(std::move(key), std::move(value));
}

int Builder::member(const Node& node) const { return static_cast<int>(&node - estate_.nodes.data()); }

void Builder::scan_daily(Node& node) { scan_by(node, association("patch-scan-daily")); }

void Builder::install_weekly(Node& node) {
  static constexpr const char* kRings[] = {"prod-weekly", "staging-weekly", "dev-weekly"};
  install_by(node, window(kRings[below(mix(node.key, "ring"), 3)]));
}

void Builder::install_by(Node& node, Window& window) {
  const int index = member(node);
  if (window.target_key.starts_with("tag:") && !window.target_values.empty()) {
    tag(node, window.target_key.substr(4), window.target_values.front());
  } else if (window.target_key == "InstanceIds") {
    window.target_values.push_back(node.ssm_id);
  } else if (window.target_key == "resource-groups:Name") {
    for (ResourceGroup& group : estate_.resource_groups) {
      if (group.name != window.target_values.front()) continue;
      tag(node, group.tag, group.value);
    }
  }
  window.members.push_back(index);
}

void Builder::scan_by(Node& node, Association& association) {
  if (association.target_key.starts_with("tag:")) {
    tag(node, association.target_key.substr(4), association.target_values.front());
  }
  association.members.push_back(member(node));
}

void Builder::patch_policy(Node& node, bool scan, bool install) {
  node.policy = true;
  const auto make = [&](bool installs) {
    return [this, installs](Association& wanted) {
      wanted.name = installs ? "AWS-QuickSetup-PatchPolicy-InstallPatches-LA-k4q7x"
                             : "AWS-QuickSetup-PatchPolicy-ScanForPatches-LA-k4q7x";
      wanted.target_key = "tag:QSConfigName-k4q7x";
      wanted.target_values = {"fleet-patch-policy"};
      wanted.by_policy = true;
      wanted.schedule =
          installs ? weekly_at(last_install(1) + std::chrono::hours(2)) : daily_at(last_scan() + std::chrono::hours(1));
      wanted.kept = installs ? 4 : 3;
      wanted.parameters = patch_parameters(installs ? "Install" : "Scan", "RebootIfNeeded");
      wanted.parameters.set("AssociationId", Json::array({wanted.id}));
      wanted.parameters.set("BaselineOverride",
                            Json::array({fmt::format("s3://aws-quicksetup-patchpolicy-{}-k4q7x/baseline_overrides.json",
                                                     estate_.scope.account)}));
    };
  };
  if (scan) scan_by(node, association("policy-scan", make(false)));
  if (install) scan_by(node, association("policy-install", make(true)));
}

Window& Builder::window(const std::string& key, const std::function<void(Window&)>& make) {
  for (Window& window : estate_.windows) {
    if (window.key == key) return window;
  }
  Window window;
  window.key = key;
  window.name = key;
  window.id = resource_id("mw", mix(estate_.key, "mw" + key));
  window.target_id = uuid_text(mix(estate_.key, "target" + key));
  window.task_id = uuid_text(mix(estate_.key, "task" + key));
  window.target_key = "tag:PatchWindow";
  window.target_values = {key};
  window.schedule = weekly_at(last_install(2));
  window.parameters = patch_parameters("Install", "RebootIfNeeded");
  if (make) make(window);
  return estate_.windows.emplace_back(std::move(window));
}

Association& Builder::association(const std::string& key, const std::function<void(Association&)>& make) {
  for (Association& association : estate_.associations) {
    if (association.key == key) return association;
  }
  Association association;
  association.key = key;
  association.name = key;
  association.id = uuid_text(mix(estate_.key, "association" + key));
  association.target_key = "tag:PatchScan";
  association.target_values = {"daily"};
  association.schedule = daily_at(last_scan());
  association.created = now_ - std::chrono::days(240);
  association.parameters = patch_parameters("Scan", "NoReboot");
  if (make) make(association);
  return estate_.associations.emplace_back(std::move(association));
}

void Builder::send_by_hand(Node& node, Time time, const char* operation, const std::string& comment) {
  Command command;
  command.id = uuid_text(mix(mix(node.key, "by hand"), static_cast<std::uint64_t>(time.time_since_epoch().count())));
  command.time = time;
  command.document = "AWS-RunPatchBaseline";
  command.parameters = patch_parameters(operation, "RebootIfNeeded");
  command.instance_ids = {node.ssm_id};
  command.members = {member(node)};
  command.comment = comment;
  command.installs = std::string_view(operation) == "Install";
  command.scans = !command.installs;
  estate_.commands.push_back(std::move(command));
}

Automation& Builder::add_automation(Node& node, Time time, const std::string& document) {
  Automation automation;
  const std::uint64_t key = mix(mix(node.key, document), static_cast<std::uint64_t>(time.time_since_epoch().count()));
  automation.id = uuid_text(mix(key, 1));
  automation.parent = uuid_text(mix(key, 2));
  automation.document = document;
  automation.time = time;
  automation.node = member(node);
  return estate_.automations.emplace_back(std::move(automation));
}

void Builder::automate(Node& node, Time time, const std::string& document) {
  send_by_hand(node, time + std::chrono::seconds(40), "Install", "");
  add_automation(node, time, document).command = estate_.commands.back().id;
}

void Builder::automate_in_vain(Node& node, Time time, const std::string& document, const std::string& failure) {
  Automation& automation = add_automation(node, time, document);
  automation.finish = time + std::chrono::seconds(12);
  automation.status = "Failed";
  automation.failure = failure;
}

void Builder::lines(Node& node, const char* state, const std::vector<int>& entries) {
  for (const int entry : entries) node.record.lines.push_back({entry, state});
}

void Builder::missing(Node& node, int count) {
  // On Windows the second entry is one that a strict baseline has not approved: that is never missing.
  const std::vector<int> entries = is_windows(node) ? std::vector{0, 2, 3, 4} : std::vector{0, 1, 2, 3, 4};
  const std::size_t first = static_cast<std::size_t>(below(mix(node.key, "missing"), 2));
  for (std::size_t at = 0; at < static_cast<std::size_t>(count); ++at) {
    node.record.lines.push_back({entries[(first + at) % entries.size()], "Missing"});
  }
}

void Builder::record_from_before(Node& node, Time time) {
  node.record_auto = false;
  node.record_before = time;
}

void Builder::no_record(Node& node) {
  node.record_auto = false;
  node.record_before = Time::min();
}

void Builder::never_registered(Node& node) {
  node.registered = false;
  no_record(node);
}

void Builder::lost_heartbeat(Node& node, Duration ago) {
  node.heartbeat_lost = true;
  node.offline_since = now_ - ago;
  record_from_before(node, node.offline_since);
}

void Builder::stopped(Node& node, Duration ago, const std::string& why) {
  node.state = "stopped";
  node.stopped = now_ - ago;
  node.stopped_because = why;
  node.offline_since = node.stopped;
  record_from_before(node, node.stopped);
}

void Builder::loses_channel(Node& node, Duration ago) {
  node.channel_closed = now_ - ago;
  record_from_before(node, node.channel_closed);
}

void Builder::make_ordinary_schedules() {
  const bool is_reference = estate_.fleet == FleetKind::reference;
  association("patch-scan-daily");
  association("inventory", [&](Association& wanted) {
    wanted.name = "fleet-inventory";
    wanted.document = "AWS-GatherSoftwareInventory";
    wanted.target_key = "InstanceIds";
    wanted.target_values = {"*"};
    wanted.schedule = daily_at(last_scan() - std::chrono::hours(1));
    wanted.parameters = Json::object({{"applications", Json::array({"Enabled"})}});
  });
  static constexpr const char* kRings[] = {"prod-weekly", "staging-weekly", "dev-weekly"};
  for (int ring = 0; ring < 3; ++ring) {
    window(kRings[ring], [&](Window& wanted) {
      // A day earlier, each comes round exactly four times in thirty days.
      wanted.schedule = weekly_at(last_install(is_reference ? ring + 1 : ring));
      if (ring == 1) wanted.schedule = in_zone(wanted.schedule, "Asia/Kolkata", 330);
    });
  }
  const auto update_agents = [](auto& wanted) {
    wanted.document = "AWS-UpdateSSMAgent";
    wanted.parameters = Json::object({{"allowDowngrade", Json::array({"false"})}});
    wanted.target_key = "tag:AgentChannel";
    wanted.target_values = {"stable"};
  };
  if (!is_reference) {
    window("agent-update", update_agents);
    return;
  }
  Association& agents = association("agent-update", update_agents);
  agents.schedule = weekly_at(last_install(2) + std::chrono::hours(3));
}

void Builder::finish() {
  Association& inventory = association("inventory");
  std::vector<int>& agents =
      estate_.fleet == FleetKind::reference ? association("agent-update").members : window("agent-update").members;
  for (std::size_t at = 0; at < estate_.nodes.size(); ++at) {
    Node& node = estate_.nodes[at];
    estate_.node_index[node.ssm_id] = static_cast<int>(at);
    estate_.node_index[node.id] = static_cast<int>(at);
    if (node.registered) inventory.members.push_back(static_cast<int>(at));
    for (const auto& [key, value] : node.tags) {
      if (key == "AgentChannel" && value == "stable") agents.push_back(static_cast<int>(at));
    }
  }
  for (ResourceGroup& group : estate_.resource_groups) {
    for (std::size_t at = 0; at < estate_.nodes.size(); ++at) {
      const Tags& tags = estate_.nodes[at].tags;
      const bool fits = std::find(tags.begin(), tags.end(), std::pair{group.tag, group.value}) != tags.end();
      if (fits && estate_.nodes[at].in_ec2) group.members.push_back(static_cast<int>(at));
    }
  }
  make_commands(estate_);
  make_records(estate_);
  for (Node& node : estate_.nodes) {
    if (!node.changed || !node.record.exists) continue;
    // Between the readings somebody's Patch now came to its end.
    PatchRecord after = node.record;
    after.lines.clear();
    after.operation = "Install";
    after.start = now_ - std::chrono::minutes(7);
    after.end = now_ - std::chrono::minutes(2);
    after.reboot_option = "RebootIfNeeded";
    after.by_policy = false;
    after.baseline = baseline_of(estate_, node).id;
    after.snapshot = uuid_text(mix(node.key, "changed"));
    after.execution = uuid_text(mix(node.key, "changed execution"));
    node.changed = after;
  }
  for (Node& node : estate_.nodes) {
    if (node.record.exists) node.record.counters = count(patch_rows(estate_, node, node.record));
    if (node.changed) node.changed->counters = count(patch_rows(estate_, node, *node.changed));
  }
  build_load_balancers(estate_);
}

void prepare(Estate& estate) {
  build_network(estate);
  build_baselines(estate);
  estate.resource_groups.push_back({"patch-ring-2", "Ring", "2", {}});
  estate.resource_groups.push_back({"production", "Environment", "Production", {}});
}

}  // namespace patchtriage::simulate
