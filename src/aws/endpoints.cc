#include "aws/endpoints.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "aws/service.h"
#include "aws/url.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

// In the order of matching: "us-gov-", "us-iso-" and the like before plain "us-".
struct PartitionRow {
  std::string_view region_prefix;  // empty: any other
  Partition partition;
};
constexpr auto kPartitions = std::to_array<PartitionRow>({
    {"cn-",
     {"aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "iam.cn-north-1.amazonaws.com.cn", "cn-north-1",
      "cn-northwest-1", "cn-north-1"}},
    {"us-gov-",
     {"aws-us-gov", "amazonaws.com", "api.aws", "iam.us-gov.amazonaws.com", "us-gov-west-1", "us-gov-west-1",
      "us-gov-west-1"}},
    {"us-iso-",
     {"aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "iam.us-iso-east-1.c2s.ic.gov", "us-iso-east-1", "us-iso-east-1",
      "us-iso-east-1"}},
    {"us-isob-",
     {"aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud", "iam.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1",
      "us-isob-east-1", "us-isob-east-1"}},
    {"eu-isoe-",
     {"aws-iso-e", "cloud.adc-e.uk", "", "iam.eu-isoe-west-1.cloud.adc-e.uk", "eu-isoe-west-1", "eu-isoe-west-1",
      "eu-isoe-west-1"}},
    {"us-isof-",
     {"aws-iso-f", "csp.hci.ic.gov", "", "iam.us-isof-south-1.csp.hci.ic.gov", "us-isof-south-1", "us-isof-south-1",
      "us-isof-south-1"}},
    {"eusc-",
     {"aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu", "iam.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1",
      "eusc-de-east-1", "eusc-de-east-1"}},
    {"", {"aws", "amazonaws.com", "api.aws", "iam.amazonaws.com", "us-east-1", "us-east-1", "us-east-1"}},
});

struct ServiceRow {
  std::string_view id;
  std::string_view variable;
  // In GovCloud the plain host of most services is the FIPS one.
  bool gov_fips_is_plain = true;
};
constexpr auto kServices = std::to_array<ServiceRow>({
    {"account", "ACCOUNT", false},
    {"autoscaling", "AUTO_SCALING"},
    {"cloudtrail", "CLOUDTRAIL"},
    {"config", "CONFIG_SERVICE"},
    {"ec2", "EC2"},
    {"elb", "ELASTIC_LOAD_BALANCING"},
    {"elbv2", "ELASTIC_LOAD_BALANCING_V2"},
    {"iam", "IAM"},
    {"inspector2", "INSPECTOR2", false},
    {"organizations", "ORGANIZATIONS"},
    {"resource-groups", "RESOURCE_GROUPS"},
    {"securityhub", "SECURITYHUB", false},
    {"ssm", "SSM"},
    {"ssm-quicksetup", "SSM_QUICKSETUP", false},
    {"sso", "SSO"},
    {"sso-oidc", "SSO_OIDC"},
    {"sts", "STS"},
    {"tagging", "RESOURCE_GROUPS_TAGGING_API", false},
});

const ServiceRow* find_row(std::string_view service) {
  const auto found = std::ranges::find(kServices, service, &ServiceRow::id);
  return found == kServices.end() ? nullptr : &*found;
}

// "eu-central-1", "us-gov-west-1": words, then a number.
bool looks_like_a_region(std::string_view region) {
  const std::vector<std::string> parts = split(region, '-');
  if (parts.size() < 3 || !parse_integer(parts.back())) return false;
  return std::all_of(parts.begin(), parts.end() - 1, [](const std::string& part) {
    return part.size() >= 2 && std::ranges::all_of(part, [](char c) { return c >= 'a' && c <= 'z'; });
  });
}

AwsError misconfigured(std::string code, std::string message) {
  return {.kind = ErrorKind::misconfigured, .code = std::move(code), .message = std::move(message)};
}

std::string_view host_prefix(std::string_view service) {
  if (service == "sso") return "portal.sso";
  if (service == "sso-oidc") return "oidc";
  const Service* known = find_service(service);
  return known == nullptr ? service : known->endpoint_prefix;
}

std::string iam_host(const Partition& partition, const EndpointSettings& settings, bool is_fips) {
  if (!settings.use_dual_stack) {
    if (!is_fips) return std::string(partition.iam_host);
    if (partition.name == "aws-iso" || partition.name == "aws-iso-b") {
      return fmt::format("iam-fips.{}.{}", partition.iam_region, partition.dns_suffix);
    }
    return fmt::format("iam-fips.{}", partition.dns_suffix);
  }
  if (partition.name == "aws-us-gov") return fmt::format("iam.us-gov.{}", partition.dual_stack_suffix);
  if (is_fips) {
    return fmt::format("iam-fips.{}{}", partition.name == "aws" ? "global." : "", partition.dual_stack_suffix);
  }
  const bool is_isolated = partition.name.starts_with("aws-iso");
  return fmt::format("iam.{}{}", is_isolated ? "" : "global.", partition.dual_stack_suffix);
}

std::string own_host(std::string_view service, std::string_view region, const Partition& partition,
                     const EndpointSettings& settings) {
  const ServiceRow* row = find_row(service);
  bool is_fips = settings.use_fips;
  if (is_fips && partition.name == "aws-us-gov" && row != nullptr && row->gov_fips_is_plain &&
      (!settings.use_dual_stack || service == "iam" || service == "organizations")) {
    is_fips = false;
  }
  if (service == "iam") return iam_host(partition, settings, is_fips);
  return fmt::format("{}{}.{}.{}", host_prefix(service), is_fips ? "-fips" : "", region,
                     settings.use_dual_stack ? partition.dual_stack_suffix : partition.dns_suffix);
}

}  // namespace

const Partition* find_partition(std::string_view region) {
  if (!looks_like_a_region(region)) return nullptr;
  for (const PartitionRow& row : kPartitions) {
    if (region.starts_with(row.region_prefix)) return &row.partition;
  }
  return nullptr;
}

const Partition* find_partition_by_name(std::string_view name) {
  for (const PartitionRow& row : kPartitions) {
    if (row.partition.name == name) return &row.partition;
  }
  return nullptr;
}

std::string_view endpoint_variable(std::string_view service) {
  const ServiceRow* row = find_row(service);
  return row == nullptr ? std::string_view() : row->variable;
}

std::expected<Endpoint, AwsError> find_endpoint(std::string_view service, std::string_view region,
                                                const EndpointSettings& settings) {
  const Partition* partition = find_partition(region);
  if (partition == nullptr) {
    return std::unexpected(misconfigured(
        "unknown_region", fmt::format("'{}' is not the name of an AWS Region, such as eu-west-1", region)));
  }
  Endpoint endpoint;
  const Service* known = find_service(service);
  endpoint.signing_name = known == nullptr ? service : known->signing_name;
  endpoint.signing_region = region;
  if (service == "iam") endpoint.signing_region = partition->iam_region;
  if (service == "organizations" || service == "account") endpoint.signing_region = partition->organizations_region;

  const auto own = settings.url_by_service.find(std::string(service));
  const std::string& override_url = own == settings.url_by_service.end() ? settings.url : own->second;
  if (!override_url.empty()) {
    const std::optional<Url> url = parse_url(override_url);
    if (!url || !url->query.empty()) {
      return std::unexpected(
          misconfigured("bad_endpoint_url",
                        fmt::format("the endpoint '{}' for {} is not an http or https URL", override_url, service)));
    }
    endpoint.url = url->text();
    while (endpoint.url.ends_with('/')) endpoint.url.pop_back();
    endpoint.is_override = true;
    return endpoint;
  }
  if (settings.use_dual_stack && partition->dual_stack_suffix.empty()) {
    return std::unexpected(misconfigured(
        "no_dual_stack",
        fmt::format("partition {} has no dual-stack endpoints: switch use_dualstack_endpoint off", partition->name)));
  }
  endpoint.url = "https://" + own_host(service, endpoint.signing_region, *partition, settings);
  return endpoint;
}

}  // namespace patchtriage::aws
