// Checks 12 to 14 of the decision list: the path from the instance to Systems Manager, and the names it needs.
//
// What is in the way is told by its mechanism ("network.nacl"); the path as a whole, open or not known, is
// "network.path".
#include <fmt/format.h>

#include <algorithm>

#include "assess/manageability/agent_version.h"
#include "assess/manageability/regions.h"
#include "assess/manageability/siblings.h"
#include "assess/manageability/walk.h"
#include "assess/network/name_servers.h"
#include "assess/network/service_path.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage {
namespace {

constexpr const char* kPath = "network.path";

// The same obstacle in the way of several services is told once.
void add_blocks(Walk& walk, std::string_view service, const ServicePath& path) {
  for (const PathBlock& block : path.blocks) {
    const auto same = std::ranges::find_if(walk.result.checks, [&](const Check& check) {
      return check.code == block.code && check.outcome == Check::Outcome::blocked;
    });
    if (same == walk.result.checks.end()) {
      walk.blocked(block.code, block.is_definite, block.summary, block.evidence);
      continue;
    }
    same->is_definite = same->is_definite || block.is_definite;
    if (same->summary != block.summary) same->summary += fmt::format("; {} as well", service);
  }
}

void check_names(Walk& walk) {
  constexpr const char* kCode = "network.dns";
  const Check* already = walk.find(kCode);
  if (already != nullptr && already->outcome == Check::Outcome::blocked) return;
  if (!walk.instance().vpc_id) return;
  const Proof support = read_vpc_names(walk.view, *walk.instance().vpc_id).has_support;
  const Proof amazon = uses_amazon_names(walk.view, *walk.instance().vpc_id);
  std::vector<Evidence> evidence = support.evidence;
  append(evidence, amazon.evidence);
  if (amazon.answer == Answer::no) {
    return walk.unknown(kCode, "The VPC has name servers of its own, which may not know the service's names",
                        std::move(evidence));
  }
  if (support.answer == Answer::no) {
    return walk.blocked(kCode, amazon.answer == Answer::yes, "DNS support of the VPC is off: no name resolves",
                        std::move(evidence));
  }
  if (both(support.answer, amazon.answer) == Answer::yes) {
    return walk.clear(kCode, "Amazon's name servers answer in the VPC", std::move(evidence));
  }
  walk.unknown(kCode, "Whether names resolve in the VPC could not be told", std::move(evidence));
}

// Old agents fetch their commands from ec2messages and nowhere else.
bool needs_ec2messages(const Walk& walk) {
  return has_ec2messages(walk.node.key.region) && walk.agent_version &&
         is_older_agent(*walk.agent_version, kMessageServiceAgent);
}

// Nothing among it could not be read.
bool is_read(const std::vector<Evidence>& evidence) {
  std::vector<const Evidence*> gaps;
  for (const Evidence& one : evidence) collect_gaps(one, gaps);
  return gaps.empty();
}

bool check_sibling(Walk& walk) {
  const Node* sibling = walk.view.once<Siblings>().online_sibling(walk.node);
  if (sibling == nullptr) return false;
  const Trail& trail = walk.view.trail();
  const std::vector<Evidence> evidence = {
      trail.cite(*sibling->information, &ssm::InstanceInformation::ping_status,
                 fmt::format("{} has the same subnet, groups and profile, and is online", sibling->key.instance_id))};
  walk.clear(kPath, fmt::format("{}, which has the same network and role, is online", sibling->key.instance_id),
             evidence);
  // What could not be read about the role, the sibling answers. It also disproves what was only possible.
  for (Check& check : walk.result.checks) {
    const bool is_disproved = check.code == "identity.role-permissions" && check.outcome == Check::Outcome::blocked &&
                              !check.is_definite && !check.is_partial && is_read(check.evidence);
    const bool is_shared = check.code == "identity.profile-without-role" || check.code == "identity.trust-policy" ||
                           check.code == "identity.role-permissions" || check.code == "identity.no-profile-no-dhmc";
    if (!is_disproved && (!is_shared || check.outcome != Check::Outcome::unknown)) continue;
    check.outcome = Check::Outcome::clear;
    check.summary = fmt::format("{}, which has the same role, is online", sibling->key.instance_id);
    append(check.evidence, evidence);
  }
  return true;
}

}  // namespace

// The payload of a patch operation comes from S3; without it the node is managed and patching fails.
void check_payload(Walk& walk) {
  const ServicePath path = trace_service_path(walk.view, walk.node, "s3");
  if (path.is_open != Answer::no) return;
  std::vector<Evidence> evidence;
  std::string summary = "There is no way to S3, from where patch operations fetch what they run";
  for (const PathBlock& block : path.blocks) {
    append(evidence, block.evidence);
    summary += fmt::format("; {}", block.summary);
  }
  walk.blocked_partly("network.s3-payload", std::move(summary), std::move(evidence));
}

void check_network(Walk& walk) {
  if (walk.is_alive()) {
    // The heartbeat proves the rest; only the session channel is missing.
    const ServicePath path = trace_service_path(walk.view, walk.node, "ssmmessages");
    if (path.is_open == Answer::no) add_blocks(walk, "ssmmessages", path);
    if (path.is_open == Answer::yes) walk.clear(kPath, "The way to ssmmessages is open", path.evidence);
    if (path.is_open == Answer::unknown) walk.unknown(kPath, "The way to ssmmessages could not be told", path.evidence);
    return;
  }
  if (check_sibling(walk)) return;
  std::vector<std::string_view> services = {"ssm", "ssmmessages"};
  if (needs_ec2messages(walk)) services.push_back("ec2messages");
  Answer all = Answer::yes;
  std::vector<Evidence> open;
  std::vector<Evidence> unsure;
  for (const std::string_view service : services) {
    const ServicePath path = trace_service_path(walk.view, walk.node, service);
    all = both(all, path.is_open);
    if (path.is_open == Answer::no) add_blocks(walk, service, path);
    append(path.is_open == Answer::yes ? open : unsure, path.evidence);
  }
  if (all == Answer::yes) walk.clear(kPath, "The way to Systems Manager is open", std::move(open));
  if (all == Answer::unknown) walk.unknown(kPath, "The way to Systems Manager could not be told", std::move(unsure));
  check_names(walk);
  check_payload(walk);
}

}  // namespace patchtriage
