#include "aws/client.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "aws/protocol/request.h"
#include "aws/sigv4.h"
#include "aws/url.h"
#include "base/check.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

// Error bodies are small; a success of this size is not searched for one, which would parse it twice.
constexpr std::size_t kLargestErrorBody = 16384;

Scope scope_of(const Operation& operation, const Target& target) {
  const Service* service = find_service(operation.service);
  CHECK(service != nullptr);
  return service->is_global ? global_scope(target.account) : Scope{target.account, target.region};
}

std::optional<Duration> retry_after(const HttpReply& reply) {
  const auto header = reply.header("retry-after");
  const auto seconds = header ? parse_integer(trim(*header)) : std::nullopt;
  if (!seconds || *seconds < 0 || *seconds > 3600) return std::nullopt;
  return std::chrono::seconds(*seconds);
}

// Lists by id take no page size in most services, and EC2 refuses the pair.
bool names_ids(const Operation& operation, const Json& parameters) {
  if (operation.service != "ec2" || parameters.as_object() == nullptr) return false;
  return std::ranges::any_of(*parameters.as_object(), [](const Json::Member& member) {
    return member.first.ends_with("Ids") && member.second.is_array();
  });
}

void set_page_size(const Operation& operation, const ReadOptions& options, Json& parameters) {
  if (!operation.paging || operation.paging->limit.empty()) return;
  const Paging& paging = *operation.paging;
  const Json* given = parameters.find(paging.limit);
  if (given == nullptr && names_ids(operation, parameters)) return;
  std::int64_t size = options.page_size != 0 ? options.page_size : paging.maximum;
  if (given != nullptr && given->as_integer() != nullptr) size = *given->as_integer();
  parameters.set(paging.limit, std::clamp<std::int64_t>(size, paging.minimum, paging.maximum));
}

CallStatus status_of(const AwsError& error, bool has_pages) {
  if (has_pages) return CallStatus::partial;
  return error.kind == ErrorKind::denied ? CallStatus::denied : CallStatus::failed;
}

// Adds what only the caller can know to the words of a failure.
AwsError explained(AwsError error, const Target& target, const Endpoint& endpoint) {
  if (error.code == "not_resolved" && !endpoint.is_override) {
    error.message += fmt::format("; check the Region name '{}' and the network", target.region);
  }
  return error;
}

Answer answer_of(const std::expected<DecodedReply, AwsError>& page, bool was_sent) {
  if (!was_sent) return Answer::not_sent;
  if (page) return Answer::allowed;
  return page.error().kind == ErrorKind::throttled ? Answer::throttled : Answer::failed;
}

}  // namespace

// What one attempt left behind for the decision on the next.
struct Client::Attempt {
  std::string host;
  std::string access_key_id;
  std::string request_id;
  std::optional<std::string> date;
  std::optional<Duration> retry_after;
  bool was_sent = false;
};

struct Client::Tally {
  std::int64_t attempts = 0;
  std::int64_t throttled = 0;
  std::int64_t retried = 0;
  std::string request_id;
};

Client::Client(ClientSettings settings, Transport& transport, Clock& clock, ClockSkew& skew, CallCounter& counter)
    : settings_(std::move(settings)),
      transport_(transport),
      clock_(clock),
      skew_(skew),
      counter_(counter),
      limiters_(settings_.rates) {
  CHECK(settings_.random != nullptr);
}

Awaitable<Client::Page> Client::attempt(const Operation* operation, Target target, Json parameters, Endpoint endpoint,
                                        Attempt* result) {
  const CredentialsResult credentials = co_await target.credentials->get();
  if (!credentials) {
    // A refused role is a denial of the whole account; the code says which refusal it was.
    const bool is_denied = bare_code(credentials.error().code).starts_with("AccessDenied");
    co_return std::unexpected(
        AwsError{.kind = is_denied ? ErrorKind::denied : ErrorKind::no_credentials,
                 .code = credentials.error().code.empty() ? "no_credentials" : credentials.error().code,
                 .message = credentials.error().message});
  }
  HttpRequest request = encode_request(*operation, *find_service(operation->service), parameters, endpoint.url);
  request.connect_timeout = settings_.connect_timeout;
  request.timeout = settings_.attempt_timeout;
  request.turn = target.turn;
  const std::optional<Url> url = parse_url(request.url);
  CHECK(url.has_value());
  result->host = url->authority;
  result->access_key_id = credentials->access_key_id;
  sign_headers(request, *credentials,
               {.region = endpoint.signing_region,
                .service = endpoint.signing_name,
                .time = skew_.corrected(result->host, clock_.now())});

  result->was_sent = true;
  counter_.sent(operation->id());
  const std::expected<HttpReply, HttpError> reply = co_await transport_.send(std::move(request));
  if (!reply) co_return std::unexpected(explained(classify_failure(reply.error()), target, endpoint));

  result->request_id = find_request_id(reply->headers, reply->body);
  if (const auto date = reply->header("date")) result->date = std::string(*date);
  skew_.observe(result->date, clock_.now());
  result->retry_after = retry_after(*reply);
  const bool is_success = reply->status >= 200 && reply->status < 300;
  if (!is_success || reply->body.size() <= kLargestErrorBody) {
    const std::optional<ServiceError> error = find_error(reply->headers, reply->body);
    if (error || !is_success) {
      co_return std::unexpected(
          classify_reply(reply->status, error ? error->code : "", error ? error->message : "", result->request_id));
    }
  }
  std::expected<DecodedReply, DecodeError> decoded = decode_reply(*operation, reply->body);
  if (!decoded) co_return std::unexpected(malformed_reply(reply->status, decoded.error().message, result->request_id));
  co_return std::move(*decoded);
}

Awaitable<Client::Page> Client::read_page(const Operation* operation, Target target, Json parameters, Tally* tally) {
  const std::expected<Endpoint, AwsError> endpoint =
      find_endpoint(operation->service, target.region, settings_.endpoints);
  if (!endpoint) co_return std::unexpected(endpoint.error());
  const Scope scope = scope_of(*operation, target);
  Limiter& limiter = limiters_.of(scope.account, scope.region, operation->id());
  RetryQuota& quota = quotas_.of(scope.account, scope.region);

  bool is_clock_corrected = false;
  bool is_refreshed = false;
  int paid = 0;
  for (int tried = 1;; ++tried) {
    const Turn turn = limiter.reserve(clock_.now());
    co_await clock_.sleep(turn.wait);
    Attempt last;
    Page page = co_await attempt(operation, target, parameters, *endpoint, &last);
    limiter.answered(turn, answer_of(page, last.was_sent), clock_.now(), last.retry_after);
    if (last.was_sent) ++tally->attempts;
    if (!last.request_id.empty()) tally->request_id = last.request_id;
    if (page) {
      quota.succeeded(paid);
      co_return page;
    }

    AwsError& error = page.error();
    if (error.kind == ErrorKind::throttled) {
      ++tally->throttled;
      counter_.throttled();
    }
    bool is_again = false;
    if (error.kind == ErrorKind::clock_skew && !is_clock_corrected) {
      is_clock_corrected = true;
      is_again = skew_.learn(last.host, last.date, clock_.now());
    }
    // EC2 says "request expired" of credentials too, so a clock that is right points at them.
    if (!is_again && !is_refreshed &&
        (error.kind == ErrorKind::expired_credentials || error.kind == ErrorKind::clock_skew)) {
      is_refreshed = true;
      target.credentials->invalidate(last.access_key_id);
      is_again = true;
    }
    if (!is_again) {
      if (tried >= tries_for(error.kind, settings_.retries)) co_return page;
      if (!quota.take(error.kind)) {
        error.message +=
            fmt::format("; not tried again, since too much has failed in {} {}", scope.account, scope.region);
        co_return page;
      }
      if (error.kind != ErrorKind::throttled) ++paid;
      const Duration delay =
          jittered_delay(tried - 1, settings_.retries.base, settings_.retries.cap, settings_.random());
      co_await clock_.sleep(
          std::max(delay, std::min<Duration>(last.retry_after.value_or(Duration::zero()), std::chrono::minutes(1))));
    }
    ++tally->retried;
    counter_.retried();
  }
}

Awaitable<Reading> Client::list(std::string id, Target target, Json parameters, ReadOptions options) {
  const Operation* operation = operations::find(id);
  CHECK(operation != nullptr);
  CHECK(target.credentials != nullptr);
  if (parameters.is_null()) parameters = Json::object();

  Reading reading{.rows = operation->reply.no_rows()};
  Call& call = reading.call;
  call.scope = scope_of(*operation, target);
  call.step = options.step;
  call.operation = operation->id();
  call.parameters = parameters.dump();
  call.at = clock_.now();
  set_page_size(*operation, options, parameters);

  Tally tally;
  AnyRows before_restart = operation->reply.no_rows();
  std::int64_t pages_before_restart = 0;
  bool is_restarted = false;
  std::set<std::string> tokens;
  Json page_parameters = parameters;
  for (;;) {
    Page page = co_await read_page(operation, target, page_parameters, &tally);
    if (!page) {
      // The same request worked without a token: whatever a service calls it, the token is what it refuses.
      const bool is_about_token =
          page.error().kind == ErrorKind::bad_page_token || page.error().kind == ErrorKind::invalid_request;
      if (is_about_token && !tokens.empty() && !is_restarted) {
        is_restarted = true;
        tokens.clear();
        page_parameters = parameters;
        // From the start, so what was read comes again: kept aside only for the case that this fails too.
        before_restart = std::exchange(reading.rows, operation->reply.no_rows());
        pages_before_restart = std::exchange(call.pages, 0);
        continue;
      }
      reading.error = std::move(page.error());
      break;
    }
    ++call.pages;
    AnyRows rows = page->take_rows();
    if (options.on_page) options.on_page(rows);
    reading.rows.take(rows);
    const std::string token = page->next_token();
    if (token.empty()) break;
    // Some services send the last token for ever where a filter matches nothing.
    if (!tokens.insert(token).second) {
      reading.error = AwsError{.kind = ErrorKind::malformed,
                               .code = "repeated_page_token",
                               .message = "the service sent a page token for the second time",
                               .request_id = tally.request_id};
      break;
    }
    if (options.max_pages != 0 && call.pages >= options.max_pages) {
      reading.error = AwsError{
          .kind = ErrorKind::other,
          .code = "page_limit",
          .message = fmt::format("stopped after {}, as asked", counted(static_cast<std::size_t>(call.pages), "page"))};
      break;
    }
    page_parameters = parameters;
    page_parameters.set(operation->paging->input_token, token);
  }

  if (reading.error && before_restart.size() > reading.rows.size()) {
    reading.rows = std::move(before_restart);
    call.pages = pages_before_restart;
  }
  call.request_id = tally.request_id;
  call.rows = static_cast<std::int64_t>(reading.rows.size());
  if (reading.error) {
    call.status = status_of(*reading.error, call.pages > 0);
    call.error_code = reading.error->code;
    call.message = reading.error->message;
    if (reading.error->kind == ErrorKind::denied) {
      // Nothing came back from the service: it was the role that could not be assumed.
      call.permission = reading.error->http_status == 0 ? "sts:AssumeRole" : operation->iam_action;
    }
    if (reading.error->code != "page_limit") counter_.failed();
  }
  reading.attempts = tally.attempts;
  reading.throttled = tally.throttled;
  reading.retried = tally.retried;
  co_return reading;
}

}  // namespace patchtriage::aws
