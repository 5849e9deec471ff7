#include "aws/service.h"

namespace patchtriage {

const std::vector<Service>& services() {
  static const std::vector<Service> table = {
      {.id = "account",
       .endpoint_prefix = "account",
       .signing_name = "account",
       .protocol = Protocol::rest_json,
       .is_global = true},
      {.id = "autoscaling",
       .endpoint_prefix = "autoscaling",
       .signing_name = "autoscaling",
       .protocol = Protocol::query,
       .api_version = "2011-01-01"},
      {.id = "config",
       .endpoint_prefix = "config",
       .signing_name = "config",
       .protocol = Protocol::json,
       .target_prefix = "StarlingDoveService"},
      {.id = "ec2",
       .endpoint_prefix = "ec2",
       .signing_name = "ec2",
       .protocol = Protocol::ec2,
       .api_version = "2016-11-15"},
      {.id = "elb",
       .endpoint_prefix = "elasticloadbalancing",
       .signing_name = "elasticloadbalancing",
       .protocol = Protocol::query,
       .api_version = "2012-06-01"},
      {.id = "elbv2",
       .endpoint_prefix = "elasticloadbalancing",
       .signing_name = "elasticloadbalancing",
       .protocol = Protocol::query,
       .api_version = "2015-12-01"},
      {.id = "iam",
       .endpoint_prefix = "iam",
       .signing_name = "iam",
       .protocol = Protocol::query,
       .api_version = "2010-05-08",
       .is_global = true},
      {.id = "inspector2",
       .endpoint_prefix = "inspector2",
       .signing_name = "inspector2",
       .protocol = Protocol::rest_json},
      {.id = "organizations",
       .endpoint_prefix = "organizations",
       .signing_name = "organizations",
       .protocol = Protocol::json,
       .target_prefix = "AWSOrganizationsV20161128",
       .is_global = true},
      {.id = "resource-groups",
       .endpoint_prefix = "resource-groups",
       .signing_name = "resource-groups",
       .protocol = Protocol::rest_json},
      {.id = "ssm",
       .endpoint_prefix = "ssm",
       .signing_name = "ssm",
       .protocol = Protocol::json,
       .target_prefix = "AmazonSSM"},
      {.id = "sts",
       .endpoint_prefix = "sts",
       .signing_name = "sts",
       .protocol = Protocol::query,
       .api_version = "2011-06-15"},
  };
  return table;
}

const Service* find_service(std::string_view id) {
  for (const Service& service : services()) {
    if (service.id == id) return &service;
  }
  return nullptr;
}

}  // namespace patchtriage
