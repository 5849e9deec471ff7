// What exists in one account and Region of a simulated organisation: the things themselves, from which records are
// made.
//
// An Estate is built once from the seed and never changes afterwards, so it is shared between threads as const.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "fleet/key.h"
#include "simulate/fleet_kind.h"
#include "simulate/operating_systems.h"
#include "simulate/schedule.h"

namespace patchtriage::simulate {

using Tags = std::vector<std::pair<std::string, std::string>>;

struct Subnet {
  std::string id;
  std::string vpc;
  std::string zone;       // "us-east-1a"
  std::string prefix;     // first two octets and a dot: "10.20."
  int base = 0;           // third octet of the first address
  std::string v6_prefix;  // "2600:1f18:4a:1a01::" where the subnet has IPv6
};

// By what kind of path the internet reaches a node, by construction.
enum class Placement {
  interior,         // private subnet behind a NAT gateway
  isolated,         // a VPC whose only way out is its interface endpoints
  open,             // public subnet, public address, 443 from anywhere
  open_v6,          // the same, but only IPv6 sources are let in
  narrow,           // public subnet, Elastic IP, 22 from one customer's network
  closed,           // public subnet and address, but no group lets anything in
  behind_alb,       // internet-facing application load balancer, instance targets
  behind_nlb,       // internet-facing network load balancer, ip targets
  behind_classic,   // internet-facing classic load balancer
  behind_internal,  // internal application load balancer
  walled,           // public subnet, address and group, in a VPC that Block Public Access keeps out of the internet
  outbound_only,    // the same, where Block Public Access lets connections out
  shared,           // private subnet of a VPC that another account owns: what routes it has isn't shown here
};

// One line of DescribeInstancePatches that is out of order: an entry of the operating system's catalogue and its state.
struct PatchLine {
  int entry = 0;
  std::string state;  // Missing, Failed, InstalledPendingReboot, InstalledRejected, AvailableSecurityUpdate
};

// What a record's rows come to. Filled from the rows themselves (patches.h), never by hand.
struct PatchCounters {
  int installed = 0, installed_other = 0, pending_reboot = 0, rejected = 0, missing = 0, failed = 0;
  int not_applicable = 0, unreported = 0, available = 0;
  int critical = 0, security = 0, other = 0;
  // Of the compliance items, by level: CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL, UNSPECIFIED.
  int compliant_by_level[6] = {}, non_compliant_by_level[6] = {};

  int non_compliant() const;
  int compliant() const;
};

// The compliance record that the node's last successful patch operation left.
struct PatchRecord {
  bool exists = false;
  std::string operation = "Scan";
  Time start;
  Time end;
  std::string baseline;
  std::string snapshot;
  std::string execution;  // a command's id
  bool by_policy = false;
  std::string reboot_option;
  std::string override_list;
  std::optional<Time> no_reboot_install;
  std::vector<PatchLine> lines;
  PatchCounters counters;
};

// What goes wrong when a command reaches the node. The first that fits a command decides.
struct Trouble {
  bool scans = false;
  bool installs = true;
  Time since;
  Time until = Time::max();
  std::string details = "Failed";  // StatusDetails of the invocation
  int code = 1;
  int output = -1;       // which text of outputs.h; -1: none
  bool ran = true;       // a plugin was started
  bool in_hook = false;  // in AWS-RunPatchBaselineWithHooks: the hook before the install fails, not the install
};

struct Node {
  std::string id;      // of EC2; of Systems Manager where `in_ec2` is false
  std::string ssm_id;  // what Systems Manager calls it: `id`, or "mi-…" where it came through an activation
  std::uint64_t key = 0;
  int plant = -1;  // index into plants(); -1: nothing planted
  int variant = 0;
  bool in_ec2 = true;
  bool in_truth = true;
  int os = 0;
  Placement placement = Placement::interior;
  int subnet = 0;
  int host = 0;  // in the subnet
  std::vector<std::string> groups;
  std::string public_ip;
  bool elastic = false;
  std::string ipv6;
  std::string state = "running";
  Time launched;
  std::string stopped_because;
  Time stopped;
  Tags tags;
  std::string profile;  // name of the instance profile; empty: none
  // The profile was deleted and made again under its name: the instance still holds the old one's id.
  bool old_profile = false;
  bool metadata_service = true;
  bool tokens_required = true;
  bool impaired = false;
  Time impaired_since;
  std::string managed_by;  // the service that owns the instance
  int scaling_group = -1;

  bool registered = true;  // Systems Manager has heard of it
  bool heartbeat_lost = false;
  Time offline_since = Time::max();
  std::vector<std::pair<Time, Time>> offline_spells;
  Time channel_closed = Time::max();  // the heartbeat goes on, commands don't arrive any more
  std::string agent;
  bool agent_latest = true;

  std::string patch_group;
  std::string patch_group_key = "Patch Group";
  bool policy = false;
  bool record_auto = true;           // the record is that of the last operation which succeeded
  Time record_before = Time::max();  // with record_auto off: the record is of a scan that ended before this
  PatchRecord record;
  std::optional<PatchRecord> changed;  // what the second reading finds
  std::vector<Trouble> troubles;
  std::vector<std::string> causes;
  // What stands between it and Systems Manager, as mechanisms of the reference: "network.nacl".
  std::vector<std::string> blockers;
  std::string status;  // the truth
};

struct Baseline {
  std::string id;  // "pb-…", or the ARN where AWS owns it
  std::string name;
  std::string code;  // operating system
  bool is_default = false;
  bool aws_owned = false;
  std::vector<std::string> groups;
  Json details;         // the rest of GetPatchBaseline
  bool graded = false;  // gives compliance levels
};

struct Command {
  std::string id;
  Time time;
  std::string document;
  Json parameters;
  Json targets;  // empty where instance_ids are given
  std::vector<std::string> instance_ids;
  std::vector<int> members;  // nodes, ascending
  std::string max_errors = "0";
  std::string max_concurrency = "50";
  std::string comment;
  int association = -1;
  std::string window_execution;
  std::string cut_off;  // "Cancelled" where the window's end or an alarm cancelled it
  std::string alarm;    // CloudWatch alarm that cancelled it
  bool installs = false;
  bool scans = false;
  bool by_policy = false;
};

struct WindowExecution {
  std::string id;
  std::string task_id;
  std::string invocation_id;
  Time start;
  Time end;
  std::string status = "SUCCESS";
  std::string details;
  int command = -1;
};

struct Window {
  std::string key;  // ours
  std::string id;
  std::string name;
  bool enabled = true;
  Schedule schedule;
  int duration = 3;
  int cutoff = 1;
  std::string start_date;
  std::string end_date;
  bool ended = false;
  Time until = Time::max();  // no execution after
  // What its target is: a tag, instance ids or a resource group.
  std::string target_key;
  std::vector<std::string> target_values;
  std::string target_id;  // window target; empty: the task names the instances itself
  std::string task_id;
  std::string document = "AWS-RunPatchBaseline";
  Json parameters;
  std::string max_errors = "10%";
  std::string max_concurrency = "25%";
  std::string cutoff_behavior = "CONTINUE_TASK";
  std::string owner = "platform";
  // The last runs did not happen or did not finish: "SKIPPED_OVERLAPPING", "TIMED_OUT", "CANCELLED"; as many of the
  // newest.
  std::string fate;
  int fated = 0;
  std::string alarm;  // CloudWatch alarm that stops its task: it did so in the fated runs
  std::vector<int> members;
  std::vector<WindowExecution> executions;  // the newest first
};

// An automation for one node: the child of the one that found it by its targets.
struct Automation {
  std::string id;
  std::string parent;
  std::string document;
  Time time;
  Time finish;
  int node = -1;
  std::string command;  // id of the command that it sends; empty: it came to an end before
  std::string status = "Success";
  std::string failure;  // FailureMessage
};

struct AssociationExecution {
  std::string id;
  Time time;
  int command = -1;
};

struct Association {
  std::string key;
  std::string id;
  std::string name;
  std::string document = "AWS-RunPatchBaseline";
  Json parameters;
  std::string target_key;  // "tag:…" or "InstanceIds"
  std::vector<std::string> target_values;
  Schedule schedule;
  std::string severity = "UNSPECIFIED";
  Time created;
  Time until = Time::max();  // no execution after
  // Change Calendar that it waits for: closed since `until`, and opening then; max: nobody has planned when.
  std::string calendar;
  Time calendar_opens = Time::max();
  bool by_policy = false;
  bool apply_only_at_cron = true;
  int kept = 3;  // executions on record
  std::vector<int> members;
  std::vector<AssociationExecution> executions;  // the newest first
};

// A role and the instance profile of the same name, and what the role may do.
struct RoleKind {
  std::string name;
  std::string path = "/";
  bool has_role = true;
  bool trusts_ec2 = true;
  std::vector<std::string> managed_policies;  // names
  std::vector<std::string> allowed;           // action patterns of its inline policy
  std::vector<std::string> denied;            // refused by the boundary
  std::vector<std::string> refused;           // denied by another inline policy
  bool patch_policy_tag = false;
};

struct ResourceGroup {
  std::string name;
  std::string tag;
  std::string value;
  std::vector<int> members;
};

struct ScalingGroup {
  std::string name;
  std::vector<int> members;
};

struct Estate {
  Scope scope;
  std::uint64_t key = 0;
  Time as_of;
  FleetKind fleet = FleetKind::varied;
  bool default_host_management = false;
  bool inspector = false;
  std::vector<Node> nodes;
  std::vector<Subnet> subnets;
  // Rows of the EC2 network listings, by operation: they are few and don't depend on the nodes.
  std::map<std::string, std::vector<Json>> network;
  std::map<std::string, Json> vpc_attributes;  // by VPC: {"EnableDnsSupport": …, "EnableDnsHostnames": …}
  std::map<std::string, std::string> named;    // ids of things in `network` by our name for them
  std::vector<Json> load_balancers;
  std::vector<Json> classic_load_balancers;
  std::vector<Json> target_groups;
  std::map<std::string, std::vector<Json>> listeners;      // by load balancer
  std::map<std::string, std::vector<Json>> rules;          // by listener
  std::map<std::string, std::vector<Json>> target_health;  // by target group
  std::vector<Baseline> baselines;
  // Plants hold on to one while they ask for another.
  std::deque<Window> windows;
  std::deque<Association> associations;
  std::vector<Command> commands;  // the newest first
  std::vector<Automation> automations;
  std::map<std::string, int> command_index;
  std::map<std::string, int> node_index;        // by the id of Systems Manager and by that of EC2
  std::vector<std::vector<int>> node_commands;  // the newest first
  std::vector<ResourceGroup> resource_groups;
  std::vector<ScalingGroup> scaling_groups;

  const Node* find(const std::string& id) const;
};

std::string private_ip(const Estate& estate, const Node& node);
std::string arn(const Scope& scope, std::string_view service, std::string_view resource);
// The operating system's entry of a node.
const OperatingSystem& system_of(const Node& node);
bool is_windows(const Node& node);
// Systems Manager had heard of it by then.
bool known_at(const Node& node, Time time);
// … and it was reachable then.
bool reachable_at(const Node& node, Time time);

}  // namespace patchtriage::simulate
