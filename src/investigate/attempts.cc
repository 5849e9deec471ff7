#include "investigate/attempts.h"

#include <fmt/format.h>

#include <algorithm>

#include "assess/patch_runs.h"
#include "base/text.h"

namespace patchtriage {
namespace {

std::string platform_hint(const Assessment& assessment) {
  return to_lower(assessment.context.operating_system.value_or(assessment.context.platform.value_or("")));
}

Diagnosis diagnose_run(const PatchRun& run, const Assessment& assessment) {
  FailureText text;
  text.text = run.output;
  text.os = platform_hint(assessment);
  text.source_kind = run.source_kind;
  // The agent's own closing line, which AWS leaves out of some outputs.
  const bool has_code = run.exit_code && *run.exit_code > 0;
  if (has_code && !run.output.contains("exit status")) {
    text.text += fmt::format("\nfailed to run commands: exit status {}", *run.exit_code);
  }
  if (squeezed_status(run.status_details.value_or(run.status)) == "executiontimedout") {
    text.text += "\n\"StatusDetails\": \"ExecutionTimedOut\"";
  }
  return diagnose_text(text);
}

}  // namespace

Ending ending_of(const PatchRun& run) {
  const std::string details = squeezed_status(run.status_details.value_or(run.status));
  if (run.stopped_by_alarm) return Ending::passed_over;
  switch (outcome_of(run)) {
    case HistoryOutcome::succeeded:
      return Ending::succeeded;
    case HistoryOutcome::skipped:
      return details == "terminated" ? Ending::stopped_by_errors : Ending::passed_over;
    case HistoryOutcome::failed:
      // Whoever sent it may not send to this node: the node did nothing, and its own role is not at fault.
      if (details == "accessdenied") return Ending::passed_over;
      if (details == "deliverytimedout" || details == "undeliverable") return Ending::not_delivered;
      return details == "invalidplatform" ? Ending::wrong_platform : Ending::failed;
    case HistoryOutcome::never_ran:
    case HistoryOutcome::unknown:
      break;
  }
  return Ending::running;
}

bool has_output(const PatchRun& run) { return !run.output.empty() && run.source_kind != "status-details"; }

bool is_without_targets(const PatchRun& run) {
  const std::string details = squeezed_status(run.status_details.value_or(""));
  return details == "noinstancesintag" || details.contains("noinvocations");
}

bool is_scheduled(const PatchRun& run) {
  return run.kind == "maintenance_window" || std::ranges::any_of(run.seen_in, [](const SeenIn& seen) {
           return seen.kind == "maintenance_window" || seen.kind == "association";
         });
}

bool is_called_off(const PatchRun& run) {
  return ending_of(run) == Ending::passed_over && !run.stopped_by_alarm && !is_scheduled(run) &&
         !is_without_targets(run);
}

const PatchRun* last_called_off_install(const Assessment& assessment) {
  if (!assessment.history.operations) return nullptr;
  for (const PatchRun& run : *assessment.history.operations) {
    if (run.operation != PatchOperation::install || ending_of(run) == Ending::running) continue;
    return is_called_off(run) ? &run : nullptr;
  }
  return nullptr;
}

const PatchRun* last_install(const Assessment& assessment) {
  if (!assessment.history.operations) return nullptr;
  for (const PatchRun& run : *assessment.history.operations) {
    // A command that found no instance at all says nothing about this one: its near misses are found from the targets.
    // One that was called off says nothing about the schedules.
    if (run.operation != PatchOperation::install || is_without_targets(run) || is_called_off(run)) continue;
    if (ending_of(run) != Ending::running) return &run;
  }
  return nullptr;
}

const PatchRun* last_carried_out_install(const Assessment& assessment) {
  if (!assessment.history.operations) return nullptr;
  for (const PatchRun& run : *assessment.history.operations) {
    if (run.operation != PatchOperation::install) continue;
    const Ending ending = ending_of(run);
    if (ending == Ending::succeeded || ending == Ending::failed) return &run;
  }
  return nullptr;
}

const PatchRun* last_failure(const Assessment& assessment) {
  if (!assessment.history.operations) return nullptr;
  for (const PatchRun& run : *assessment.history.operations) {
    const Ending ending = ending_of(run);
    if (ending == Ending::failed) return &run;
    if (ending == Ending::succeeded) return nullptr;
  }
  return nullptr;
}

const Diagnosis& RunDiagnoses::of(const PatchRun& run) {
  const auto [at, is_new] = read_.try_emplace(&run);
  if (is_new) at->second = diagnose_run(run, assessment_);
  return at->second;
}

std::string slug_of_run(const PatchRun& run, RunDiagnoses& diagnoses) {
  switch (ending_of(run)) {
    case Ending::succeeded:
    case Ending::running:
      return "";
    case Ending::not_delivered:
      return "ssm-reachability/node-offline";
    case Ending::wrong_platform:
      return "targeting/platform-mismatch";
    case Ending::stopped_by_errors:
      return "targeting/max-errors-stopped";
    case Ending::passed_over:
      if (is_without_targets(run)) return "targeting/no-match";
      return is_scheduled(run) || run.stopped_by_alarm ? "targeting/window-skipped" : "inconclusive/unknown";
    case Ending::failed:
      break;
  }
  const Diagnosis& diagnosis = diagnoses.of(run);
  // A run that failed did not succeed, however its output reads.
  if (!names_cause(diagnosis)) return "os-patch/unclassified";
  return diagnosis.category + "/" + diagnosis.subcategory;
}

}  // namespace patchtriage
