// Checks 15 to 21 of the decision list: what is left for the agent itself when everything around it holds.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "assess/manageability/agent_version.h"
#include "assess/manageability/preinstalled_agent.h"
#include "assess/manageability/walk.h"

namespace patchtriage {
namespace {

void check_version(Walk& walk) {
  if (!walk.agent_version || !walk.agent_version_evidence) return;
  if (is_older_agent(*walk.agent_version, kPatchingAgent)) {
    return walk.blocked("agent.outdated", true,
                        fmt::format("Agent {} can't run the patching documents; {} is the oldest that can",
                                    *walk.agent_version, kPatchingAgent),
                        {*walk.agent_version_evidence});
  }
  std::string summary = fmt::format("Agent {} is new enough for patching", *walk.agent_version);
  std::vector<Evidence> evidence = {*walk.agent_version_evidence};
  if (walk.result.agent_is_latest == false && walk.node.information != nullptr) {
    summary += "; a newer one exists";
    evidence.push_back(walk.view.trail().cite(*walk.node.information, &ssm::InstanceInformation::is_latest_version,
                                              "not the latest version"));
  }
  walk.clear("agent.outdated", std::move(summary), std::move(evidence));
}

// By elimination: nothing that the records show is in the way, so it is what they can't show.
void check_presence(Walk& walk) {
  const bool is_lost = walk.result.state == ManageabilityState::lost;
  if (!is_lost && walk.result.state != ManageabilityState::unmanaged) return;
  std::vector<Evidence> because;
  bool is_blocked_elsewhere = false;
  bool is_known = true;
  for (const Check& check : walk.result.checks) {
    if (check.code == "agent.outdated" || check.is_partial) continue;
    is_blocked_elsewhere = is_blocked_elsewhere || check.outcome == Check::Outcome::blocked;
    // A system that can't be told is no obstacle; that it has no agent is what is said then anyway.
    const bool is_needed = check.code != "os.unsupported";
    if (check.outcome == Check::Outcome::unknown && is_needed) {
      is_known = false;
      append(because, check.evidence);
    }
  }
  constexpr const char* kCode = "agent.not-installed-or-stopped";
  if (is_blocked_elsewhere) {
    return walk.unknown(kCode, "The agent can't be judged while something else is in its way", {});
  }
  if (!is_known) {
    return walk.unknown(kCode, "Whether the agent runs can't be told before the rest is known", std::move(because));
  }
  // A start sets the launch time; the registration, or its trace, may be from before it.
  const auto& launched = walk.instance().launch_time;
  if (launched && walk.view.as_of() - *launched < walk.view.settings().starting_for) {
    return walk.unknown(kCode, "It started moments ago; the agent may need half an hour",
                        {walk.view.trail().cite(walk.instance(), &ec2::Instance::launch_time, "when it started")});
  }
  for (const Check& check : walk.result.checks) {
    if (check.outcome == Check::Outcome::clear && !check.evidence.empty()) {
      because.push_back(Trail::derived(check.summary, check.evidence));
    }
  }
  const ImageFamily family = image_family(walk.view, walk.instance());
  if (family.evidence) because.push_back(*family.evidence);
  std::string summary = is_lost ? "Everything around the agent holds, and it stopped answering"
                                : "Everything around the agent holds, and it never registered";
  if (!is_lost && family.has_agent == Answer::no) summary += "; its image is not one that brings the agent";
  walk.blocked(kCode, false, std::move(summary), std::move(because));
}

// Windows from 2012 on speaks TLS 1.2 by itself, and a node that was registered has shown that it can.
void check_transport_security(Walk& walk) {
  if (walk.result.state != ManageabilityState::unmanaged) return;
  const ImageFamily family = image_family(walk.view, walk.instance());
  if (!family.is_windows_2008 || !family.evidence) return;
  walk.blocked("agent.tls", false, "Systems Manager wants TLS 1.2, which this Windows does not speak by itself",
               {*family.evidence});
}

}  // namespace

void check_agent(Walk& walk) {
  check_transport_security(walk);
  check_version(walk);
  check_presence(walk);
}

}  // namespace patchtriage
