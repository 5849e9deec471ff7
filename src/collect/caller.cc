#include "collect/caller.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>

#include "collect/session.h"
#include "fleet/records/sts_identity.h"

namespace patchtriage {
namespace {

using Outcome = std::expected<Caller, CollectError>;

aws::Awaitable<void> ask(Session* session, std::string region, Outcome* outcome) {
  const aws::CredentialsResult credentials = co_await session->entry.credentials->get();
  if (!credentials) {
    *outcome = std::unexpected(CollectError{CollectError::Kind::no_credentials, credentials.error().message});
    co_return;
  }
  const aws::Reading reading = co_await session->connection.client.list(
      "sts:GetCallerIdentity", {"", std::move(region), session->entry.credentials}, Json::object());
  if (reading.error || reading.rows.size() == 0) {
    const std::string why = reading.error ? aws::to_string(*reading.error) : "STS sent no identity";
    *outcome = std::unexpected(CollectError{CollectError::Kind::no_credentials, why});
    co_return;
  }
  const auto& identity = reading.rows.as<sts::CallerIdentity>().front();
  *outcome =
      Caller{identity.account.value_or(""), identity.arn, credentials->source, session->connection.skew.observed()};
}

}  // namespace

std::expected<Caller, CollectError> find_caller(const CollectSettings& settings, const aws::Environment& environment) {
  boost::asio::io_context context;
  auto session = open_session(context, settings, environment);
  if (!session) return std::unexpected(session.error());
  std::string region = entry_region(settings, (*session)->entry);
  if (region.empty()) {
    return std::unexpected(
        CollectError{CollectError::Kind::usage, "no Region: name one with --region, or set AWS_REGION"});
  }
  Outcome outcome;
  boost::asio::co_spawn(context, ask(session->get(), std::move(region), &outcome),
                        [](const std::exception_ptr& failure) {
                          if (failure) std::rethrow_exception(failure);
                        });
  context.run();
  return outcome;
}

}  // namespace patchtriage
