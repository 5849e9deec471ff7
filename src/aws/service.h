// The AWS services the tool talks to, and how each is spoken to.
#pragma once

#include <string_view>
#include <vector>

namespace patchtriage {

enum class Protocol { json, query, ec2, rest_json };

struct Service {
  std::string_view id;               // as in `decode SERVICE:OPERATION`, coverage rows and IAM-like names: "elbv2"
  std::string_view endpoint_prefix;  // "elasticloadbalancing"
  std::string_view signing_name;     // "elasticloadbalancing"
  Protocol protocol;
  std::string_view api_version = "";    // query and ec2
  std::string_view target_prefix = "";  // json 1.1: "AmazonSSM"
  bool is_global = false;               // one endpoint a partition
};

// nullptr for a service that the tool doesn't know.
const Service* find_service(std::string_view id);
const std::vector<Service>& services();

}  // namespace patchtriage
