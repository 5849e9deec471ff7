// Network ACLs and security groups: what is let through.
#include "base/check.h"
#include "simulate/network_rows.h"

namespace patchtriage::simulate {

std::string NetworkRows::network_acl(const std::string& name, const std::string& vpc, bool is_default,
                                     const std::vector<int>& egress_ports) {
  const std::string acl = id("acl", name);
  const auto entry = [](bool egress, int number, const char* protocol, const char* action) {
    return Json::object({{"CidrBlock", "0.0.0.0/0"},
                         {"Egress", egress},
                         {"Protocol", protocol},
                         {"RuleAction", action},
                         {"RuleNumber", number}});
  };
  Json entries = Json::array({entry(false, 100, "-1", "allow")});
  if (egress_ports.empty()) entries.push_back(entry(true, 100, "-1", "allow"));
  int number = 100;
  for (const int port : egress_ports) {
    Json row = entry(true, number, "6", "allow");
    row.set("PortRange", Json::object({{"From", port}, {"To", port}}));
    entries.push_back(row);
    number += 10;
  }
  if (egress_ports.empty()) {
    for (const bool egress : {false, true}) {
      Json row = Json::object({{"Ipv6CidrBlock", "::/0"},
                               {"Egress", egress},
                               {"Protocol", "-1"},
                               {"RuleAction", "allow"},
                               {"RuleNumber", 101}});
      entries.push_back(row);
    }
  }
  entries.push_back(entry(false, 32767, "-1", "deny"));
  entries.push_back(entry(true, 32767, "-1", "deny"));
  listing("ec2:DescribeNetworkAcls")
      .push_back(Json::object({{"NetworkAclId", acl},
                               {"VpcId", vpc},
                               {"OwnerId", estate_.scope.account},
                               {"IsDefault", is_default},
                               {"Entries", entries},
                               {"Associations", Json::array()},
                               {"Tags", name_tag(name)}}));
  estate_.named["acl/" + name] = acl;
  return acl;
}

std::string NetworkRows::deaf_acl(const std::string& name, const std::string& vpc) {
  const std::string acl = network_acl(name, vpc, false, {443});
  for (Json& row : listing("ec2:DescribeNetworkAcls")) {
    if (row.text("NetworkAclId") != acl) continue;
    Json entries = Json::array();
    for (Json entry : *row.find("Entries")->as_array()) {
      const bool lets_in = entry.text("RuleAction") == "allow" && *entry.find("Egress") == Json(false);
      if (lets_in) {
        entry.set("Protocol", "6");
        entry.set("PortRange", Json::object({{"From", 443}, {"To", 443}}));
      }
      entries.push_back(std::move(entry));
    }
    row.set("Entries", entries);
  }
  return acl;
}

void NetworkRows::associate_acl(const std::string& acl, const std::string& subnet) {
  for (Json& row : listing("ec2:DescribeNetworkAcls")) {
    if (row.text("NetworkAclId") != acl) continue;
    Json associations = *row.find("Associations");
    associations.push_back(Json::object(
        {{"NetworkAclAssociationId", id("aclassoc", subnet)}, {"NetworkAclId", acl}, {"SubnetId", subnet}}));
    row.set("Associations", associations);
    return;
  }
  CHECK(false);
}

Json NetworkRows::permission(const std::string& protocol, int from, int to, const std::vector<std::string>& cidrs) {
  Json ranges = Json::array();
  for (const std::string& cidr : cidrs) ranges.push_back(Json::object({{"CidrIp", cidr}}));
  return Json::object({{"IpProtocol", protocol}, {"FromPort", from}, {"ToPort", to}, {"IpRanges", ranges}});
}

Json NetworkRows::permission_v6(const std::string& protocol, int from, int to, const std::string& cidr) {
  return Json::object({{"IpProtocol", protocol},
                       {"FromPort", from},
                       {"ToPort", to},
                       {"Ipv6Ranges", Json::array({Json::object({{"CidrIpv6", cidr}})})}});
}

Json NetworkRows::permission_list(const std::string& protocol, int from, int to, const std::string& prefix_list) {
  return Json::object({{"IpProtocol", protocol},
                       {"FromPort", from},
                       {"ToPort", to},
                       {"PrefixListIds", Json::array({Json::object({{"PrefixListId", prefix_list}})})}});
}

Json NetworkRows::permission_group(const std::string& protocol, int port, const std::string& group) const {
  const Json pair = Json::object({{"GroupId", group}, {"UserId", estate_.scope.account}});
  return Json::object(
      {{"IpProtocol", protocol}, {"FromPort", port}, {"ToPort", port}, {"UserIdGroupPairs", Json::array({pair})}});
}

Json NetworkRows::all_egress() {
  return Json::array(
      {Json::object({{"IpProtocol", "-1"}, {"IpRanges", Json::array({Json::object({{"CidrIp", "0.0.0.0/0"}})})}})});
}

std::string NetworkRows::security_group(const std::string& name, const std::string& vpc, Json ingress, Json egress) {
  const std::string group = id("sg", name);
  listing("ec2:DescribeSecurityGroups")
      .push_back(Json::object({{"GroupId", group},
                               {"GroupName", name},
                               {"Description", name + " (managed by platform)"},
                               {"VpcId", vpc},
                               {"OwnerId", estate_.scope.account},
                               {"IpPermissions", std::move(ingress)},
                               {"IpPermissionsEgress", std::move(egress)}}));
  estate_.named["group/" + name] = group;
  return group;
}

}  // namespace patchtriage::simulate
