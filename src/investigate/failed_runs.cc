#include "investigate/failed_runs.h"

#include <fmt/format.h>

#include <algorithm>

#include "assess/patch_runs.h"
#include "base/text.h"
#include "base/time.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/ssm_commands.h"
#include "investigate/rule_facts.h"

namespace patchtriage {
namespace {

bool is_from_run_command(const PatchRun& run) {
  return run.kind == "run_command" ||
         std::ranges::any_of(run.seen_in, [](const SeenIn& seen) { return seen.kind == "run_command"; });
}

// A run that is newer and may have been an install: its parameters were not read.
bool has_newer_unknown(const Assessment& assessment, const PatchRun& run) {
  return std::ranges::any_of(*assessment.history.operations, [&run](const PatchRun& other) {
    return !other.operation && other.at && run.at && *other.at > *run.at;
  });
}

// An association dates its run by the end and the command by the start, so the two may stand side by side: the one that
// kept the output tells more.
constexpr Duration kSameRun = std::chrono::hours(1);

const PatchRun* telling(const Assessment& assessment, const PatchRun* failed) {
  if (failed == nullptr || has_output(*failed) || !failed->at) return failed;
  for (const PatchRun& run : *assessment.history.operations) {
    if (!run.at || run.operation != failed->operation || ending_of(run) != Ending::failed || !has_output(run)) continue;
    if (std::chrono::abs(*run.at - *failed->at) <= kSameRun) return &run;
  }
  return failed;
}

Facts<ssm::CommandInvocationOutput> full_output(const RuleFacts& facts, const PatchRun& run) {
  return facts.view.list<ssm::CommandInvocationOutput>(run.command_id.value_or(run.id) + "/" + facts.node.managed_id);
}

}  // namespace

bool is_sole_finding(const Assessment& assessment) {
  const auto& counts = assessment.compliance.counts;
  if (!counts || is_positive(counts->missing) || is_positive(counts->failed)) return false;
  return is_positive(counts->pending_reboot) != is_positive(counts->rejected);
}

const PatchRun* explaining_failure(const Assessment& assessment) {
  const Compliance& compliance = assessment.compliance;
  if (const PatchRun* install = last_carried_out_install(assessment);
      install != nullptr && ending_of(*install) == Ending::failed) {
    return telling(assessment, install);
  }
  // The run ended well by its status, and the record of it counts patches that failed.
  const PatchRun* last = last_install(assessment);
  if (last != nullptr && ending_of(*last) == Ending::succeeded &&
      assessment.history.outcome == HistoryOutcome::failed && compliance.counts &&
      is_positive(compliance.counts->failed)) {
    return last;
  }
  // A patch policy's node mirrors its association: non-compliant without a single patch that is.
  const bool has_no_patch =
      compliance.status == ComplianceStatus::non_compliant && installable(assessment).value_or(0) == 0;
  const bool is_out_of_date =
      compliance.verdict == ComplianceVerdict::stale || compliance.status == ComplianceStatus::unknown;
  return has_no_patch || is_out_of_date ? telling(assessment, last_failure(assessment)) : nullptr;
}

std::vector<Evidence> attempt_gaps(const Assessment& assessment, const PatchRun* run) {
  std::vector<Evidence> gaps = history_gaps(assessment);
  const bool is_certain = run != nullptr && is_from_run_command(*run);
  std::erase_if(gaps, [&](const Evidence& gap) {
    // An automation patches through Run Command, where the attempt shows too; one that failed before it sent a command
    // shows nowhere else, and could be what explains a node whose last install didn't fail.
    if (gap.provenance->source == "ssm:DescribeAutomationExecutions")
      return is_certain && ending_of(*run) == Ending::failed;
    if (!is_certain || gap.provenance->source == "ssm:ListCommandInvocations") return false;
    return gap.provenance->source != "ssm:ListCommands" || !has_newer_unknown(assessment, *run);
  });
  return gaps;
}

std::vector<Evidence> output_gaps(const RuleFacts& facts, const PatchRun& run) {
  const auto output = full_output(facts, run);
  const Gap* gap = output.gap();
  // The plan asks for the newest failures alone; is_output_cut() tells where that leaves something out.
  if (gap == nullptr || gap->reason == Gap::Reason::not_asked) return {};
  return {facts.view.trail().not_read(*gap, "the full output of the failed run")};
}

bool is_output_cut(const RuleFacts& facts, const PatchRun& run) {
  return run.is_truncated && full_output(facts, run).rows().empty();
}

bool is_output_unread(const RuleFacts& facts, const PatchRun& run) {
  // Run Command's listing has the beginning of all that was printed; an association's record has nothing of it.
  if (run.kind != "association" || has_output(run)) return false;
  return !run.command_id || full_output(facts, run).gap() != nullptr;
}

std::vector<Evidence> skip_gaps(const Assessment& assessment) {
  std::vector<Evidence> gaps = history_gaps(assessment);
  std::erase_if(gaps, [](const Evidence& gap) { return gap.provenance->source == "ssm:DescribeAutomationExecutions"; });
  return gaps;
}

const PatchRun* concurrent_run(const RuleFacts& facts, const PatchRun& run) {
  if (run.kind != "run_command" || !run.at) return nullptr;
  for (const PatchRun& other : *facts.assessment.history.operations) {
    // Other records of the same run stand beside it; only a command of its own is another one.
    if (other.kind != "run_command" || other.id == run.id || !other.at) continue;
    const Ending ending = ending_of(other);
    if (ending != Ending::succeeded && ending != Ending::failed) continue;
    if (std::chrono::abs(*other.at - *run.at) < facts.view.settings().concurrent_within) return &other;
  }
  return nullptr;
}

bool was_off_at(const RuleFacts& facts, const PatchRun& run) {
  const ec2::Instance& instance = *facts.node.instance;
  return run.at && instance.launch_time && *instance.launch_time > *run.at;
}

std::string failure_summary(const RuleFacts& facts, const PatchRun& run, const Diagnosis& diagnosis) {
  std::string summary = run.operation == PatchOperation::scan ? "the last scan failed" : "the last install failed";
  if (run.at) summary += " on " + format_time(*run.at);
  if (run.exit_code && *run.exit_code > 0) summary += fmt::format(" with exit status {}", *run.exit_code);
  if (!diagnosis.matched.empty() && diagnosis.category != "none") {
    return summary + ": " + diagnosis.matched.front().excerpt;
  }
  if (is_output_unread(facts, run)) return summary + ", and what it printed was not read";
  if (!has_output(run)) return summary + ", and left no output";
  return summary + ", and its output doesn't say why" + (run.is_truncated ? " as far as AWS kept it" : "");
}

std::string shown_by(const Diagnosis& diagnosis) {
  if (diagnosis.matched.empty()) return "its status and exit code show " + diagnosis.signature;
  return fmt::format("line {} of its output: {}", diagnosis.matched.front().line_number,
                     diagnosis.matched.front().excerpt);
}

std::string mechanism_of_skip(const PatchRun& run) {
  const std::string status = squeezed_status(run.status + " " + run.status_details.value_or(""));
  if (status.contains("overlap")) return "window.skipped-overlapping";
  if (status.contains("role") || status.contains("accessdenied")) return "window.role-permissions";
  if (status.contains("exceeded")) return "delivery.rate-exceeded";
  return "window.cutoff-too-early";
}

}  // namespace patchtriage
