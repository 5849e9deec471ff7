// Step 3: whether and how an instance can be reached from the internet, as the network is configured.
//
// Not evaluated, because these records don't show them: where Global Accelerator and CloudFront lead to (only that they
// enter beside the instance), API Gateway's links, VPN, Direct Connect, and what listens on the host.
#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assess/assessment.h"
#include "assess/exposure/path_search.h"
#include "assess/network/proof.h"
#include "fleet/records/inspector2_findings.h"

namespace patchtriage {
namespace {

// Amazon Inspector looks at the same network by itself: an independent witness, whether it agrees or not.
struct ReachabilityFindings {
  std::unordered_map<std::string_view, std::vector<const inspector2::Finding*>> by_instance;

  explicit ReachabilityFindings(const ScopeView& view) {
    for (const inspector2::Finding& finding : view.list<inspector2::Finding>().rows()) {
      if (finding.type != "NETWORK_REACHABILITY" || finding.status == "CLOSED") continue;
      for (const inspector2::Resource& resource : finding.resources) {
        if (resource.id) by_instance[*resource.id].push_back(&finding);
      }
    }
  }
};

void add_witness(const ScopeView& view, const Node& node, Exposure& exposure) {
  const auto& findings = view.once<ReachabilityFindings>().by_instance;
  const auto found = findings.find(node.key.instance_id);
  if (found == findings.end()) return;
  for (const inspector2::Finding* finding : found->second) {
    exposure.evidence.push_back(
        view.trail().cite(*finding, &inspector2::Finding::title,
                          exposure.level == ExposureLevel::internet
                              ? "Amazon Inspector finds it reachable as well"
                              : "Amazon Inspector finds it reachable, which these records do not show"));
  }
}

}  // namespace

Exposure assess_exposure(const ScopeView& view, const Node& node) {
  Exposure exposure;
  PathSearch search = find_direct_paths(view, node);
  PathSearch balanced = find_load_balancer_paths(view, node);
  std::ranges::move(balanced.paths, std::back_inserter(search.paths));
  append(search.gaps, balanced.gaps);
  if (search.paths.empty()) append(search.gaps, find_managed_ways(view, node));
  append(search.why_none, balanced.why_none);

  const std::string state = node.instance->state ? node.instance->state->name.value_or("") : "";
  if (!search.paths.empty()) {
    exposure.level = ExposureLevel::internet;
    exposure.breadth = Breadth::narrow;
    for (const ExposurePath& path : search.paths) exposure.breadth = wider(*exposure.breadth, path.breadth);
    if (state == "stopped" || state == "stopping") {
      exposure.evidence.push_back(view.trail().cite(*node.instance, node.instance->state->name,
                                                    "it is reachable again as soon as it is started"));
    }
    exposure.paths = std::move(search.paths);
    append(exposure.evidence, search.gaps);
  } else if (!search.gaps.empty()) {
    exposure.level = ExposureLevel::unknown;
    exposure.evidence = std::move(search.gaps);
  } else {
    exposure.level = ExposureLevel::internal;
    exposure.paths.emplace();
    exposure.evidence = std::move(search.why_none);
  }
  add_witness(view, node, exposure);
  return exposure;
}

}  // namespace patchtriage
