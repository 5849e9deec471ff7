#include "simulate/endpoint.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "simulate/authorise.h"
#include "simulate/opaque.h"
#include "simulate/reply_layout.h"
#include "simulate/wire_reply.h"

namespace patchtriage::simulate {
namespace {

std::expected<aws::HttpReply, ApiError> written(const Route& route, const std::expected<Json, ApiError>& reply,
                                                const std::string& id) {
  if (!reply) return std::unexpected(reply.error());
  return write_reply(*route.service, *route.operation, *reply, id);
}

std::string partition_of(const std::vector<std::string>& regions) {
  const std::string_view region = regions.empty() ? std::string_view() : std::string_view(regions.front());
  if (region.starts_with("cn-")) return "aws-cn";
  if (region.starts_with("us-gov-")) return "aws-us-gov";
  if (region.starts_with("eusc-")) return "aws-eusc";
  return "aws";
}

// What the refusal of an action names as its resource.
std::string resource_of(const Service& service, const Operation& operation, const Caller& caller,
                        const std::string& partition, const Json& params) {
  if (operation.name == "AssumeRole") return params.text("RoleArn");
  if (service.id == "iam") {
    const std::string role = params.text("RoleName");
    if (!role.empty()) return "role " + role;
    const std::string profile = params.text("InstanceProfileName");
    if (!profile.empty()) return "instance profile " + profile;
    const std::string policy = params.text("PolicyArn");
    return policy.empty() ? fmt::format("arn:{}:iam::{}:*", partition, caller.account) : "policy " + policy;
  }
  if (service.is_global) return "*";
  return fmt::format("arn:{}:{}:{}:{}:*", partition, service.signing_name, caller.region, caller.account);
}

}  // namespace

Endpoint::Endpoint(Served served, EndpointSettings settings)
    : served_(std::move(served)),
      settings_(std::move(settings)),
      sessions_(settings_.seed, served_.management_account, served_.accounts, partition_of(served_.regions)),
      pages_(settings_.seed, settings_.page_max),
      kept_(settings_.kept_bytes) {}

std::string Endpoint::next_request_id() {
  const std::uint64_t number = requests_++;
  const std::uint64_t high = hash_of(fmt::format("request {} {}", settings_.seed, number));
  const std::uint64_t low = hash_of(fmt::format("{}", high));
  return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}", high >> 32, (high >> 16) & 0xffff, high & 0xfff,
                     0x8000 | (low >> 50), low & 0xffffffffffff);
}

EndpointReply Endpoint::handle(const aws::HttpRequest& request, Time now, Duration uptime) {
  const std::string id = next_request_id();
  const Route route = route_of(request);
  Trace trace;
  Fault fault = Fault::none;
  Result result = answer(request, route, now, uptime, id, trace, fault);

  EndpointReply reply{
      .http = result ? std::move(*result) : write_error(route.protocol, route.service, result.error(), id),
      .delay = settings_.latency};
  switch (fault) {
    case Fault::none:
    case Fault::expire:  // is in the answer already
      break;
    case Fault::reset:
      reply.ending = Ending::reset;
      break;
    case Fault::truncate:
      reply.ending = Ending::truncated;
      break;
    case Fault::malformed:
      reply.http.body = malformed_body(reply.http.body);
      break;
    case Fault::html500:
      reply.http = html_error();
      break;
    case Fault::error200:
      reply.http =
          write_error(route.protocol, route.service, {500, "InternalFailure", "An internal error has occurred"}, id);
      reply.http.status = 200;
      break;
    case Fault::slow:
      reply.delay += kSlowness;
      break;
  }
  if (settings_.log) {
    const std::string status = reply.ending == Ending::reset ? "reset" : std::to_string(reply.http.status);
    settings_.log(fmt::format("{} {} {} {}", route.asked, trace.account, trace.region, status));
  }
  return reply;
}

Endpoint::Result Endpoint::answer(const aws::HttpRequest& request, const Route& route, Time now, Duration uptime,
                                  const std::string& id, Trace& trace, Fault& fault) {
  // The only operation that needs no signature: the token is the proof.
  if (route.operation != nullptr && route.operation->id() == "sts:AssumeRoleWithWebIdentity") {
    const auto params = parameters_of(route, request);
    if (!params) return std::unexpected(params.error());
    return written(route, sessions_.assume_role_with_web_identity(*params, now), id);
  }
  const auto caller = authorise(request, route, sessions_, now);
  if (!caller) return std::unexpected(caller.error());
  trace = {caller->account, caller->region};
  if (route.operation == nullptr) {
    if (settings_.warn) settings_.warn(fmt::format("{} was called, which is not served", route.asked));
    return std::unexpected(not_served(route));
  }
  const Service& service = *route.service;
  const Operation& operation = *route.operation;
  if (service.is_global) trace.region = kGlobal;
  if (!is_region_enabled(service, operation, *caller)) return std::unexpected(unknown_key(route.protocol));
  const Scope scope{caller->account, trace.region};

  const auto params = parameters_of(route, request);
  if (!params) return std::unexpected(params.error());
  if (settings_.is_throttled && !throttle_.allows(scope, operation, *params, uptime)) {
    return std::unexpected(Throttle::refusal(operation));
  }
  fault = settings_.faults.draw(fmt::format("{} {} {} {}", route.asked, caller->account, caller->region, request.body));
  if (fault == Fault::expire) {
    if (caller->is_session) return std::unexpected(expired_session(route.protocol));
    const bool has_token = operation.paging && params->find(operation.paging->input_token) != nullptr;
    const std::string listing =
        fmt::format("{} {} {}", route.asked, caller->region, Pages::listed(operation, *params).dump());
    if (has_token && settings_.faults.expires_listing(listing)) return std::unexpected(Pages::invalid_token(operation));
  }
  if (const auto refused = denial(service, operation, *caller, *params)) return std::unexpected(*refused);
  if (service.id == "sts") return written(route, answer_of_sts(route, *caller, *params, now), id);
  return answer_of_world(route, scope, *params, fault == Fault::none || fault == Fault::slow || fault == Fault::expire,
                         id);
}

std::expected<Json, ApiError> Endpoint::answer_of_sts(const Route& route, const Caller& caller, const Json& params,
                                                      Time now) const {
  if (route.operation->name == "AssumeRole") return sessions_.assume_role(caller, params, now);
  CHECK(route.operation->name == "GetCallerIdentity");
  return Json::object({{"UserId", Json(caller.user_id)}, {"Account", Json(caller.account)}, {"Arn", Json(caller.arn)}});
}

Endpoint::Result Endpoint::answer_of_world(const Route& route, const Scope& scope, const Json& params, bool arrives,
                                           const std::string& id) {
  const Operation& operation = *route.operation;
  PageQuery query;
  if (operation.paging) {
    const auto read = pages_.query(operation, scope, params);
    if (!read) return std::unexpected(read.error());
    query = *read;
  }
  const Json listed = Pages::listed(operation, params);
  if (query.number == 0) query.reading = readings_.start(scope, operation.id(), listed, arrives);
  // What changes has changed by the second reading.
  std::string question = fmt::format("{} {} {} {} {}", scope.account, scope.region, operation.id(),
                                     std::min(query.reading, 2), params.dump());
  if (auto kept = kept_.find(question, id)) return std::move(*kept);
  Result written_now = written(route, page_of_world(operation, scope, params, listed, query), id);
  // A refusal is a reply as well.
  aws::HttpReply reply =
      written_now ? std::move(*written_now) : write_error(route.protocol, route.service, written_now.error(), id);
  kept_.keep(std::move(question), reply, id);
  return reply;
}

std::expected<Json, ApiError> Endpoint::page_of_world(const Operation& operation, const Scope& scope,
                                                      const Json& params, const Json& listed, const PageQuery& query) {
  const Answer answered = served_.answer(scope, operation.id(), listed, query.reading);
  if (!answered) return std::unexpected(answered.error());

  const ReplyLayout layout = layout_of(operation);
  const Rows* rows = std::get_if<Rows>(&*answered);
  Json reply = rows == nullptr ? std::get<Single>(*answered).reply : Json::object();
  Json::Array* held = nullptr;  // the list inside a whole reply
  if (rows == nullptr && !layout.list.empty() && reply.as_object() != nullptr) {
    for (auto& [name, value] : *reply.as_object()) {
      if (name == layout.list) held = value.as_array();
    }
  }
  const std::size_t count = rows != nullptr ? rows->count : held != nullptr ? held->size() : 0;
  const PageCut cut =
      operation.paging ? pages_.cut(operation, scope, params, query, count) : PageCut{.begin = 0, .end = count};
  if (rows != nullptr) {
    Json::Array page;
    for (std::size_t i = cut.begin; i < cut.end; ++i) page.push_back(rows->row(i));
    reply = reply_of_rows(layout, std::move(page), scope.account);
  } else if (held != nullptr) {
    *held = Json::Array(held->begin() + static_cast<std::ptrdiff_t>(cut.begin),
                        held->begin() + static_cast<std::ptrdiff_t>(cut.end));
  }
  if (operation.paging && !operation.paging->more.empty()) {
    reply.set(operation.paging->more, cut.token.has_value());
  }
  if (cut.token) reply.set(operation.paging->output_token, *cut.token);
  return reply;
}

std::optional<ApiError> Endpoint::denial(const Service& service, const Operation& operation, const Caller& caller,
                                         const Json& params) const {
  // Accounts are listed by the management account alone (or a delegated administrator, which no world has).
  if (operation.id() == "organizations:ListAccounts" && caller.account != served_.management_account) {
    return ApiError{400, "AccessDeniedException", "You don't have permissions to access this resource."};
  }
  const bool is_denied = std::ranges::any_of(
      settings_.denied, [&](const std::string& pattern) { return matches_wildcard(pattern, operation.id(), true); });
  // AWS answers this one whatever the policies say.
  if (!is_denied || operation.id() == "sts:GetCallerIdentity") return std::nullopt;
  const std::string_view action = operation.iam_action;
  const std::string reason = fmt::format("because no identity-based policy allows the {} action", action);
  if (service.protocol == Protocol::ec2) {
    return ApiError{403, "UnauthorizedOperation",
                    fmt::format("You are not authorized to perform this operation. User: {} is not authorized to "
                                "perform: {} {}",
                                caller.arn, action, reason)};
  }
  const std::string message =
      fmt::format("User: {} is not authorized to perform: {} on resource: {} {}", caller.arn, action,
                  resource_of(service, operation, caller, sessions_.partition(), params), reason);
  if (service.protocol == Protocol::query) return ApiError{403, "AccessDenied", message};
  return ApiError{service.protocol == Protocol::json ? 400 : 403, "AccessDeniedException", message};
}

// Global services are answered whatever Region the request is signed for: SDKs whose endpoint is overridden sign for
// the caller's Region. STS is enabled everywhere, and the Regions themselves can be listed from anywhere.
bool Endpoint::is_region_enabled(const Service& service, const Operation& operation, const Caller& caller) const {
  if (service.is_global || service.id == "sts" || operation.id() == "ec2:DescribeRegions") return true;
  return std::ranges::find(served_.regions, caller.region) != served_.regions.end();
}

ApiError Endpoint::not_served(const Route& route) const {
  const std::string message = fmt::format("The simulated endpoint does not serve {}.", route.asked);
  switch (route.protocol) {
    case Protocol::json:
      return {400, "UnknownOperationException", message};
    case Protocol::rest_json:
      return {404, "UnknownOperationException", message};
    case Protocol::query:
    case Protocol::ec2:
      return {400, "InvalidAction", message};
  }
  CHECK(false);
}

}  // namespace patchtriage::simulate
