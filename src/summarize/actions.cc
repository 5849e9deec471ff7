#include "summarize/actions.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace patchtriage {
namespace {

// One change is made in one account, and in one Region unless it is IAM's.
using Key = std::tuple<std::string, std::string, std::string, std::string>;

bool changes_iam_only(const Remediation& remediation) {
  bool has_fix = false;
  for (const RemedyStep& step : remediation.steps) {
    if (step.purpose != RemedyStep::Purpose::fix) continue;
    has_fix = true;
    if (step.changes != RemedyStep::Changes::iam) return false;
  }
  return has_fix;
}

}  // namespace

std::vector<Action> actions_of(const std::vector<InstanceFindings>& instances) {
  std::map<Key, Action> by_key;
  double all_risk = 0;
  for (const InstanceFindings& findings : instances) {
    const Remediation& remediation = findings.investigation.remediation;
    if (!findings.ranking.tier || !remediation.path) continue;
    const NodeKey& node = findings.key();
    const std::string region = changes_iam_only(remediation) ? kGlobal : node.region;
    auto [at, is_new] = by_key.try_emplace(Key{node.account, region, *remediation.path, remediation.target});
    Action& action = at->second;
    if (is_new) {
      action.id = *remediation.path + "@" + node.account + "/" + region + "/" + remediation.target;
      action.title = remediation.title.empty() ? remediation.summary : remediation.title;
      action.path = *remediation.path;
      action.target = remediation.target;
      action.steps = remediation.steps;
    }
    action.instances.push_back(node);
    action.risk_removed += findings.ranking.score;
    all_risk += findings.ranking.score;
  }
  std::vector<Action> actions;
  for (auto& [key, action] : by_key) {
    std::ranges::sort(action.instances);
    actions.push_back(std::move(action));
  }
  std::ranges::sort(actions, [](const Action& a, const Action& b) {
    if (a.risk_removed != b.risk_removed) return a.risk_removed > b.risk_removed;
    if (a.instances.size() != b.instances.size()) return a.instances.size() > b.instances.size();
    return a.id < b.id;
  });
  double removed = 0;
  for (Action& action : actions) {
    removed += action.risk_removed;
    action.cumulative_share = all_risk > 0 ? removed / all_risk : 1.0;
  }
  return actions;
}

}  // namespace patchtriage
