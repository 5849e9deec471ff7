// Where a service is reached in a Region, and what a request to it is signed for.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>

#include "aws/errors.h"

namespace patchtriage::aws {

struct Partition {
  std::string_view name;               // "aws-us-gov", as in ARNs
  std::string_view dns_suffix;         // "amazonaws.com"
  std::string_view dual_stack_suffix;  // "api.aws"; empty where the partition has none
  // Where global services live and sign.
  std::string_view iam_host;
  std::string_view iam_region;
  std::string_view organizations_region;  // of AWS Account Management too
  std::string_view home_region;           // a Region that is always enabled, for calls that need just any
};

// By the Region's prefix, so that a Region newer than this program works. nullptr where the name has not the form of
// a Region's.
const Partition* find_partition(std::string_view region);
// By name, e.g. of an ARN; nullptr where unknown.
const Partition* find_partition_by_name(std::string_view name);

struct EndpointSettings {
  bool use_fips = false;
  bool use_dual_stack = false;
  std::string url;                                    // for every service; empty: AWS's own
  std::map<std::string, std::string> url_by_service;  // before `url`; keys are service ids: "elbv2"
};

struct Endpoint {
  std::string url;  // without a path of the request's: ends in the host, or in the override's own path
  std::string signing_region;
  std::string signing_name;
  bool is_override = false;
};

// Service ids are those of aws/service.h, and "sso" and "sso-oidc" of the credential chain. Fails with `misconfigured`
// for names that are no Region's, overrides that are no URL, and addresses that a partition doesn't have.
// An override keeps the Region that would be signed for without it.
std::expected<Endpoint, AwsError> find_endpoint(std::string_view service, std::string_view region,
                                                const EndpointSettings& settings);

// The service's part of AWS_ENDPOINT_URL_<SERVICE>: "elbv2" -> "ELASTIC_LOAD_BALANCING_V2". In lower case it is the
// service's name in a [services] section. Empty for an unknown service.
std::string_view endpoint_variable(std::string_view service);

}  // namespace patchtriage::aws
