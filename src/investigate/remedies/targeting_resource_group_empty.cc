// Against a resource group that doesn't hold the node.
#include <re2/re2.h>

#include "investigate/near_miss_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

// Of "resource group web (tag Env=prod)" the name; empty where the near miss names none.
std::string group_of(const NearMiss& miss) {
  static const RE2 kName(R"(^resource group ([A-Za-z0-9_.-]+))");
  std::string name;
  RE2::PartialMatch(miss.expected, kName, &name);
  return name;
}

void append_query(const RuleFacts& facts, const NearMiss& miss, std::vector<RemedyStep>& steps) {
  const std::string group = group_of(miss);
  CommandLine see = aws(facts, "resource-groups", "get-group-query");
  CommandLine correct = aws(facts, "resource-groups", "update-group-query");
  for (CommandLine* command : {&see, &correct}) {
    if (group.empty()) {
      command->input("--group-name", "GROUP");
    } else {
      command->option("--group-name", group);
    }
  }
  RemedyStep look = diagnose("See what the group asks for", see);
  RemedyStep change = for_everyone(fix("Correct the group's query, or make the group where it is missing",
                                       correct.input("--resource-query", "QUERY"), RemedyStep::Changes::ssm,
                                       "Everything that targets the group follows."));
  for (RemedyStep* each : {&look, &change}) {
    if (group.empty()) each->inputs.push_back({"GROUP", "the resource group that the target names", {}});
  }
  change.inputs.push_back({"QUERY", "a query that finds the node: at most 5 tag keys, 5 values each", {}});
  steps.push_back(std::move(look));
  steps.push_back(std::move(change));
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return near_miss_remediation(facts, append_query);
}

}  // namespace

Remedy targeting_resource_group_empty() {
  return {"targeting.resource-group-empty", "Repair the resource group", evaluate};
}

}  // namespace patchtriage::remedies
