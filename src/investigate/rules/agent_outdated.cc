// The agent is too old for what is asked of it.
#include "investigate/rule.h"
#include "investigate/rule_facts.h"

namespace patchtriage::rules {
namespace {

Verdict evaluate(const RuleFacts& facts) {
  static constexpr std::string_view kCodes[] = {"agent.outdated", "identity.dhmc-agent-too-old"};
  static constexpr std::string_view kLikely[] = {"identity.dhmc-agent-too-old", "agent.outdated"};
  return verdict_of_checks(facts, kCodes, kLikely);
}

}  // namespace

Rule agent_outdated() {
  Rule rule;
  rule.id = "agent/outdated";
  rule.slug = "agent/outdated";
  rule.layer = Layer::agent;
  rule.position = 0;
  rule.documentation.means =
      "The SSM Agent is too old for what is asked of it: Patch Manager needs 2.0.834.0, patching with "
      "hooks 3.0.502, Default Host Management 3.2.582.0. It fails the document or can't register.";
  rule.documentation.established =
      "The agent's version that Systems Manager lists, or for an instance without a working profile in a Region "
      "with Default Host Management the age of its image, against the version that is needed.";
  rule.documentation.is_not = "Not an agent that merely isn't the latest: most aren't, and they patch.";
  rule.documentation.disproved_by =
      "An agent version at or above the needed one, or a patch run that succeeded with this version.";
  rule.remedy = "agent.outdated";
  rule.evaluate = evaluate;
  return rule;
}

}  // namespace patchtriage::rules
