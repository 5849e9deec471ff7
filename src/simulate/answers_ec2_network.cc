// VPCs and what is in them.
#include <fmt/format.h>

#include "simulate/answers.h"
#include "simulate/replies.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

// The texts in a row that a filter looks at.
std::vector<std::string> looked_at(const Json& row, std::string_view key) {
  struct Known {
    std::string_view filter;
    std::string_view list;  // empty: the member is the row's own
    std::string_view member;
  };
  static constexpr Known kKnown[] = {
      {"vpc-id", "", "VpcId"},
      {"attachment.vpc-id", "Attachments", "VpcId"},
      {"subnet-id", "", "SubnetId"},
      {"group-id", "", "GroupId"},
      {"route-table-id", "", "RouteTableId"},
      {"association.subnet-id", "Associations", "SubnetId"},
      {"network-acl-id", "", "NetworkAclId"},
      {"internet-gateway-id", "", "InternetGatewayId"},
      {"nat-gateway-id", "", "NatGatewayId"},
      {"vpc-endpoint-id", "", "VpcEndpointId"},
      {"service-name", "", "ServiceName"},
      {"vpc-endpoint-state", "", "State"},
      {"vpc-endpoint-type", "", "VpcEndpointType"},
      {"state", "", "State"},
      {"owner-id", "", "OwnerId"},
      {"prefix-list-id", "", "PrefixListId"},
      {"prefix-list-name", "", "PrefixListName"},
      {"dhcp-options-id", "", "DhcpOptionsId"},
  };
  std::vector<std::string> texts;
  for (const Known& known : kKnown) {
    if (known.filter != key) continue;
    if (known.list.empty()) {
      texts.push_back(row.text(known.member));
    } else if (const Json* list = row.find(known.list); list != nullptr && list->as_array() != nullptr) {
      for (const Json& item : *list->as_array()) texts.push_back(item.text(known.member));
    }
  }
  return texts;
}

Answer filtered(const Question& question, const std::vector<Json>& all) {
  std::vector<Json> rows;
  for (const Json& row : all) {
    bool fits = true;
    for (const char* member : {"Filters", "Filter"}) {
      for (const Filter& filter : filters_of(question.params, member)) {
        const std::vector<std::string> texts = looked_at(row, filter.key);
        if (texts.empty() && !filter.key.contains("subnet")) {
          return std::unexpected(
              ApiError{400, "InvalidParameterValue", fmt::format("The filter '{}' is invalid", filter.key)});
        }
        bool any = false;
        for (const std::string& text : texts) any = any || has_value(filter.values, text);
        fits = fits && any;
      }
    }
    if (fits) rows.push_back(row);
  }
  return rows_of(std::move(rows));
}

// Of Block Public Access, where it is on: what each VPC's own row says came about by one.
Answer exclusions(const Estate& estate) {
  std::vector<Json> rows;
  const Json& options = estate.network.at("ec2:DescribeVpcBlockPublicAccessOptions").front();
  if (options.text("InternetGatewayBlockMode") == "off") return rows_of({});
  for (const Json& vpc : estate.network.at("ec2:DescribeVpcs")) {
    const std::string mode = vpc.find("BlockPublicAccessStates")->text("InternetGatewayBlockMode");
    if (mode == "block-bidirectional") continue;
    const std::string id = vpc.text("VpcId");
    const std::string made = format_time(estate.as_of - std::chrono::days(60));
    rows.push_back(
        Json::object({{"ExclusionId", resource_id("vpcbpa-exclude", mix(estate.key, id))},
                      {"InternetGatewayExclusionMode", mode == "off" ? "allow-bidirectional" : "allow-egress"},
                      {"ResourceArn", arn(estate.scope, "ec2", "vpc/" + id)},
                      {"State", "create-complete"},
                      {"CreationTimestamp", made},
                      {"LastUpdateTimestamp", made}}));
  }
  return rows_of(std::move(rows));
}

Answer attribute(const Question& question) {
  const std::string vpc = question.params.text("VpcId");
  const auto found = question.estate->vpc_attributes.find(vpc);
  if (found == question.estate->vpc_attributes.end()) {
    return std::unexpected(ApiError{400, "InvalidVpcID.NotFound", fmt::format("The vpc ID '{}' does not exist", vpc)});
  }
  const bool support = question.params.text("Attribute") == "enableDnsSupport";
  const char* member = support ? "EnableDnsSupport" : "EnableDnsHostnames";
  return Single{Json::object({{"VpcId", vpc}, {member, *found->second.find(member)}})};
}

}  // namespace

std::optional<Answer> answer_ec2_network(const Question& question) {
  const Estate& estate = *question.estate;
  const std::string_view operation = question.operation;
  if (operation == "ec2:DescribeVpcAttribute") return attribute(question);
  if (operation == "ec2:DescribeVpcBlockPublicAccessOptions") {
    return single("VpcBlockPublicAccessOptions", estate.network.at(std::string(operation)).front());
  }
  if (operation == "ec2:GetManagedPrefixListEntries") {
    const std::string list = question.params.text("PrefixListId");
    const auto found = estate.network.find("entries/" + list);
    if (found == estate.network.end()) {
      return std::unexpected(
          ApiError{400, "InvalidPrefixListID.NotFound", fmt::format("The prefix list ID '{}' does not exist", list)});
    }
    return rows_of(found->second);
  }
  if (operation == "ec2:DescribeEgressOnlyInternetGateways") return rows_of({});
  if (operation == "ec2:DescribeVpcBlockPublicAccessExclusions") return exclusions(estate);
  for (const char* listing :
       {"ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeRouteTables", "ec2:DescribeNetworkAcls",
        "ec2:DescribeSecurityGroups", "ec2:DescribeInternetGateways", "ec2:DescribeNatGateways",
        "ec2:DescribeVpcEndpoints", "ec2:DescribeManagedPrefixLists", "ec2:DescribeDhcpOptions"}) {
    if (operation == listing) return filtered(question, estate.network.at(listing));
  }
  return std::nullopt;
}

}  // namespace patchtriage::simulate
