// A small VPC for tests: one running instance in one subnet that is open to the internet and online, table by table as
// facts_json.h takes them. Tests replace the tables that they are about.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "fleet/facts_json.h"

namespace patchtriage {

using Tables = std::map<std::string, std::string>;

inline const Tables& open_vpc() {
  static const Tables tables = {
      {"ec2.Instance", R"([{"InstanceId": "i-1", "State": {"Name": "running"}, "LaunchTime": "2026-05-01T00:00:00Z",
          "ImageId": "ami-1", "SubnetId": "subnet-1", "VpcId": "vpc-1", "PrivateIpAddress": "10.0.1.10",
          "PublicIpAddress": "203.0.113.7", "MetadataOptions": {"HttpEndpoint": "enabled", "HttpTokens": "required"},
          "IamInstanceProfile": {"Arn": "arn:aws:iam::111111111111:instance-profile/app", "Id": "AIPA1"},
          "SecurityGroups": [{"GroupId": "sg-1"}],
          "NetworkInterfaces": [{"NetworkInterfaceId": "eni-1", "SubnetId": "subnet-1", "VpcId": "vpc-1",
              "Attachment": {"DeviceIndex": 0}, "Groups": [{"GroupId": "sg-1"}],
              "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.1.10", "Primary": true,
                  "Association": {"PublicIp": "203.0.113.7"}}]}]}])"},
      {"ec2.Image",
       R"({"ami-1": [{"ImageId": "ami-1", "Name": "al2023-ami-2023.5", "CreationDate": "2026-01-01T00:00:00Z"}]})"},
      {"ec2.InstanceStatus", R"([{"InstanceId": "i-1", "SystemStatus": {"Status": "ok"},
          "InstanceStatus": {"Status": "ok"}}])"},
      {"ec2.Vpc", R"([{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": "111111111111"}])"},
      {"ec2.VpcAttribute", R"({"vpc-1/enableDnsSupport": [{"VpcId": "vpc-1", "EnableDnsSupport": {"Value": true}}],
          "vpc-1/enableDnsHostnames": [{"VpcId": "vpc-1", "EnableDnsHostnames": {"Value": true}}]})"},
      {"ec2.Subnet", R"([{"SubnetId": "subnet-1", "VpcId": "vpc-1", "OwnerId": "111111111111",
          "CidrBlock": "10.0.1.0/24"}, {"SubnetId": "subnet-2", "VpcId": "vpc-1", "OwnerId": "111111111111",
          "CidrBlock": "10.0.2.0/24"}])"},
      {"ec2.RouteTable", R"([{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}], "Routes": [
          {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"},
          {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active", "Origin": "CreateRoute"}]}])"},
      {"ec2.InternetGateway", R"([{"InternetGatewayId": "igw-1",
          "Attachments": [{"VpcId": "vpc-1", "State": "available"}]}])"},
      {"ec2.SecurityGroup", R"([{"GroupId": "sg-1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 443,
          "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}],
          "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}])"},
      {"ec2.NetworkAcl", R"([{"NetworkAclId": "acl-1", "VpcId": "vpc-1",
          "Associations": [{"SubnetId": "subnet-1"}, {"SubnetId": "subnet-2"}], "Entries": [
          {"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "Egress": false, "CidrBlock": "0.0.0.0/0"},
          {"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "Egress": true, "CidrBlock": "0.0.0.0/0"}]}])"},
      {"iam.InstanceProfile", R"({"app": [{"InstanceProfileName": "app", "InstanceProfileId": "AIPA1",
          "Roles": [{"RoleName": "app", "Arn": "arn:aws:iam::111111111111:role/app"}]}]})"},
      {"iam.Role", R"({"app": [{"RoleName": "app", "Arn": "arn:aws:iam::111111111111:role/app",
          "AssumeRolePolicyDocument": "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22ec2.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D"}]})"},
      {"iam.EvaluationResult", R"({"arn:aws:iam::111111111111:role/app": [
          {"EvalActionName": "ssm:UpdateInstanceInformation", "EvalResourceName": "arn:i-1", "EvalDecision": "allowed"},
          {"EvalActionName": "ssmmessages:CreateControlChannel", "EvalDecision": "allowed"},
          {"EvalActionName": "ssmmessages:OpenControlChannel", "EvalDecision": "allowed"},
          {"EvalActionName": "ssmmessages:CreateDataChannel", "EvalDecision": "allowed"},
          {"EvalActionName": "ssmmessages:OpenDataChannel", "EvalDecision": "allowed"}]})"},
      {"ssm.ServiceSetting", R"([{"SettingId": "/ssm/managed-instance/default-ec2-instance-management-role",
          "SettingValue": "$None"}])"},
      {"ssm.InstanceInformation", R"([{"InstanceId": "i-1", "PingStatus": "Online", "AgentVersion": "3.3.380.0",
          "LastPingDateTime": "2026-05-04T06:58:00Z", "PlatformType": "Linux", "PlatformName": "Amazon Linux"}])"},
  };
  return tables;
}

// The instance i-1 of the VPC with the given tables changed.
class NetworkScope {
 public:
  explicit NetworkScope(const Tables& changes = {}) {
    Tables tables = open_vpc();
    for (const auto& [name, text] : changes) tables[name] = text;
    Json facts = Json::object({{"as_of", "2026-05-04T07:00:00Z"}});
    for (const auto& [name, text] : tables) {
      auto parsed = parse_json(text);
      EXPECT_TRUE(parsed) << name << ": " << (parsed ? "" : parsed.error().message);
      if (parsed) facts.set(name, *parsed);
    }
    auto made = snapshot_from_facts(facts);
    EXPECT_TRUE(made) << (made ? "" : made.error());
    snapshot_ = std::make_unique<Snapshot>(made ? std::move(*made) : Snapshot());
    view_ =
        std::make_unique<ScopeView>(*snapshot_, Scope{"111111111111", facts.text("region", "us-east-1")}, settings_);
  }

  const ScopeView& view() const { return *view_; }
  const Node& node() const { return *view_->node("i-1"); }
  Exposure exposure() const { return assess_exposure(*view_, node()); }
  Assessment assessment() const { return assess(*view_, node()); }
  Manageability manageability() const { return assess_manageability(*view_, node(), Context()); }

 private:
  Settings settings_;
  std::unique_ptr<Snapshot> snapshot_;
  std::unique_ptr<ScopeView> view_;
};

// The facts of the instance with a part of their text replaced, once at least.
inline std::string changed(const std::string& table, const std::string& what, const std::string& with) {
  std::string text = open_vpc().at(table);
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  if (at != std::string::npos) text.replace(at, what.size(), with);
  return text;
}

// The permission that a conclusion lacks; empty where it has no gap.
inline std::string missing_permission(const std::vector<Evidence>& evidence) {
  std::vector<const Evidence*> gaps;
  for (const Evidence& item : evidence) collect_gaps(item, gaps);
  return gaps.empty() ? "" : gaps.front()->permission;
}

}  // namespace patchtriage
