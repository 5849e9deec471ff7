// The load balancers of a scope that face the internet: which of their listeners are open, and to which targets they
// lead.
//
// Made once for a scope (ScopeView::once). Only what faces the internet is looked at, so listings that nothing of that
// kind depends on may be missing.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assess/network/address_set.h"
#include "assess/network/proof.h"
#include "assess/network/traffic.h"
#include "assess/scope_view.h"
#include "fleet/records/elb_load_balancers.h"
#include "fleet/records/elbv2_load_balancers.h"

namespace patchtriage {

enum class BalancerKind { application, network, classic };

// A listener that clients on the internet can open, on its way to one set of targets.
struct Door {
  BalancerKind kind = BalancerKind::application;
  std::string via;  // "load balancer web, listener HTTPS 443, target group app"
  std::vector<Protocol> protocols;
  std::int64_t port = 0;
  AddressSet clients;
  std::vector<std::string> groups;                   // of the load balancer that talks to the target
  std::vector<std::string> subnets;                  // of the same
  const elbv2::TargetGroup* target_group = nullptr;  // nullptr of classic ones
  std::int64_t instance_port = 0;                    // of classic ones
  Answer is_open = Answer::unknown;                  // unknown: `gaps` say why
  std::vector<Evidence> evidence;
  std::vector<Evidence> gaps;
};

// An instance or address behind a door.
struct Registration {
  std::size_t door = 0;
  std::int64_t port = 0;
  bool is_address = false;
  Evidence evidence;
};

class LoadBalancerDoors {
 public:
  explicit LoadBalancerDoors(const ScopeView& view);

  const std::vector<Door>& doors() const { return doors_; }
  const std::vector<Registration>& of_instance(std::string_view instance_id) const;
  const std::vector<Registration>& of_address(std::string_view vpc_id, std::string_view address) const;
  // Of every address in the blocks.
  std::vector<const Registration*> of_addresses(std::string_view vpc_id, const AddressSet& blocks) const;
  // What could not be read, so that any instance of the VPC may be behind an open listener.
  std::vector<Evidence> gaps(std::string_view vpc_id) const;
  // Something faces the internet here.
  bool has_any() const { return !doors_.empty(); }

 private:
  void add_modern(const ScopeView& view);
  void add_classic(const ScopeView& view);
  void add_chained(const ScopeView& view);
  void register_targets(const ScopeView& view);

  std::vector<Door> doors_;
  std::unordered_map<std::string, std::vector<Registration>> by_target_;
  // The addresses among the targets, by VPC.
  std::unordered_map<std::string, std::map<IpAddress, std::string>> addresses_;
  std::vector<Evidence> gaps_;  // of every VPC
  std::unordered_map<std::string, std::vector<Evidence>> vpc_gaps_;
};

}  // namespace patchtriage
