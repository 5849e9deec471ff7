#include "summarize/actions.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"
#include "summarize/action_steps.h"

namespace patchtriage {
namespace {

// One change is made in one account, and in one Region unless it is IAM's: account, Region, path, what is changed or
// what is done to each instance.
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

Key key_of(const InstanceFindings& findings) {
  const Remediation& remediation = findings.investigation.remediation;
  const NodeKey& node = findings.key();
  const bool is_shared = remediation.change.empty();
  return {node.account, is_shared && changes_iam_only(remediation) ? kGlobal : node.region, *remediation.path,
          is_shared ? remediation.target : remediation.change};
}

// The same work on several instances is named by how many there are and where.
void name_work(const Key& key, const Remediation& first, Action& action) {
  const std::string instances = counted(action.instances.size(), "instance");
  action.target = instances;
  action.title = replace_all(first.change, "{}", instances + " in " + std::get<0>(key) + " " + std::get<1>(key));
}

Action action_of(const Key& key, std::vector<const InstanceFindings*> members) {
  // The steps show the instance at the highest risk where they can show one alone.
  std::ranges::sort(members, [](const InstanceFindings* a, const InstanceFindings* b) {
    if (a->ranking.score != b->ranking.score) return a->ranking.score > b->ranking.score;
    return a->key() < b->key();
  });
  const Remediation& first = members.front()->investigation.remediation;
  Action action;
  const auto& [account, region, path, what] = key;
  action.id = path + "@" + account + "/" + region + "/" + what;
  action.path = path;
  action.title = first.title.empty() ? first.summary : first.title;
  action.target = first.target;
  std::vector<const Remediation*> remediations;
  for (const InstanceFindings* member : members) {
    action.instances.push_back(member->key());
    action.risk_removed += member->ranking.score;
    remediations.push_back(&member->investigation.remediation);
  }
  std::ranges::sort(action.instances);
  if (!first.change.empty() && members.size() > 1) name_work(key, first, action);
  action.steps = steps_for_all(remediations);
  return action;
}

bool removes_more(const Action& a, const Action& b) {
  if (a.risk_removed != b.risk_removed) return a.risk_removed > b.risk_removed;
  if (a.instances.size() != b.instances.size()) return a.instances.size() > b.instances.size();
  return a.id < b.id;
}

}  // namespace

std::vector<Action> actions_of(const std::vector<InstanceFindings>& instances) {
  std::map<Key, std::vector<const InstanceFindings*>> by_key;
  for (const InstanceFindings& findings : instances) {
    if (!findings.ranking.tier || !findings.investigation.remediation.path) continue;
    by_key[key_of(findings)].push_back(&findings);
  }
  std::vector<Action> actions;
  for (const auto& [key, members] : by_key) actions.push_back(action_of(key, members));
  return actions;
}

void put_in_order(std::vector<Action>& actions) {
  std::ranges::sort(actions, removes_more);
  double all_risk = 0;
  for (const Action& action : actions) all_risk += action.risk_removed;
  double removed = 0;
  for (Action& action : actions) {
    removed += action.risk_removed;
    action.cumulative_share = all_risk > 0 ? removed / all_risk : 1.0;
  }
}

}  // namespace patchtriage
