// Against a gap in the reading: the permission that closes it.
#include <set>

#include "base/text.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& cause) {
  Remediation result;
  std::set<std::string> actions;
  for (const Evidence& gap : cause.evidence) {
    if (!gap.permission.empty()) actions.insert(gap.permission);
  }
  const std::string role = facts.view.snapshot().run.role_name;
  const std::string list = join(std::vector<std::string>(actions.begin(), actions.end()), ", ");
  const std::string account = "account " + facts.node.key.account;
  result.target = role.empty() ? account : "role " + role + " in " + account;
  if (actions.empty()) {
    result.summary = "Run again: the reading broke off.";
    result.title = "run again for " + account;
    result.steps.push_back(step(Purpose::diagnose, "See in the coverage of the report which call failed and why"));
    result.steps.push_back(step(Purpose::verify, "Run patchtriage again, and see that the coverage has no hole there"));
    return result;
  }
  result.summary = "Grant " + list + " to the role that reads, and run again.";
  result.title = "grant " + list + " in " + account;
  Json allow = Json::object({{"Effect", "Allow"}, {"Resource", "*"}});
  Json names;
  for (const std::string& action : actions) names.push_back(action);
  allow.set("Action", std::move(names));
  const Json policy = Json::object({{"Version", "2012-10-17"}, {"Statement", Json::array({allow})}});
  CommandLine grant = aws(facts, "iam", "put-role-policy");
  if (role.empty()) {
    grant.input("--role-name", "READER_ROLE");
  } else {
    grant.option("--role-name", role);
  }
  grant.option("--policy-name", "patchtriage-more").json("--policy-document", policy);
  RemedyStep change = for_everyone(fix("Grant it (all of them at once: `patchtriage policy`)", grant, Changes::iam,
                                       "Everybody who may assume the role can read this."));
  if (role.empty()) change.inputs.push_back({"READER_ROLE", "the role that patchtriage runs as", {}});
  result.steps.push_back(std::move(change));
  result.steps.push_back(step(Purpose::verify, "Run patchtriage again, and see that the coverage has no hole there"));
  return result;
}

}  // namespace

Remedy access_denied_to_read() { return {"access-denied-to-read", "Grant the reading role what it lacks", evaluate}; }

}  // namespace patchtriage::remedies
