// What changed between two runs: which instances became compliant, fell out of compliance, changed their cause, moved
// in rank, appeared or vanished. Pure values; report/comparison_text.h writes them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fleet/snapshot.h"
#include "summarize/summary.h"

namespace patchtriage {

// One side: what was concluded, and what the instances were listed by in each account and Region that was read
// completely. Without the latter an instance that wasn't looked for would count as one that is gone.
struct ComparedRun {
  Summary summary;
  std::map<Scope, std::string> listings;  // the parameters of ec2:DescribeInstances
};
std::map<Scope, std::string> instance_listings(const Snapshot& snapshot, const std::string& account);

// What one side says about one instance.
struct Standing {
  ComplianceStatus status = ComplianceStatus::unknown;
  ComplianceVerdict verdict = ComplianceVerdict::inconclusive;
  std::optional<Tier> tier;
  int score = 0;
  int lowest = 0;
  int highest = 0;
  int rank = 0;
  std::string cause;  // slug
  std::optional<AcceptedException> exception;
};

enum class Change {
  newly_non_compliant,  // was compliant or unknown
  became_compliant,     // was non-compliant or unknown
  became_unknown,       // was compliant or non-compliant
  changed_cause,        // on neither side compliant, and another root cause
  worse,                // a higher tier, else a higher score (or upper end of it)
  better,               // a lower one
  appeared,             // both runs listed its account and Region completely and alike
  vanished,
  came_into_sight,  // new, but the earlier run didn't list its account and Region completely, or by another selection
  left_sight,       // gone, but the later run didn't
};

struct ChangedInstance {
  NodeKey key;
  std::optional<std::string> name;  // of the later run, else of the earlier one
  std::optional<Standing> before;
  std::optional<Standing> after;
  std::vector<Change> changes;  // never empty, in the order of the enumeration

  bool is(Change change) const;
};

struct Comparison {
  RunFacts before;
  RunFacts after;
  bool before_is_complete = true;
  bool after_is_complete = true;
  std::string settings_hash;  // both sides are concluded with the settings of now
  Totals totals_before;
  Totals totals_after;
  std::map<Change, std::int64_t> counts;  // of instances, every kind of change named
  std::int64_t unchanged = 0;
  // In neither list of changes: same tier and score, but others moved past it.
  std::int64_t moved_by_others = 0;
  std::vector<ChangedInstance> instances;  // by rank of the later run; those that are gone behind them
};

// Each side with its own as_of.
Comparison compare(const ComparedRun& before, const ComparedRun& after);

}  // namespace patchtriage
