#include "simulate/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "aws/service.h"
#include "base/check.h"
#include "base/text.h"
#include "simulate/opaque.h"

namespace patchtriage::simulate {
namespace {

struct PageSize {
  std::string_view operation;  // or a service's id
  int standard;                // where the request doesn't say
  int largest;                 // what a page holds at most, whatever is asked; 0: what may be asked
};

// The operation's own row before its service's. The smallest and the largest size that may be asked for are the
// operation's own data.
constexpr auto kPageSizes = std::to_array<PageSize>({
    {"ssm:DescribeInstanceInformation", 10, 0},
    {"ssm:DescribeInstancePatchStatesForPatchGroup", 5, 5},
    {"ssm:DescribeEffectiveInstanceAssociations", 5, 0},
    {"ssm", 50, 0},
    {"ec2", 1000, 0},
    {"organizations", 20, 0},
    {"iam", 100, 0},
    {"elb", 400, 0},
    {"elbv2", 400, 0},
    {"autoscaling", 50, 0},
    {"config", 25, 0},
    {"inspector2:ListFindings", 25, 25},
    {"inspector2", 100, 0},
    {"account", 20, 0},
    {"resource-groups", 20, 0},
});

const PageSize& page_size(const Operation& operation) {
  for (const PageSize& row : kPageSizes) {
    if (row.operation == operation.id() || row.operation == operation.service) return row;
  }
  CHECK(false);
}

Protocol protocol_of(const Operation& operation) {
  const Service* service = find_service(operation.service);
  CHECK(service != nullptr);
  return service->protocol;
}

std::string lower_first(std::string_view name) { return to_lower(name.substr(0, 1)) + std::string(name.substr(1)); }

ApiError size_refused(const Operation& operation, const std::string& value) {
  const Paging& paging = *operation.paging;
  const std::optional<std::int64_t> number = parse_integer(value);
  const bool is_small = number && *number < paging.minimum;
  if (protocol_of(operation) == Protocol::ec2) {
    return {400, "InvalidParameterValue",
            fmt::format("Value ( {} ) for parameter {} is invalid. Expecting a value {} than or equal to {}.", value,
                        lower_first(paging.limit), is_small ? "greater" : "less",
                        is_small ? paging.minimum : paging.maximum)};
  }
  return {400, protocol_of(operation) == Protocol::query ? "ValidationError" : "ValidationException",
          fmt::format("1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: Member must have "
                      "value {} than or equal to {}",
                      value, lower_first(paging.limit), is_small ? "greater" : "less",
                      is_small ? paging.minimum : paging.maximum)};
}

// Clients may send the members in another order for every page.
Json sorted(const Json& value) {
  Json result = value;
  if (Json::Object* members = result.as_object()) {
    for (auto& [name, member] : *members) member = sorted(member);
    std::ranges::sort(*members, {}, &Json::Member::first);
  } else if (Json::Array* items = result.as_array()) {
    for (Json& item : *items) item = sorted(item);
  }
  return result;
}

std::optional<PageQuery> parse_token(const std::string& text) {
  const std::vector<std::string> parts = split(text, ' ');
  if (parts.size() != 4) return std::nullopt;
  PageQuery query;
  const auto offset = parse_integer(parts[0]), number = parse_integer(parts[1]), reading = parse_integer(parts[2]);
  if (!offset || !number || !reading) return std::nullopt;
  query.offset = static_cast<std::size_t>(*offset);
  query.number = static_cast<int>(*number);
  query.reading = static_cast<int>(*reading);
  query.may_be_empty = parts[3] != "empty";
  return query;
}

}  // namespace

Json Pages::listed(const Operation& operation, const Json& params) {
  Json result = params;
  if (Json::Object* members = result.as_object(); members != nullptr && operation.paging) {
    std::erase_if(*members, [&](const Json::Member& member) {
      return member.first == operation.paging->limit || member.first == operation.paging->input_token;
    });
  }
  return result;
}

std::string Pages::listing_key(const Operation& operation, const Scope& scope, const Json& params) const {
  return fmt::format("{} {} {} {} {}", seed_, operation.id(), scope.account, scope.region,
                     sorted(listed(operation, params)).dump());
}

ApiError Pages::invalid_token(const Operation& operation) {
  const std::string_view service = operation.service;
  if (service == "iam") return {400, "ValidationError", "Invalid Marker."};
  if (service == "elb" || service == "elbv2") return {400, "ValidationError", "Invalid marker"};
  if (service == "organizations") {
    return {400, "InvalidInputException", "You specified an invalid value for NextToken. (INVALID_NEXT_TOKEN)"};
  }
  if (service == "config") return {400, "InvalidNextTokenException", "The specified next token is not valid."};
  if (service == "inspector2" || service == "account") {
    return {400, "ValidationException", "The specified nextToken is invalid: pagination token"};
  }
  if (service == "resource-groups") return {400, "BadRequestException", "Invalid NextToken"};
  return {400, "InvalidNextToken", "The specified token is invalid."};
}

std::expected<PageQuery, ApiError> Pages::query(const Operation& operation, const Scope& scope,
                                                const Json& params) const {
  CHECK(operation.paging.has_value());
  const Paging& paging = *operation.paging;
  PageQuery query;
  if (const Json* token = params.find(paging.input_token);
      token != nullptr && !token->is_null() && *token != Json("")) {
    const std::string* text = token->as_string();
    const auto opened = text == nullptr ? std::nullopt : unseal(listing_key(operation, scope, params), *text);
    const auto known = opened ? parse_token(*opened) : std::nullopt;
    if (!known) return std::unexpected(invalid_token(operation));
    query = *known;
  }
  const PageSize& sizes = page_size(operation);
  std::int64_t size = std::min(sizes.standard, paging.maximum);
  if (const Json* limit = params.find(paging.limit); limit != nullptr && !limit->is_null()) {
    const std::string* text = limit->as_string();
    const std::optional<std::int64_t> asked = limit->as_integer() != nullptr ? std::optional(*limit->as_integer())
                                              : text != nullptr              ? parse_integer(*text)
                                                                             : std::nullopt;
    if (!asked || *asked < paging.minimum || *asked > paging.maximum) {
      return std::unexpected(size_refused(operation, text != nullptr ? *text : limit->dump()));
    }
    size = *asked;
  }
  if (sizes.largest > 0) size = std::min<std::int64_t>(size, sizes.largest);
  if (page_max_ > 0) size = std::min<std::int64_t>(size, page_max_);
  query.size = static_cast<std::size_t>(size);
  return query;
}

PageCut Pages::cut(const Operation& operation, const Scope& scope, const Json& params, const PageQuery& query,
                   std::size_t count) const {
  const std::string key = listing_key(operation, scope, params);
  const auto token = [&](std::size_t offset, bool is_empty) {
    return seal(key, fmt::format("{} {} {} {}", offset, query.number + 1, query.reading, is_empty ? "empty" : "full"));
  };
  const std::size_t begin = std::min(query.offset, count);
  // IAM and the load balancers fill their pages; the others stop when they have looked at enough.
  const bool may_be_empty = query.may_be_empty && protocol_of(operation) != Protocol::query && begin < count;
  const std::uint64_t chance = hash_of(fmt::format("{} {}", key, query.number));
  if (may_be_empty && chance % 12 == 0) return {begin, begin, token(begin, true)};
  const std::size_t end = std::min(begin + query.size, count);
  if (end < count) return {begin, end, token(end, false)};
  if (operation.service == "ssm" && chance % 3 == 1) return {begin, end, ""};
  return {begin, end, std::nullopt};
}

}  // namespace patchtriage::simulate
