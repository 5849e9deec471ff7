// The attempts to patch a node: which one decides, how it ended, and what it printed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assessment.h"
#include "investigate/diagnose_text.h"

namespace patchtriage {

// How one attempt ended on this node, whichever API reported it.
enum class Ending {
  succeeded,
  running,        // not over
  failed,         // ran on the node and failed
  not_delivered,  // sent, never taken: DeliveryTimedOut, Undeliverable
  wrong_platform,
  stopped_by_errors,  // Terminated: other nodes failed
  passed_over,        // cancelled, cut off, overlapping, no target, its sender not allowed, an alarm
};

Ending ending_of(const PatchRun& run);

// AWS kept something that the node printed, beside the status.
bool has_output(const PatchRun& run);
// The window or command resolved its targets to nothing.
bool is_without_targets(const PatchRun& run);

// A window or an association started it.
bool is_scheduled(const PatchRun& run);
// No schedule's run, and not carried out: somebody cancelled it, or Run Command refused it for its quotas.
bool is_called_off(const PatchRun& run);
// The newest attempt to install, where it was called off; nullptr where it wasn't.
const PatchRun* last_called_off_install(const Assessment& assessment);

// The newest attempt to install that is over, found targets and wasn't called off; nullptr where none is on record. Of
// one patch run seen by several APIs the history holds one.
const PatchRun* last_install(const Assessment& assessment);
// The newest install that reached the node, whatever passed it over since.
const PatchRun* last_carried_out_install(const Assessment& assessment);
// The newest patch operation of any kind that failed after the last successful one; nullptr where none did.
const PatchRun* last_failure(const Assessment& assessment);

// What the failed attempts of one instance show, each read once however many rules ask. Borrows the assessment, whose
// history stays where it is.
class RunDiagnoses {
 public:
  explicit RunDiagnoses(const Assessment& assessment) : assessment_(assessment) {}
  // By the output of a run of that history, or else its status and exit code.
  const Diagnosis& of(const PatchRun& run);

 private:
  const Assessment& assessment_;
  std::map<const PatchRun*, Diagnosis> read_;
};

// "category/subcategory" for a report's list of operations; empty where the attempt did not fail.
std::string slug_of_run(const PatchRun& run, RunDiagnoses& diagnoses);

}  // namespace patchtriage
