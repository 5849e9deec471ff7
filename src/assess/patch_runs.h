// The patch operations of a node as AWS's three histories show them: one run is one entry, whoever recorded it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "fleet/records/ssm_common.h"

namespace patchtriage {

// Of one run: sent to the node and not carried out is failed; passed over is skipped; unknown while it isn't over.
HistoryOutcome outcome_of(const PatchRun& run);

// Takes the first of these alarms for what stopped the run: one that ended without success and without an exit code of
// the node's own.
void note_alarm(const std::vector<ssm::AlarmStateInformation>& alarms, Evidence evidence, PatchRun& run);

// Status words of Run Command, windows, associations and automations, in lower case without spaces and underscores.
std::string squeezed_status(std::string_view status);

struct PatchRuns {
  std::vector<PatchRun> runs;       // newest first
  std::vector<Evidence> gaps;       // listings that could hold more of them
  std::vector<Evidence> undecided;  // runs of documents of the account's own that may have patched
  // The account-wide command history was read completely: a run that isn't here didn't happen in the last 30 days.
  bool is_complete = true;
  // Automations that patch, failed before they sent a command, and don't say which instance they were for.
  std::vector<Evidence> of_unknown_node;
};

// The full output of the command on the node becomes the run's, where it was read; false where it was not.
bool read_full_output(const ScopeView& view, const Node& node, const std::string& command_id, PatchRun& run);

// Run Command invocations of patch documents on the node, commands aimed at it that reached nothing, and automations.
void add_command_runs(const ScopeView& view, const Node& node, PatchRuns& runs);
void add_automation_runs(const ScopeView& view, const Node& node, PatchRuns& runs);
// Join what the executions of covering windows and associations tell to those runs, and add what only they tell.
void join_window_executions(const ScopeView& view, const Node& node, const Patching& patching, PatchRuns& runs);
void join_association_executions(const ScopeView& view, const Node& node, const Patching& patching, PatchRuns& runs);
// The patch record itself proves an operation, even one that is older than the history.
void join_patch_state(const ScopeView& view, const Node& node, PatchRuns& runs);

}  // namespace patchtriage
