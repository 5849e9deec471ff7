#include "investigate/attempts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace patchtriage {
namespace {

// "Delivery Timed Out", "DELIVERY_TIMED_OUT" and "DeliveryTimedOut" are one status.
std::string normalised(std::string_view status) {
  std::string text;
  for (const char c : to_lower(status)) {
    if (c != ' ' && c != '_' && c != '-') text += c;
  }
  return text;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

bool is_in_window(const PatchRun& run) {
  return run.kind == "maintenance_window" ||
         std::ranges::any_of(run.seen_in, [](const SeenIn& seen) { return seen.kind == "maintenance_window"; });
}

std::string platform_hint(const Assessment& assessment) {
  return to_lower(assessment.context.operating_system.value_or(assessment.context.platform.value_or("")));
}

}  // namespace

Ending ending_of(const PatchRun& run) {
  const std::string status = normalised(run.status);
  const std::string details = normalised(run.status_details.value_or(""));
  if (is_one_of(details, {"deliverytimedout", "undeliverable", "delayed"})) return Ending::not_delivered;
  if (is_one_of(details, {"invalidplatform"})) return Ending::wrong_platform;
  if (is_one_of(details, {"terminated"}) || status == "terminated") return Ending::stopped_by_errors;
  if (is_one_of(status, {"pending", "inprogress", "delayed", "cancelling", "waiting", "queued", "associated"})) {
    return Ending::running;
  }
  if (is_one_of(details, {"noinstancesintag"})) return Ending::passed_over;
  if (is_one_of(status, {"success", "succeeded", "completedwithsuccess"})) return Ending::succeeded;
  if (is_one_of(status, {"cancelled", "canceled", "skipped", "skippedoverlapping"})) return Ending::passed_over;
  // A window's own time-out means that it ended before this node's turn; a command's means that the node hung.
  if (status == "timedout" && run.kind == "maintenance_window" && !run.exit_code && details != "executiontimedout") {
    return Ending::passed_over;
  }
  if (is_one_of(status, {"deliverytimedout", "undeliverable"})) return Ending::not_delivered;
  if (is_one_of(status, {"invalidplatform"})) return Ending::wrong_platform;
  return Ending::failed;
}

const PatchRun* last_install(const Assessment& assessment) {
  if (!assessment.history.operations) return nullptr;
  for (const PatchRun& run : *assessment.history.operations) {
    if (run.operation == PatchOperation::install && ending_of(run) != Ending::running) return &run;
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

Diagnosis diagnose_run(const PatchRun& run, const Assessment& assessment) {
  FailureText text;
  text.text = run.output;
  text.os = platform_hint(assessment);
  text.source_kind = run.output.empty() ? "status-details" : run.source_kind;
  // The agent's own closing line, which AWS leaves out of some outputs.
  const bool has_code = run.exit_code && *run.exit_code > 0;
  if (has_code && !run.output.contains("exit status")) {
    text.text += fmt::format("\nfailed to run commands: exit status {}", *run.exit_code);
  }
  const std::string details = run.status_details.value_or(run.status);
  if (run.output.empty() || normalised(details) == "executiontimedout") {
    text.text += fmt::format("\n{{\"Status\":\"{}\",\"StatusDetails\":\"{}\"}}", run.status, details);
  }
  return diagnose_text(text);
}

std::string slug_of_run(const PatchRun& run, const Assessment& assessment) {
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
      return is_in_window(run) ? "targeting/window-skipped" : "inconclusive/unknown";
    case Ending::failed:
      break;
  }
  const Diagnosis diagnosis = diagnose_run(run, assessment);
  // A run that failed did not succeed, however its output reads.
  if (diagnosis.category == "none" || diagnosis.category == "inconclusive") return "os-patch/unclassified";
  return diagnosis.category + "/" + diagnosis.subcategory;
}

}  // namespace patchtriage
