#include "investigate/rejected_list.h"

#include <algorithm>
#include <string>

#include "assess/baseline_records.h"
#include "base/items.h"
#include "base/text.h"
#include "fleet/records/ssm_baselines.h"
#include "investigate/attempts.h"
#include "investigate/failed_runs.h"
#include "investigate/rule_facts.h"

namespace patchtriage {
namespace {

// "kernel*", "kernel.x86_64" and "kernel-5.10*" are about the package kernel.
std::string package_of(std::string_view pattern) {
  std::string name = to_lower(pattern.substr(0, pattern.find_first_of("*?:")));
  if (const std::size_t dot = name.find('.'); dot != std::string::npos) name.resize(dot);
  for (std::size_t at = name.find('-'); at != std::string::npos; at = name.find('-', at + 1)) {
    if (at + 1 < name.size() && name[at + 1] >= '0' && name[at + 1] <= '9') {
      name.resize(at);
      break;
    }
  }
  while (name.ends_with('-')) name.pop_back();
  return name;
}

bool is_part_of(const std::string& package, const std::string& other) {
  return !package.empty() && (other == package || other.starts_with(package + "-"));
}

bool is_open(const PatchFinding& patch) { return patch.state == "Missing" || patch.state == "Failed"; }

// A line that names the package and says that something needs it.
bool says_needed(std::string_view output, const std::string& package) {
  for (const std::string& raw : split(output, '\n')) {
    const std::string line = to_lower(raw);
    if (!line.contains(package)) continue;
    for (const char* word :
         {"requires", "depends", "needed by", "nothing provides", "excluded", "filtered", "rejected", "blocked"}) {
      if (line.contains(word)) return true;
    }
  }
  return false;
}

// What could not be read of how the baseline is chosen.
std::vector<Evidence> choice_gaps(const RuleFacts& facts) {
  std::vector<Evidence> gaps;
  const auto identities = facts.view.list<ssm::PatchBaselineIdentity>();
  if (identities.gap() != nullptr)
    gaps.push_back(facts.view.trail().not_read(*identities.gap(), "the patch baselines"));
  const auto groups = facts.view.list<ssm::PatchGroupPatchBaselineMapping>();
  if (groups.gap() != nullptr) gaps.push_back(facts.view.trail().not_read(*groups.gap(), "the patch groups"));
  return gaps;
}

}  // namespace

Verdict verdict_of_rejected_list(const RuleFacts& facts) {
  const Assessment& assessment = facts.assessment;
  // Before an install had its chance nothing is blocked, only missing.
  const PatchRun* run = last_carried_out_install(assessment);
  const bool was_tried = run != nullptr || is_positive(assessment.compliance.counts->failed) ||
                         assessment.compliance.last_operation == PatchOperation::install;
  if (!was_tried) return DoesNotHold{};
  std::vector<Evidence> unread = choice_gaps(facts);
  if (!assessment.patching.baseline) return cannot_tell_or_not(std::move(unread));
  const Facts<ssm::PatchBaseline> baselines = baseline_details(facts.view, assessment.patching.baseline->id);
  if (const Gap* gap = baselines.gap(); gap != nullptr && baselines.only() == nullptr) {
    // Baselines that nobody asked about belong to patch policies or to AWS, and reject nothing; or the list is missing.
    if (gap->reason == Gap::Reason::not_asked || gap->reason == Gap::Reason::skipped) {
      return cannot_tell_or_not(std::move(unread));
    }
    return CannotTell{{facts.view.trail().not_read(*gap, "the baseline's rejected patches")}};
  }
  const ssm::PatchBaseline* baseline = baselines.only();
  if (baseline == nullptr || baseline->rejected_patches.empty()) return DoesNotHold{};
  if (baseline->rejected_patches_action != "BLOCK") return DoesNotHold{};
  for (const std::string& rejected : baseline->rejected_patches) {
    const std::string package = package_of(rejected);
    if (package.empty()) continue;
    std::string needed_by;
    for (const PatchFinding& patch : items(assessment.compliance.patches)) {
      const std::string name = package_of(patch.id);
      if (is_open(patch) && (is_part_of(package, name) || is_part_of(name, package))) needed_by = patch.id;
    }
    const bool is_said = run != nullptr && has_output(*run) && says_needed(run->output, package);
    if (needed_by.empty() && !is_said) continue;
    Holds holds;
    holds.summary = "the baseline blocks " + rejected + ", which " +
                    (needed_by.empty() ? std::string("what is missing") : needed_by) + " needs";
    holds.evidence.push_back(
        facts.view.trail().cite(*baseline, &ssm::PatchBaseline::rejected_patches, "the baseline rejects " + rejected));
    holds.evidence.push_back(facts.view.trail().cite(*baseline, &ssm::PatchBaseline::rejected_patches_action,
                                                     "also as a dependency of others"));
    if (is_said) holds.evidence.push_back(Trail::derived("the install says that it is needed", run->evidence));
    for (Evidence& evidence : patch_state_evidence(facts)) holds.evidence.push_back(std::move(evidence));
    holds.confidence = is_said ? confidence_by_age(assessment) : Confidence::medium;
    holds.mechanism = "baseline.rejected-blocks";
    return holds;
  }
  return DoesNotHold{};
}

}  // namespace patchtriage
