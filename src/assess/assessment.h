// What steps 1 to 6 say about one instance: values with the evidence for them, no opinion about the cause yet.
//
// An empty optional means "not known"; an empty list means "read completely, and there is none".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "fleet/evidence.h"
#include "fleet/key.h"

namespace patchtriage {

// --- context (step 3) ---

enum class Environment { production, non_production, unknown };

struct Context {
  std::optional<std::string> name;
  std::optional<std::string> state;     // EC2's: "running"
  std::optional<std::string> platform;  // "Amazon Linux", else EC2's PlatformDetails
  std::optional<std::string> platform_version;
  std::optional<std::string>
      operating_system;  // Patch Manager's: AMAZON_LINUX_2023, WINDOWS …; unknown where it can't be told
  std::optional<std::string> instance_type;
  std::optional<std::string> image_id;
  std::optional<std::string> vpc_id;
  std::optional<std::string> subnet_id;
  std::optional<Time> launched_at;
  std::optional<std::string> iam_instance_profile;  // ARN
  Environment environment = Environment::unknown;
  std::optional<Evidence> environment_evidence;
  std::optional<std::string> auto_scaling_group;
  std::optional<std::map<std::string, std::string>> tags;
  std::optional<std::string> account_name;
  std::optional<std::string> stack;
  std::optional<std::vector<std::string>> resource_groups;
  std::optional<std::string>
      owning_service;  // EKS, EMR, … where a service replaces the instance instead of patching it
  std::vector<Evidence> owning_service_evidence;
};

// --- exposure (step 3) ---

enum class ExposureLevel { internet, internal, unknown };
enum class Breadth { world, broad, narrow };

struct ExposurePath {
  std::string via;    // "eni-… 203.0.113.7 igw-…", or "load balancer, listener, target group"
  std::string ports;  // "tcp/443", "tcp/8000-8010", "all"
  Breadth breadth = Breadth::narrow;
  std::vector<Evidence> evidence;
};

struct Exposure {
  ExposureLevel level = ExposureLevel::unknown;
  std::optional<std::vector<ExposurePath>> paths;
  std::optional<Breadth> breadth;
  std::vector<Evidence> evidence;  // why internal, or the gaps that make it unknown
};

// --- manageability (step 2) ---

enum class ManageabilityState { managed, lost, unmanaged, stopped, unknown };

// One check of the decision list (reference/manageability.md section 2), by its mechanism's code.
struct Check {
  enum class Outcome { blocked, clear, unknown };
  std::string code;  // "identity.profile-without-role"
  Outcome outcome = Outcome::unknown;
  bool is_definite = false;  // of a blocked one: proven, not only possible
  std::string summary;
  std::vector<Evidence> evidence;
  // Of a blocked one: something doesn't work by it, but the heartbeat does, so it can't be why a node is silent.
  bool is_partial = false;
};

struct Manageability {
  ManageabilityState state = ManageabilityState::unknown;
  std::string mechanism;  // finer: managed-online, managed-lagging, hybrid-registered, connection-lost, was-managed, …
  std::vector<Evidence> evidence;  // for the state
  std::optional<std::string> ping_status;
  std::optional<Time> last_ping_at;
  std::optional<std::string> agent_version;
  std::optional<bool> agent_is_latest;         // never set on Windows
  std::optional<std::string> session_channel;  // connected, notconnected
  // Every check that was made, in the order of the decision list; the blocked ones are the blockers.
  std::vector<Check> checks;
  // False where the decision list was not walked (an online node needs no network or identity proof).
  bool was_walked = false;
};

// --- baselines, windows, associations (step 4) ---

enum class PatchOperation { scan, install, other };

struct Baseline {
  std::string id;  // as AWS lists it: "pb-…", or the full ARN of AWS-owned ones
  std::optional<std::string> name;
  std::string source;  // patch_group, default, override, patch_policy, reported, unknown
  std::vector<Evidence> evidence;
};

struct AssociationMatch {
  std::string id;
  std::optional<std::string> name;
  std::string document;
  bool writes_patch_state = false;  // its runs leave a patch record
  std::optional<PatchOperation> operation;
  std::optional<std::string> status;  // on this node where read, else the association's
  std::optional<std::string> schedule;
  std::optional<Time> last_execution_at;
  std::optional<Time> next_execution_at;
  // Of one that has no run left: the clause that says why, "has no schedule". Empty where a run is left, may be, or
  // waits for a calendar to open.
  std::optional<std::string> why_idle;
  std::string matched_by;  // "InstanceIds *", "tag:Env=prod"
  bool is_patch_policy = false;
  std::optional<Evidence> unread;                // that its parameters could not be read: overrides and reboot option
  std::optional<std::string> baseline_override;  // s3://…
  std::optional<std::string> install_override_list;
  std::optional<std::string> reboot_option;
  std::vector<Evidence> evidence;
};

struct WindowMatch {
  std::string id;
  std::optional<std::string> name;
  std::optional<bool> enabled;
  std::optional<std::string> schedule;
  std::optional<Time> next_execution_at;
  std::optional<Time> end_date;
  std::optional<std::string> why_idle;  // of one that has no run left: "is disabled"
  std::optional<PatchOperation> operation;
  std::string task_id;
  std::string document;             // or the ARN of a function or a state machine
  bool writes_patch_state = false;  // its runs leave a patch record
  std::optional<std::string> baseline_override;
  std::optional<std::string> install_override_list;
  std::optional<std::string> reboot_option;
  std::string matched_by;
  std::vector<Evidence> evidence;
};

// A window or association with a patch operation that would cover the node but for a small difference.
struct NearMiss {
  std::string kind;  // "maintenance window", "association", "patch group"
  std::string id;
  std::optional<std::string> name;
  std::optional<PatchOperation> operation;
  std::string expected;   // "tag Patch Group=web-prod"
  std::string actual;     // "tag PatchGroup=web-prod"
  std::string mechanism;  // targeting.tag-mismatch, targeting.patch-group-tag-key, targeting.resource-group-empty
  std::vector<Evidence> evidence;
  bool is_typo = false;  // differs by letters, and not only in letter case and separators
};

struct Patching {
  std::optional<Baseline> baseline;
  std::optional<std::string> patch_group;
  std::optional<std::vector<AssociationMatch>> associations;  // patch policies and those without a patch operation too
  std::optional<std::vector<WindowMatch>> windows;            // one entry for each task that covers the node
  std::vector<NearMiss> near_misses;
  std::optional<Time> next_install_at;
  std::optional<Time> next_scan_at;
  std::optional<std::string> why_never;
  std::vector<Evidence> gaps;  // what could not be read and could hold a schedule for this node
  // What covers the node, or may, and was read without telling whether it patches: a document of the account's own.
  std::vector<Evidence> undecided;
};

// --- history (step 6) ---

enum class HistoryOutcome { succeeded, failed, skipped, never_ran, unknown };

struct SeenIn {
  std::string kind;
  std::string id;
};

struct PatchRun {
  std::optional<Time> at;
  std::optional<Time> finished_at;
  std::string kind;  // run_command, maintenance_window, association, automation, patch_state
  std::string id;
  std::optional<std::string> document;
  std::optional<PatchOperation> operation;
  std::string status;
  std::optional<std::string> status_details;
  std::optional<std::int64_t> exit_code;
  std::optional<std::string> summary;
  // The Run Command command that carried it out, where its record names one.
  std::optional<std::string> command_id;
  std::string output;  // what the node printed, as far as AWS kept it; never in reports as it is
  bool is_truncated = false;
  std::string source_kind;              // of the output, as diagnose_text takes it: run-command-stdout, status-details
  std::optional<std::string> reads_as;  // category/subcategory; filled by the investigation
  std::vector<SeenIn> seen_in;
  std::optional<std::string> baseline_override;
  std::optional<std::string> install_override_list;
  std::optional<std::string> stopped_by_alarm;  // the CloudWatch alarm that ended it before it was done
  std::vector<Evidence> evidence;
};

struct History {
  HistoryOutcome outcome = HistoryOutcome::unknown;
  std::optional<std::string> reason;
  std::optional<Time> last_install_at;
  std::optional<std::vector<PatchRun>> operations;  // patch operations only, newest first
  std::vector<Evidence> gaps;
  std::vector<Evidence> undecided;  // runs of documents of the account's own that may have patched
};

// --- compliance (steps 1 and 5) ---

enum class ComplianceStatus { compliant, non_compliant, unknown };
enum class ComplianceVerdict { active, stale, changed, inconclusive };

struct PatchCounts {
  std::optional<std::int64_t> installed;
  std::optional<std::int64_t> missing;
  std::optional<std::int64_t> failed;
  std::optional<std::int64_t> pending_reboot;
  std::optional<std::int64_t> rejected;
  std::optional<std::int64_t> critical;
  std::optional<std::int64_t> security;
  std::optional<std::int64_t> other;
  std::optional<std::int64_t> available_security;
};

struct PatchFinding {
  std::string id;
  std::optional<std::string> title;
  std::string state;  // Missing, Failed, InstalledPendingReboot, InstalledRejected, AvailableSecurityUpdate
  std::optional<std::string> severity;  // the vendor's
  std::optional<std::string> classification;
  std::vector<std::string> cves;
  std::optional<Time> installed_at;
};

struct ComplianceRead {
  Time at;
  std::string source;
  ComplianceStatus status = ComplianceStatus::unknown;
  std::optional<PatchCounts> counts;
  std::optional<Time> last_operation_at;
};

struct Compliance {
  ComplianceStatus status = ComplianceStatus::unknown;
  ComplianceVerdict verdict = ComplianceVerdict::inconclusive;
  std::string reason;
  std::optional<std::string> severity;  // CRITICAL … UNSPECIFIED
  std::optional<PatchCounts> counts;
  std::optional<PatchOperation> last_operation;
  std::optional<Time> last_operation_at;
  std::optional<Time> last_scan_at;
  std::optional<double> data_age_hours;
  std::optional<Time> non_compliant_since;
  std::vector<ComplianceRead> reads;
  std::optional<std::vector<PatchFinding>> patches;
  std::optional<std::string> reported_baseline_id;
  std::optional<std::string> reported_patch_group;
  std::optional<std::string> install_override_list;
  bool is_patch_policy = false;      // by the execution type or a covering patch policy
  bool is_never_scanned = false;     // proven: no record anywhere
  bool is_association_only = false;  // only RunPatchBaselineAssociation items
  std::vector<Evidence> evidence;    // for status and verdict, gaps included
};

// --- all of it ---

struct Assessment {
  NodeKey key;
  Context context;
  Exposure exposure;
  Manageability manageability;
  Patching patching;
  History history;
  Compliance compliance;
};

class ScopeView;
struct Node;

// The parts, each in its own file. Later ones may use earlier results.
Context assess_context(const ScopeView& view, const Node& node);
Exposure assess_exposure(const ScopeView& view, const Node& node);
Manageability assess_manageability(const ScopeView& view, const Node& node, const Context& context);
Patching assess_patching(const ScopeView& view, const Node& node, const Context& context);
History assess_history(const ScopeView& view, const Node& node, const Patching& patching);
Compliance assess_compliance(const ScopeView& view, const Node& node, const Assessment& so_far);
// Adds to the manageability's checks what only matters once the other parts are known: the way to S3 of a node that
// answers and whose installs fail.
void assess_payload_path(const ScopeView& view, const Node& node, Assessment& so_far);

Assessment assess(const ScopeView& view, const Node& node);

}  // namespace patchtriage
