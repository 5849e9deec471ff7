#include "assess/owning_service.h"

#include <fmt/format.h>

#include <array>

#include "assess/tags.h"
#include "base/text.h"

namespace patchtriage {
namespace {

struct TagSign {
  std::string_view key_prefix;
  std::string_view service;
};

// Tags that the service itself puts on the instances it launches. `kubernetes.io/cluster/…` is not among them:
// self-made clusters carry it too, and their nodes are patched by whoever made them.
constexpr std::array kTagSigns = {
    TagSign{"aws:eks:", "EKS"},
    TagSign{"eks:", "EKS"},
    TagSign{"karpenter.sh/", "EKS"},
    TagSign{"aws:elasticmapreduce:", "EMR"},
    TagSign{"AWSBatchServiceTag", "Batch"},
};

std::string service_name(const std::optional<std::string>& principal) {
  if (!principal || principal->empty()) return "an AWS service";
  const std::string lower = to_lower(*principal);
  if (lower.find("eks") != std::string::npos) return "EKS";
  if (lower.find("elasticmapreduce") != std::string::npos) return "EMR";
  if (lower.find("ecs") != std::string::npos) return "ECS";
  return *principal;
}

}  // namespace

std::optional<OwningService> owning_service(const ScopeView& view, const Node& node) {
  const ec2::Instance& instance = *node.instance;
  if (instance.operator_ && instance.operator_->managed == true) {
    OwningService owner{service_name(instance.operator_->principal), {}};
    owner.evidence.push_back(
        view.trail().cite(instance, instance.operator_->managed, "a service manages this instance"));
    if (instance.operator_->principal) {
      owner.evidence.push_back(
          view.trail().cite(instance, instance.operator_->principal, "the service that manages it"));
    }
    return owner;
  }
  for (const TagSign& sign : kTagSigns) {
    const ec2::Tag* tag = find_tag_by_prefix(instance, sign.key_prefix);
    if (tag == nullptr) continue;
    return OwningService{
        std::string(sign.service),
        {view.trail().cite(instance, tag->key, fmt::format("{} puts this tag on its nodes", sign.service))}};
  }
  return std::nullopt;
}

}  // namespace patchtriage
