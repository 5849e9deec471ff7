#include "assess/exposure/load_balancer_doors.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "assess/exposure/open_listener.h"
#include "assess/network/security_groups.h"
#include "base/text.h"

namespace patchtriage {
namespace {

std::vector<Protocol> protocols_of(std::string_view listener_protocol) {
  if (listener_protocol == "UDP" || listener_protocol == "QUIC") return {Protocol::udp};
  if (listener_protocol == "TCP_UDP" || listener_protocol == "TCP_QUIC") return {Protocol::tcp, Protocol::udp};
  return {Protocol::tcp};
}

std::string address_key(std::string_view vpc_id, std::string_view address) {
  return fmt::format("{}|{}", vpc_id, address);
}

// An impaired load balancer still serves.
bool faces_internet(const elbv2::LoadBalancer& balancer) {
  return balancer.scheme == "internet-facing" && balancer.type != "gateway" &&
         (!balancer.state || !balancer.state->code || balancer.state->code == "active" ||
          balancer.state->code == "active_impaired");
}

Frontage frontage_of(const elbv2::LoadBalancer& balancer) {
  Frontage frontage;
  for (const elbv2::AvailabilityZone& zone : balancer.availability_zones) {
    if (zone.subnet_id) frontage.subnets.push_back(*zone.subnet_id);
  }
  frontage.groups = balancer.security_groups;
  const std::string type = balancer.ip_address_type.value_or("ipv4");
  frontage.has_v4 = type != "dualstack-without-public-ipv4";
  frontage.has_v6 = type.starts_with("dualstack");
  frontage.may_lack_groups = balancer.type == "network";
  return frontage;
}

void add_targets(const std::vector<elbv2::Action>& actions, std::set<std::string>& target_groups) {
  for (const elbv2::Action& action : actions) {
    if (action.type != "forward") continue;
    if (action.forward_config && !action.forward_config->target_groups.empty()) {
      for (const elbv2::TargetGroupTuple& tuple : action.forward_config->target_groups) {
        // A single group may come without a weight.
        if (tuple.target_group_arn && tuple.weight.value_or(1) > 0) target_groups.insert(*tuple.target_group_arn);
      }
    } else if (action.target_group_arn) {
      target_groups.insert(*action.target_group_arn);
    }
  }
}

// Target groups to which a listener forwards. Groups that the load balancer uses in some listener or rule that could
// not be read are added to `possible`.
struct Forwards {
  std::set<std::string> certain;
  std::vector<Evidence> gaps;
};

Forwards forwards_of(const ScopeView& view, const elbv2::LoadBalancer& balancer, const elbv2::Listener& listener) {
  Forwards forwards;
  add_targets(listener.default_actions, forwards.certain);
  if (balancer.type != "application") return forwards;  // only these have rules
  const Facts<elbv2::Rule> rules = view.list<elbv2::Rule>(listener.listener_arn);
  if (const Gap* gap = rules.gap()) forwards.gaps.push_back(view.trail().not_read(*gap, "the rules of the listener"));
  for (const elbv2::Rule& rule : rules.rows()) add_targets(rule.actions, forwards.certain);
  return forwards;
}

std::string name_of(const elbv2::LoadBalancer& balancer) {
  return balancer.load_balancer_name.value_or(balancer.load_balancer_arn);
}

bool counts_as_registered(const elbv2::TargetHealthDescription& row) {
  return !row.target_health || row.target_health->state != "unused";
}

Door make_door(const ScopeView& view, const elbv2::LoadBalancer& balancer, const elbv2::Listener& listener) {
  Door door;
  door.kind = balancer.type == "network" ? BalancerKind::network : BalancerKind::application;
  door.port = listener.port.value_or(0);
  door.protocols = protocols_of(listener.protocol.value_or(""));
  const Frontage frontage = frontage_of(balancer);
  door.groups = frontage.groups;
  door.subnets = frontage.subnets;
  door.via =
      fmt::format("load balancer {}, listener {} {}", name_of(balancer), listener.protocol.value_or(""), door.port);
  door.evidence = {view.trail().cite(balancer, &elbv2::LoadBalancer::scheme, "the load balancer faces the internet"),
                   view.trail().cite(listener, &elbv2::Listener::port, "the port of the listener")};
  for (const Protocol protocol : door.protocols) {
    OpenPort port = open_port(view, frontage, protocol, door.port);
    door.clients = door.clients.united(port.clients);
    append(door.evidence, port.evidence);
    append(door.gaps, port.gaps);
  }
  door.is_open = !door.clients.empty() ? Answer::yes : door.gaps.empty() ? Answer::no : Answer::unknown;
  return door;
}

}  // namespace

LoadBalancerDoors::LoadBalancerDoors(const ScopeView& view) {
  add_modern(view);
  add_chained(view);
  add_classic(view);
  register_targets(view);
}

void LoadBalancerDoors::add_modern(const ScopeView& view) {
  const Trail& trail = view.trail();
  const Facts<elbv2::LoadBalancer> balancers = view.list<elbv2::LoadBalancer>();
  if (const Gap* gap = balancers.gap()) gaps_.push_back(trail.not_read(*gap, "the load balancers"));
  const Facts<elbv2::TargetGroup> target_groups = view.list<elbv2::TargetGroup>();
  bool needs_target_groups = false;
  for (const elbv2::LoadBalancer& balancer : balancers.rows()) {
    if (!faces_internet(balancer)) continue;
    needs_target_groups = true;
    std::set<std::string> used;
    std::vector<Evidence> unread;  // listeners or rules that may use more groups
    const Facts<elbv2::Listener> listeners = view.list<elbv2::Listener>(balancer.load_balancer_arn);
    if (const Gap* gap = listeners.gap()) {
      unread.push_back(trail.not_read(*gap, fmt::format("the listeners of {}", name_of(balancer))));
    }
    for (const elbv2::Listener& listener : listeners.rows()) {
      const Door door = make_door(view, balancer, listener);
      if (door.is_open == Answer::no) continue;
      const Forwards forwards = forwards_of(view, balancer, listener);
      append(unread, forwards.gaps);
      for (const std::string& arn : forwards.certain) {
        used.insert(arn);
        const elbv2::TargetGroup* target_group = view.find<elbv2::TargetGroup>(arn);
        if (target_group == nullptr) continue;
        Door forwarded = door;
        forwarded.target_group = target_group;
        forwarded.via += fmt::format(", target group {}", target_group->target_group_name.value_or(arn));
        doors_.push_back(std::move(forwarded));
      }
    }
    if (unread.empty()) continue;
    // AWS lists which load balancers use a group: one of this load balancer's that no known action names is behind an
    // unread one.
    for (const elbv2::TargetGroup& target_group : target_groups.rows()) {
      const auto& users = target_group.load_balancer_arns;
      if (used.contains(target_group.target_group_arn) ||
          std::ranges::find(users, balancer.load_balancer_arn) == users.end())
        continue;
      Door door;
      door.via = fmt::format("load balancer {}, target group {}", name_of(balancer),
                             target_group.target_group_name.value_or(target_group.target_group_arn));
      door.target_group = &target_group;
      door.gaps = unread;
      doors_.push_back(std::move(door));
    }
  }
  if (const Gap* gap = target_groups.gap(); gap != nullptr && needs_target_groups) {
    gaps_.push_back(trail.not_read(*gap, "the target groups"));
  }
}

// A network load balancer may lead to an application load balancer, which then need not face the internet itself.
void LoadBalancerDoors::add_chained(const ScopeView& view) {
  const Trail& trail = view.trail();
  const std::vector<Door> first = doors_;
  for (const Door& door : first) {
    if (door.target_group == nullptr || door.target_group->target_type != "alb") continue;
    const Facts<elbv2::TargetHealthDescription> targets =
        view.list<elbv2::TargetHealthDescription>(door.target_group->target_group_arn);
    if (const Gap* gap = targets.gap()) {
      vpc_gaps_[door.target_group->vpc_id.value_or("")].push_back(trail.not_read(*gap, "the targets of " + door.via));
    }
    for (const elbv2::TargetHealthDescription& target : targets.rows()) {
      const auto* balancer =
          target.target && target.target->id ? view.find<elbv2::LoadBalancer>(*target.target->id) : nullptr;
      if (balancer == nullptr || !counts_as_registered(target)) continue;
      const std::int64_t port = target.target->port.value_or(door.target_group->port.value_or(0));
      const Facts<elbv2::Listener> listeners = view.list<elbv2::Listener>(balancer->load_balancer_arn);
      if (const Gap* gap = listeners.gap()) {
        vpc_gaps_[balancer->vpc_id.value_or("")].push_back(
            trail.not_read(*gap, "the listeners of " + name_of(*balancer)));
      }
      for (const elbv2::Listener& listener : listeners.rows()) {
        if (listener.port != port) continue;
        Door inner = door;
        inner.kind = BalancerKind::application;
        inner.subnets = frontage_of(*balancer).subnets;
        inner.groups = balancer->security_groups;
        inner.evidence.push_back(trail.cite(target, target.target->id, "its target is an application load balancer"));
        // The client's address stays, so the inner groups judge the client, or the outer load balancer by its groups.
        const OpeningSet set = read_openings(view, inner.groups, Direction::inbound, Protocol::tcp);
        AddressSet clients;
        for (const Opening& opening : set.openings) {
          if (!opening.ports.covers({port, port})) continue;
          const bool is_by_group = std::ranges::find(door.groups, opening.peer_group) != door.groups.end();
          clients = clients.united(is_by_group ? door.clients : opening.addresses.common(door.clients));
        }
        append(inner.gaps, set.gaps);
        inner.clients = clients;
        if (clients.empty() && inner.gaps.empty()) continue;
        inner.is_open = clients.empty() ? Answer::unknown : door.is_open;
        const Forwards forwards = forwards_of(view, *balancer, listener);
        for (const Evidence& gap : forwards.gaps) vpc_gaps_[balancer->vpc_id.value_or("")].push_back(gap);
        for (const std::string& arn : forwards.certain) {
          const elbv2::TargetGroup* target_group = view.find<elbv2::TargetGroup>(arn);
          if (target_group == nullptr) continue;
          Door forwarded = inner;
          forwarded.target_group = target_group;
          forwarded.via += fmt::format(", load balancer {}, target group {}", name_of(*balancer),
                                       target_group->target_group_name.value_or(arn));
          doors_.push_back(std::move(forwarded));
        }
      }
    }
  }
}

void LoadBalancerDoors::add_classic(const ScopeView& view) {
  const Trail& trail = view.trail();
  const Facts<elb::LoadBalancerDescription> balancers = view.list<elb::LoadBalancerDescription>();
  if (const Gap* gap = balancers.gap()) gaps_.push_back(trail.not_read(*gap, "the classic load balancers"));
  for (const elb::LoadBalancerDescription& balancer : balancers.rows()) {
    // Those from before VPCs have no scheme and face the internet.
    if (balancer.scheme.value_or("internet-facing") != "internet-facing") continue;
    const Frontage frontage{balancer.subnets, balancer.security_groups, true, false, false};
    for (const elb::ListenerDescription& description : balancer.listener_descriptions) {
      if (!description.listener) continue;
      const elb::Listener& listener = *description.listener;
      Door door;
      door.kind = BalancerKind::classic;
      door.port = listener.load_balancer_port.value_or(0);
      door.instance_port = listener.instance_port.value_or(0);
      door.protocols = {Protocol::tcp};
      door.groups = balancer.security_groups;
      door.subnets = balancer.subnets;
      door.via = fmt::format("classic load balancer {}, listener {} {}", balancer.load_balancer_name,
                             listener.protocol.value_or(""), door.port);
      door.evidence = {
          trail.cite(balancer, &elb::LoadBalancerDescription::scheme, "the load balancer faces the internet"),
          trail.cite(balancer, listener.load_balancer_port, "the port of the listener")};
      OpenPort port = open_port(view, frontage, Protocol::tcp, door.port);
      door.clients = port.clients;
      append(door.evidence, port.evidence);
      door.gaps = port.gaps;
      if (door.clients.empty() && door.gaps.empty()) continue;
      door.is_open = door.clients.empty() ? Answer::unknown : Answer::yes;
      doors_.push_back(door);
      for (const elb::Instance& instance : balancer.instances) {
        if (!instance.instance_id) continue;
        by_target_[*instance.instance_id].push_back(
            {doors_.size() - 1, door.instance_port, false,
             trail.cite(balancer, instance.instance_id, "registered with the load balancer")});
      }
    }
  }
}

void LoadBalancerDoors::register_targets(const ScopeView& view) {
  const Trail& trail = view.trail();
  for (std::size_t at = 0; at < doors_.size(); ++at) {
    const elbv2::TargetGroup* target_group = doors_[at].target_group;
    if (target_group == nullptr || target_group->target_type == "alb" || target_group->target_type == "lambda")
      continue;
    const Facts<elbv2::TargetHealthDescription> targets =
        view.list<elbv2::TargetHealthDescription>(target_group->target_group_arn);
    const std::string vpc_id = target_group->vpc_id.value_or("");
    if (const Gap* gap = targets.gap()) {
      vpc_gaps_[vpc_id].push_back(trail.not_read(
          *gap, "the targets of " + target_group->target_group_name.value_or(target_group->target_group_arn)));
    }
    for (const elbv2::TargetHealthDescription& target : targets.rows()) {
      if (!target.target || !target.target->id || !counts_as_registered(target)) continue;
      const bool is_address = target_group->target_type == "ip";
      const std::string key = is_address ? address_key(vpc_id, *target.target->id) : *target.target->id;
      if (const auto address = is_address ? parse_ip_address(*target.target->id) : std::nullopt) {
        addresses_[vpc_id].emplace(*address, key);
      }
      by_target_[key].push_back({at, target.target->port.value_or(target_group->port.value_or(0)), is_address,
                                 trail.cite(target, target.target->id, "registered in the target group")});
    }
  }
}

const std::vector<Registration>& LoadBalancerDoors::of_instance(std::string_view instance_id) const {
  static const std::vector<Registration> none;
  const auto found = by_target_.find(std::string(instance_id));
  return found == by_target_.end() ? none : found->second;
}

const std::vector<Registration>& LoadBalancerDoors::of_address(std::string_view vpc_id,
                                                               std::string_view address) const {
  return of_instance(address_key(vpc_id, address));
}

std::vector<const Registration*> LoadBalancerDoors::of_addresses(std::string_view vpc_id,
                                                                 const AddressSet& blocks) const {
  std::vector<const Registration*> found;
  const auto registered = addresses_.find(std::string(vpc_id));
  if (registered == addresses_.end()) return found;
  for (const AddressSet::Range& range : blocks.ranges()) {
    for (auto at = registered->second.lower_bound(range.first);
         at != registered->second.end() && at->first <= range.last; ++at) {
      for (const Registration& registration : of_instance(at->second)) found.push_back(&registration);
    }
  }
  return found;
}

std::vector<Evidence> LoadBalancerDoors::gaps(std::string_view vpc_id) const {
  std::vector<Evidence> result = gaps_;
  const auto found = vpc_gaps_.find(std::string(vpc_id));
  if (found != vpc_gaps_.end()) append(result, found->second);
  return result;
}

}  // namespace patchtriage
