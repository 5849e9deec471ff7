#include "summarize/comparison.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace patchtriage {
namespace {

constexpr std::array kAllChanges = {Change::newly_non_compliant,
                                    Change::became_compliant,
                                    Change::became_unknown,
                                    Change::changed_cause,
                                    Change::worse,
                                    Change::better,
                                    Change::appeared,
                                    Change::vanished,
                                    Change::came_into_sight,
                                    Change::left_sight};

Standing standing_of(const InstanceFindings& findings) {
  return {.status = findings.assessment.compliance.status,
          .verdict = findings.assessment.compliance.verdict,
          .tier = findings.ranking.tier,
          .score = findings.ranking.score,
          .lowest = findings.ranking.lowest,
          .highest = findings.ranking.highest,
          .rank = findings.rank,
          .cause = findings.investigation.root_cause.slug(),
          .exception = findings.exception};
}

std::optional<Change> change_of_status(const Standing& before, const Standing& after) {
  if (before.status == after.status) return std::nullopt;
  switch (after.status) {
    case ComplianceStatus::compliant:
      return Change::became_compliant;
    case ComplianceStatus::non_compliant:
      return Change::newly_non_compliant;
    case ComplianceStatus::unknown:
      return Change::became_unknown;
  }
  return std::nullopt;
}

// How bad it stands: the tier, then the score. The rank alone also moves with every other instance.
auto badness(const Standing& standing) {
  return std::tuple(-static_cast<int>(*standing.tier), standing.score, standing.highest);
}

std::vector<Change> changes_of(const Standing& before, const Standing& after) {
  std::vector<Change> changes;
  if (const auto change = change_of_status(before, after)) changes.push_back(*change);
  // A compliant instance has no rank and nothing that is wrong.
  if (!before.tier || !after.tier) return changes;
  if (before.cause != after.cause) changes.push_back(Change::changed_cause);
  if (badness(after) > badness(before)) changes.push_back(Change::worse);
  if (badness(after) < badness(before)) changes.push_back(Change::better);
  return changes;
}

// Both runs listed all instances of the scope, by the same selection: what only one of them has is new or gone.
bool is_comparable(const ComparedRun& before, const ComparedRun& after, const Scope& scope) {
  const auto earlier = before.listings.find(scope);
  const auto later = after.listings.find(scope);
  return earlier != before.listings.end() && later != after.listings.end() && earlier->second == later->second;
}

}  // namespace

bool ChangedInstance::is(Change change) const { return std::ranges::find(changes, change) != changes.end(); }

std::map<Scope, std::string> instance_listings(const Snapshot& snapshot, const std::string& account) {
  std::map<Scope, std::string> listings;
  for (const Call& call : snapshot.calls()) {
    const bool is_listing = call.operation == "ec2:DescribeInstances" && call.status == CallStatus::complete;
    if (is_listing && call.scope.account == account) listings.emplace(call.scope, call.parameters);
  }
  return listings;
}

namespace {

// All that is compared of one instance.
struct Earlier {
  Standing standing;
  std::optional<std::string> name;
};

}  // namespace

Comparison compare(const ComparedRun& before, const ComparedRun& after) {
  Comparison result;
  result.before = before.summary.run;
  result.after = after.summary.run;
  result.before_is_complete = before.summary.is_complete;
  result.after_is_complete = after.summary.is_complete;
  result.settings_hash = after.summary.settings_hash;
  result.totals_before = before.summary.totals;
  result.totals_after = after.summary.totals;

  std::map<NodeKey, Earlier> earlier;
  for_each_instance(before.summary, [&](const InstanceFindings& findings) {
    earlier.emplace(findings.key(), Earlier{standing_of(findings), findings.assessment.context.name});
    return true;
  });
  for_each_instance(after.summary, [&](const InstanceFindings& findings) {
    ChangedInstance changed;
    changed.key = findings.key();
    changed.name = findings.assessment.context.name;
    changed.after = standing_of(findings);
    const auto found = earlier.find(changed.key);
    if (found == earlier.end()) {
      changed.changes = {is_comparable(before, after, changed.key.scope()) ? Change::appeared
                                                                           : Change::came_into_sight};
    } else {
      changed.before = std::move(found->second.standing);
      if (!changed.name) changed.name = std::move(found->second.name);
      changed.changes = changes_of(*changed.before, *changed.after);
      earlier.erase(found);
      if (changed.changes.empty()) {
        ++result.unchanged;
        result.moved_by_others += changed.after->tier && changed.before->rank != changed.after->rank;
        return true;
      }
    }
    result.instances.push_back(std::move(changed));
    return true;
  });
  // What is left was in the earlier run alone.
  std::vector<ChangedInstance> gone;
  for (auto& [key, left] : earlier) {
    ChangedInstance& changed = gone.emplace_back();
    changed.key = key;
    changed.name = std::move(left.name);
    changed.before = std::move(left.standing);
    changed.changes = {is_comparable(before, after, key.scope()) ? Change::vanished : Change::left_sight};
  }
  std::ranges::sort(gone, {}, [](const ChangedInstance& changed) { return changed.before->rank; });
  std::ranges::move(gone, std::back_inserter(result.instances));
  for (const Change change : kAllChanges) result.counts[change] = 0;
  for (const ChangedInstance& changed : result.instances) {
    for (const Change change : changed.changes) ++result.counts[change];
  }
  return result;
}

}  // namespace patchtriage
