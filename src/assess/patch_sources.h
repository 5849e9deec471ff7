// What could run patching in a scope: its associations and the tasks of its maintenance windows, with what each does
// and when it runs next. Independent of any node.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "assess/assessment.h"
#include "assess/patch_documents.h"
#include "assess/schedule.h"
#include "fleet/facts.h"
#include "fleet/records/ssm_associations.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage {

class ScopeView;

// When a source runs next. Exactly one of the three is set.
struct NextRun {
  std::optional<Time> at;
  std::optional<std::string> why_not;  // a clause: "is disabled", "has no schedule"
  std::vector<Evidence> cannot_tell;   // not empty: neither could be found out
  std::vector<Evidence> evidence;      // for why_not
  bool may_resume = false;             // of why_not: what holds it back may end by itself
};

struct PatchParameters {
  std::optional<PatchOperation> operation;  // nullopt: not known
  std::vector<Evidence> cannot_tell;        // why the operation isn't known
  std::optional<std::string> baseline_override;
  std::optional<std::string> install_override_list;
  std::optional<std::string> reboot_option;
};

struct AssociationSource {
  const ssm::Association* row = nullptr;
  const ssm::AssociationDescription* details = nullptr;  // null: could not be read, or not needed
  const PatchDocument* document = nullptr;               // null: doesn't patch
  PatchParameters parameters;
  bool is_patch_policy = false;
  std::optional<Schedule> schedule;  // none: it has none, or an unreadable one
  NextRun next;
};

struct WindowSource;

struct TaskSource {
  const ssm::MaintenanceWindowTask* row = nullptr;
  const ssm::MaintenanceWindowTaskDetails* details = nullptr;
  const PatchDocument* document = nullptr;
  PatchParameters parameters;
};

struct WindowSource {
  const ssm::MaintenanceWindowIdentity* row = nullptr;
  std::vector<TaskSource> tasks;
  Facts<ssm::MaintenanceWindowTarget> targets;
  std::optional<Gap> tasks_gap;
  std::optional<Schedule> schedule;
  NextRun next;

  // Some task patches, may patch, or could not be read.
  bool may_patch() const;
};

// Made once for a scope: view.once<PatchSources>().
class PatchSources {
 public:
  explicit PatchSources(const ScopeView& view);

  const std::deque<AssociationSource>& associations() const { return associations_; }
  const std::deque<WindowSource>& windows() const { return windows_; }
  const std::optional<Gap>& associations_gap() const { return associations_gap_; }
  const std::optional<Gap>& windows_gap() const { return windows_gap_; }
  // The proof that what isn't here isn't there.
  const std::optional<Absence>& all_associations() const { return all_associations_; }
  const std::optional<Absence>& all_windows() const { return all_windows_; }
  const AssociationSource* association(const std::string& id) const;
  const WindowSource* window(const std::string& id) const;

 private:
  std::deque<AssociationSource> associations_;
  std::deque<WindowSource> windows_;
  std::optional<Gap> associations_gap_;
  std::optional<Gap> windows_gap_;
  std::optional<Absence> all_associations_;
  std::optional<Absence> all_windows_;
};

}  // namespace patchtriage
