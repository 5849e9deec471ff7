#include "investigate/near_miss_steps.h"

#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

constexpr std::string_view kTag = "tag ";

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

void append_retag(const RuleFacts& facts, const NearMiss& miss, std::vector<RemedyStep>& steps) {
  const std::string& id = facts.node.key.instance_id;
  const std::size_t equals = miss.expected.find('=');
  if (!miss.expected.starts_with(kTag) || equals == std::string::npos) {
    steps.push_back(step(RemedyStep::Purpose::fix, "Give the node " + miss.expected, RemedyStep::Changes::instance));
    return;
  }
  const Json tag = Json::array({Json::object({{"Key", miss.expected.substr(kTag.size(), equals - kTag.size())},
                                              {"Value", miss.expected.substr(equals + 1)}})});
  RemedyStep change =
      fix("Give the node the tag that is asked for: " + miss.expected,
          aws(facts, "ec2", "create-tags").option("--resources", id).json("--tags", tag), RemedyStep::Changes::instance,
          "The next run of the schedule includes the node; other things may read the tag too.");
  steps.push_back(std::move(change));
}

}  // namespace patchtriage::remedies
