// Checks 2 to 6 of the decision list: what EC2's own records say about the host.
#include <fmt/format.h>

#include <array>

#include "assess/manageability/agent_version.h"
#include "assess/manageability/launch_image.h"
#include "assess/manageability/walk.h"
#include "base/text.h"

namespace patchtriage {
namespace {

void check_state(Walk& walk) {
  const ec2::Instance& instance = walk.instance();
  const Trail& trail = walk.view.trail();
  const std::string name = instance.state ? instance.state->name.value_or("") : "";
  if (name.empty()) return walk.unknown("state.stopped", "EC2 did not say in which state the instance is", {});
  std::vector<Evidence> evidence = {
      trail.cite(instance, instance.state->name, fmt::format("the instance is {}", name))};
  if (name == "running" || name == "pending") return walk.clear("state.stopped", "The instance is " + name, evidence);
  if (instance.state_transition_reason && !instance.state_transition_reason->empty()) {
    evidence.push_back(trail.cite(instance, &ec2::Instance::state_transition_reason, "why it left the running state"));
  }
  walk.blocked("state.stopped", true, fmt::format("The instance is {}, so nothing can reach it", name),
               std::move(evidence));
}

void check_status(Walk& walk) {
  const Trail& trail = walk.view.trail();
  const Check* state = walk.find("state.stopped");
  if (state != nullptr && state->outcome == Check::Outcome::blocked) return;  // EC2 doesn't check what doesn't run
  const ec2::InstanceStatus* row = walk.view.find<ec2::InstanceStatus>(walk.node.key.instance_id);
  if (row == nullptr) {
    const Facts<ec2::InstanceStatus> statuses = walk.view.list<ec2::InstanceStatus>();
    if (const Gap* gap = statuses.gap()) {
      return walk.unknown("state.impaired", "The status checks could not be read",
                          {trail.not_read(*gap, "the status checks")});
    }
    return walk.unknown("state.impaired", "EC2 lists no status checks for the instance",
                        {trail.not_listed(*statuses.complete(), "no status checks are listed for it")});
  }
  std::vector<Evidence> evidence;
  bool is_impaired = false;
  bool is_ok = true;
  const auto read = [&](const std::optional<ec2::InstanceStatusSummary>& summary, std::string_view what) {
    if (!summary || !summary->status) {
      is_ok = false;
      return;
    }
    is_impaired = is_impaired || *summary->status == "impaired";
    is_ok = is_ok && *summary->status == "ok";
    evidence.push_back(
        trail.cite(*row, summary->status, fmt::format("the {} status check is {}", what, *summary->status)));
  };
  read(row->system_status, "system");
  read(row->instance_status, "instance");
  for (const ec2::InstanceStatusEvent& event : row->events) {
    const std::string description = event.description.value_or("");
    const bool is_over = description.starts_with("[Completed]") || description.starts_with("[Canceled]");
    if (event.code && !is_over) evidence.push_back(trail.cite(*row, event.code, "EC2 has scheduled this for it"));
  }
  if (is_impaired) {
    return walk.blocked("state.impaired", true, "EC2's status checks find the instance impaired", std::move(evidence));
  }
  if (is_ok) return walk.clear("state.impaired", "Both status checks pass", std::move(evidence));
  walk.unknown("state.impaired", "The status checks have no result yet", std::move(evidence));
}

// Systems the agent was never built for, as their images are named.
constexpr std::array kUnsupportedImages{"freebsd", "flatcar", "coreos", "openbsd", "netbsd"};

void check_operating_system(Walk& walk) {
  const ec2::Instance& instance = walk.instance();
  const Trail& trail = walk.view.trail();
  if (walk.node.information != nullptr) {
    return walk.clear(
        "os.unsupported", "The agent has run on it",
        {trail.cite(*walk.node.information, &ssm::InstanceInformation::platform_name, "as the agent reports it")});
  }
  if (instance.architecture == "i386") {
    return walk.blocked("os.unsupported", true, "There is no agent for this architecture",
                        {trail.cite(instance, &ec2::Instance::architecture, "a 32-bit host")});
  }
  const ec2::Image* image = launch_image(walk.view, instance);
  if (image == nullptr) {
    const Facts<ec2::Image> images = walk.view.list<ec2::Image>(instance.image_id.value_or(""));
    std::vector<Evidence> evidence;
    if (const Gap* gap = images.gap()) evidence.push_back(trail.not_read(*gap, "the image"));
    return walk.unknown("os.unsupported", "The operating system is not known", std::move(evidence));
  }
  const std::string name = to_lower(*image->name);
  for (const char* unsupported : kUnsupportedImages) {
    if (!name.contains(unsupported)) continue;
    return walk.blocked("os.unsupported", true, "There is no agent for this operating system",
                        {trail.cite(*image, &ec2::Image::name, "the image it was launched from")});
  }
  walk.clear("os.unsupported", "Nothing speaks against its operating system",
             {trail.cite(*image, &ec2::Image::name, "the image it was launched from")});
}

void check_metadata_service(Walk& walk) {
  const ec2::Instance& instance = walk.instance();
  const Trail& trail = walk.view.trail();
  if (!instance.metadata_options || !instance.metadata_options->http_endpoint) {
    return walk.unknown("identity.imds-disabled", "EC2 did not say whether the metadata service is on", {});
  }
  const ec2::InstanceMetadataOptionsResponse& options = *instance.metadata_options;
  if (options.http_endpoint == "disabled") {
    return walk.blocked("identity.imds-disabled", true,
                        "The instance metadata service is off: the agent has neither identity nor credentials",
                        {trail.cite(instance, options.http_endpoint, "the metadata service is switched off")});
  }
  walk.clear("identity.imds-disabled", "The instance metadata service is on",
             {trail.cite(instance, options.http_endpoint, "the metadata service is on")});

  // The hop limit says nothing: no image is known to run its agent behind a bridge. Bottlerocket's host containers
  // share the host's network.
  if (options.http_tokens == "required" && walk.agent_version && is_older_agent(*walk.agent_version, "3.0.0.0")) {
    std::vector<Evidence> evidence = {trail.cite(instance, options.http_tokens, "only IMDSv2 is answered")};
    if (walk.agent_version_evidence) evidence.push_back(*walk.agent_version_evidence);
    walk.blocked("identity.imdsv2-old-agent", false, "The agent may be too old for IMDSv2, which is required",
                 std::move(evidence));
  }
}

}  // namespace

void check_host(Walk& walk) {
  check_state(walk);
  check_status(walk);
  check_operating_system(walk);
  check_metadata_service(walk);
}

}  // namespace patchtriage
