#include "investigate/near_miss_steps.h"

#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

constexpr std::string_view kTag = "tag ";

RemedyStep see_tags(const RuleFacts& facts) {
  return diagnose("See the node's tags",
                  aws(facts, "ec2", "describe-tags")
                      .instance_values("--filters", "Name=resource-id,Values=", facts.node.key.instance_id));
}

}  // namespace

const NearMiss* install_near_miss(const RuleFacts& facts) {
  const NearMiss* best = nullptr;
  for (const NearMiss& miss : facts.assessment.patching.near_misses) {
    if (best == nullptr || (miss.operation == PatchOperation::install && best->operation != PatchOperation::install)) {
      best = &miss;
    }
  }
  return best;
}

Remediation near_miss_remediation(const RuleFacts& facts,
                                  void (*change)(const RuleFacts&, const NearMiss&, std::vector<RemedyStep>&)) {
  Remediation result;
  result.steps.push_back(see_tags(facts));
  if (const NearMiss* miss = install_near_miss(facts)) {
    const std::string source = miss->name.value_or(miss->id);
    result.target = miss->id;
    result.summary = miss->kind + " " + source + " asks for " + miss->expected + ", the node has " + miss->actual + ".";
    result.title = miss->kind + " " + source + " targets " + miss->expected + "; nodes have " + miss->actual;
    change(facts, *miss, result.steps);
  } else {
    result.summary = "Correct the target of the schedule, or the node's tags.";
    result.change = "let tags and targets agree for {}";
    result.steps.push_back(diagnose("See which windows there are, and compare their targets",
                                    aws(facts, "ssm", "describe-maintenance-windows")));
    result.steps.push_back(step(RemedyStep::Purpose::fix, "Correct the target that should match, or the node's tags",
                                RemedyStep::Changes::ssm));
  }
  append_verify_scan(facts, result.steps);
  return result;
}

void append_retag(const RuleFacts& facts, const NearMiss& miss, std::vector<RemedyStep>& steps) {
  const std::size_t equals = miss.expected.find('=');
  if (!miss.expected.starts_with(kTag) || equals == std::string::npos) {
    steps.push_back(step(RemedyStep::Purpose::fix, "Give the node " + miss.expected, RemedyStep::Changes::instance));
    return;
  }
  const Json tag = Json::array({Json::object({{"Key", miss.expected.substr(kTag.size(), equals - kTag.size())},
                                              {"Value", miss.expected.substr(equals + 1)}})});
  steps.push_back(
      fix("Give the node the tag that is asked for: " + miss.expected,
          aws(facts, "ec2", "create-tags").instances("--resources", facts.node.key.instance_id).json("--tags", tag),
          RemedyStep::Changes::instance,
          "The next run of the schedule includes the node; other things may read the tag too."));
}

}  // namespace patchtriage::remedies
