#include "investigate/profile_steps.h"

#include <algorithm>
#include <set>

#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

constexpr std::size_t kCandidates = 5;

std::vector<std::string> working_profiles(const RuleFacts& facts) {
  std::set<std::string> names;
  for (const Node& node : facts.view.nodes()) {
    const auto& profile = node.instance->iam_instance_profile;
    if (!profile || !profile->arn || node.information == nullptr || node.information->ping_status != "Online") continue;
    names.insert(profile->arn->substr(profile->arn->rfind('/') + 1));
  }
  std::vector<std::string> found(names.begin(), names.end());
  found.resize(std::min(found.size(), kCandidates));
  return found;
}

}  // namespace

void append_attach_profile(const RuleFacts& facts, std::vector<RemedyStep>& steps, std::string title) {
  RemedyStep attach =
      fix(std::move(title),
          aws(facts, "ec2", "associate-iam-instance-profile")
              .instance("--instance-id", facts.node.key.instance_id)
              .json_with_inputs("--iam-instance-profile", Json::object({{"Name", "{{PROFILE}}"}})),
          RemedyStep::Changes::iam,
          "Everything on the instance gets the role's permissions. It fails where a profile is attached.");
  attach.inputs.push_back(
      {"PROFILE", "an instance profile whose role has AmazonSSMManagedInstanceCore", working_profiles(facts)});
  steps.push_back(std::move(attach));
}

}  // namespace patchtriage::remedies
