// Step 10: everything a report says, ready to be written in any format. Pure values; formats add nothing but form.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assess/assessment.h"
#include "fleet/call.h"
#include "fleet/snapshot.h"
#include "investigate/investigation.h"
#include "rank/ranking.h"

namespace patchtriage {

struct CoverageRow {
  Scope scope;
  Step step = Step::list;
  std::string operation;
  CallStatus status = CallStatus::complete;
  std::int64_t items = 0;
  std::string error_code;
  std::string message;
  std::string permission;
  std::string affects;  // which conclusions this hole weakens, in words; set wherever status isn't complete
};

struct AcceptedException {
  std::string reason;
  std::string owner;
  std::string expires_on;
  bool is_expired = false;
};

struct InstanceFindings {
  int rank = 0;  // 1 is the first
  Assessment assessment;
  Investigation investigation;
  Ranking ranking;
  std::optional<AcceptedException> exception;

  const NodeKey& key() const { return assessment.key; }
};

// One change that clears one or more instances.
struct Action {
  std::string id;  // stable: path and target
  std::string title;
  std::string path;
  std::string target;
  std::vector<NodeKey> instances;
  double risk_removed = 0;      // sum of the scores of its instances
  double cumulative_share = 0;  // of all risk, with the actions before it
  std::vector<RemedyStep> steps;
};

struct Totals {
  std::int64_t instances = 0;
  std::int64_t compliant = 0;
  std::int64_t non_compliant = 0;
  std::int64_t unknown = 0;
  std::int64_t unmanaged = 0;  // manageability.state is unmanaged
  std::int64_t accepted = 0;
  std::map<std::string, std::int64_t> by_category;
  std::map<std::string, std::int64_t> by_tier;
  std::map<std::string, std::int64_t> by_verdict;
};

class SpooledFindings;

struct Summary {
  RunFacts run;
  bool is_complete = true;
  std::string settings_hash;
  std::vector<CoverageRow> coverage;  // sorted by account, Region, step, operation
  CallTotals calls;
  Totals totals;
  // All, compliant ones behind the others, in rank order: held here, or spooled where they are many. Read with
  // for_each_instance().
  std::vector<InstanceFindings> instances;
  std::shared_ptr<const SpooledFindings> spooled;
  std::vector<Action> actions;            // the most risk removed first
  std::map<Scope, std::string> listings;  // parameters of ec2:DescribeInstances, where it was read completely
};

// In rank order, until `visit` returns false. What it is given lasts for the call.
void for_each_instance(const Summary& summary, const std::function<bool(const InstanceFindings&)>& visit);

// What `write` makes of the first so many, in rank order. Written on all cores where they are many: `write` must be
// safe to call from several threads, and beside `take`, which is called by one at a time.
void for_each_written(const Summary& summary, std::size_t first,
                      const std::function<std::string(const InstanceFindings&)>& write,
                      const std::function<void(const std::string&)>& take);

// Steps 1 to 10 over a sealed snapshot, on all cores; the result does not depend on their number.
Summary summarize(const Snapshot& snapshot, const Settings& settings, unsigned threads = 0);

}  // namespace patchtriage
