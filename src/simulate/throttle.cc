#include "simulate/throttle.h"

#include <fmt/format.h>

#include <algorithm>

#include "aws/service.h"
#include "base/check.h"

namespace patchtriage::simulate {
namespace {

struct Rate {
  double capacity;
  double per_second;
};

Rate rate_of(const Operation& operation, const Json& params) {
  if (operation.service == "ssm") return {10, 5};
  if (operation.service != "ec2") return {10, 10};
  const bool is_narrowed = params.find("MaxResults") != nullptr || params.find("Filters") != nullptr ||
                           params.find("Filter") != nullptr || params.find("InstanceIds") != nullptr;
  const bool is_costly = operation.name == "DescribeInstances" || operation.name == "DescribeInstanceStatus" ||
                         operation.name == "DescribeNetworkInterfaces" || operation.name == "DescribeSecurityGroups";
  return is_costly && !is_narrowed ? Rate{50, 10} : Rate{100, 20};
}

}  // namespace

bool Throttle::allows(const Scope& scope, const Operation& operation, const Json& params, Duration uptime) {
  const Rate rate = rate_of(operation, params);
  const std::string key = fmt::format("{} {} {} {}", scope.account, scope.region, operation.id(), rate.capacity);
  const auto [at, is_new] = buckets_.try_emplace(key, Bucket{rate.capacity, uptime});
  Bucket& bucket = at->second;
  const double seconds = std::chrono::duration<double>(uptime - bucket.filled_at).count();
  bucket.tokens = std::min(rate.capacity, bucket.tokens + seconds * rate.per_second);
  bucket.filled_at = uptime;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

ApiError Throttle::refusal(const Operation& operation) {
  const Service* service = find_service(operation.service);
  CHECK(service != nullptr);
  if (service->id == "organizations") return {400, "TooManyRequestsException", "AWS Organizations: Rate exceeded"};
  if (service->id == "account" || service->id == "resource-groups") {
    return {429, "TooManyRequestsException", "Rate exceeded"};
  }
  switch (service->protocol) {
    case Protocol::ec2:
      return {503, "RequestLimitExceeded", "Request limit exceeded."};
    case Protocol::query:
      return {400, "Throttling", "Rate exceeded"};
    case Protocol::json:
      return {400, "ThrottlingException", "Rate exceeded"};
    case Protocol::rest_json:
      return {429, "ThrottlingException", "Rate exceeded"};
  }
  CHECK(false);
}

}  // namespace patchtriage::simulate
