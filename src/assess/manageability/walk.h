// One walk over the decision list of the reference for one instance: what its checks share.
//
// Each group of checks appends to `checks`, in the order of the list, every outcome and not only the first blocker.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assess/assessment.h"
#include "assess/network/proof.h"
#include "assess/scope_view.h"

namespace patchtriage {

// Default Host Management of the account and Region: instances without a working profile register by its role.
struct HostManagement {
  Answer is_on = Answer::unknown;  // yes: it is set, and nothing shows that its role doesn't work
  std::string why;                 // a clause: "Default Host Management is off"
  Evidence evidence;
};

struct Walk {
  const ScopeView& view;
  const Node& node;
  const Context& context;
  Manageability& result;
  HostManagement host_management;
  // The agent's version as last seen, whether it is connected or not.
  std::optional<std::string> agent_version;
  std::optional<Evidence> agent_version_evidence;
  // Default Host Management stands in for a profile whose credentials don't let the agent register.
  bool uses_host_management = false;

  const ec2::Instance& instance() const { return *node.instance; }
  bool is_alive() const { return result.state == ManageabilityState::managed; }
  bool is_hybrid() const { return node.managed_id != node.key.instance_id; }
  void blocked(std::string code, bool is_definite, std::string summary, std::vector<Evidence> evidence);
  // Blocked, as far as it goes: what the heartbeat does without. Never proven to be the cause.
  void blocked_partly(std::string code, std::string summary, std::vector<Evidence> evidence);
  void clear(std::string code, std::string summary, std::vector<Evidence> evidence);
  void unknown(std::string code, std::string summary, std::vector<Evidence> evidence);
  const Check* find(std::string_view code) const;
};

HostManagement read_host_management(const ScopeView& view);

// The groups, in the order of the list.
void check_host(Walk& walk);      // instance state, status checks, operating system, metadata service
void check_identity(Walk& walk);  // profile, role, trust, permissions, Default Host Management
void check_network(Walk& walk);   // path to Systems Manager, endpoints, names
void check_agent(Walk& walk);     // what is left when the rest holds

// The way to S3, from where patch operations fetch what they run; check_network asks for it where it walks the path.
void check_payload(Walk& walk);

}  // namespace patchtriage
