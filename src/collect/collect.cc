#include "collect/collect.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <memory>
#include <set>
#include <string>

#include "aws/client.h"
#include "aws/credentials_cache.h"
#include "aws/curl_transport.h"
#include "collect/concurrently.h"
#include "collect/gather.h"
#include "collect/plan.h"
#include "collect/scopes.h"
#include "collect/session.h"

namespace patchtriage {
namespace {

// Each holds its records, some 3 MB for 125 instances, until it is read to its end.
constexpr std::size_t kAccountsAtOnce = 48;

// Why no account and Region is left to read: what was refused or left out, each reason once.
std::string no_scope(const Snapshot& snapshot) {
  std::set<std::string> reasons;
  for (const Call& call : snapshot.calls()) {
    if (call.step != Step::scope || call.status == CallStatus::complete) continue;
    reasons.insert(fmt::format("\n{} {}: {}: {}", call.operation, call.scope.account, call.scope.region, call.message));
  }
  std::string text = "no account and Region could be read";
  for (const std::string& reason : reasons) text += reason;
  return text;
}

// Of what is kept elsewhere only the receipts stay, and step 0's records.
void forget_records(Snapshot& snapshot, const std::string& account) {
  std::vector<std::pair<ListingKey, std::size_t>> kept;
  const auto& listings = snapshot.listings();
  for (auto at = listings.lower_bound(ListingKey{{account, ""}, "", "", 0}); at != listings.end(); ++at) {
    const auto& [key, listing] = *at;
    if (key.scope.account != account) break;
    if (snapshot.calls()[listing.call].step != Step::scope) kept.emplace_back(key, listing.call);
  }
  for (auto& [key, call] : kept) {
    AnyRows none = listings.at(key).rows.empty_copy();
    snapshot.put(std::move(key), call, std::move(none));
  }
}

// All Regions of one account, then the roles of the instances found in them.
aws::Awaitable<void> gather_account(Gathering* run, AccountAccess account) {
  std::vector<std::function<aws::Awaitable<void>()>> jobs;
  for (const std::string& region : account.regions) {
    const aws::Target target{account.id, region, account.credentials};
    const Scope scope{account.id, region};
    jobs.push_back([run, target, scope] { return gather(run, target, scope, &scope_plan()); });
  }
  const std::size_t regions = jobs.size();
  co_await run_concurrently(std::move(jobs), regions);
  if (account.regions.empty()) co_return;
  co_await gather(run, {account.id, account.regions.front(), account.credentials}, global_scope(account.id),
                  &account_plan());
  if (run->hooks.parts != nullptr && run->hooks.parts->keeps(account.id)) forget_records(*run->snapshot, account.id);
}

aws::Awaitable<void> gather_all(Gathering* run, Entry entry, std::expected<void, CollectError>* outcome) {
  auto accounts = co_await find_scopes(run, std::move(entry));
  if (!accounts) {
    *outcome = std::unexpected(accounts.error());
    co_return;
  }
  std::vector<std::function<aws::Awaitable<void>()>> jobs;
  std::size_t scopes = 0;
  for (const AccountAccess& account : *accounts) {
    scopes += account.regions.size();
    jobs.push_back([run, account] { return gather_account(run, account); });
  }
  if (run->hooks.progress != nullptr) run->hooks.progress->scopes_found(accounts->size(), scopes);
  co_await run_concurrently(std::move(jobs), kAccountsAtOnce);
  if (scopes == 0) {
    *outcome = std::unexpected(CollectError{CollectError::Kind::no_credentials, no_scope(*run->snapshot)});
  }
}

// Something must have been read of some scope: a run in which everything was refused concludes nothing.
bool has_read_anything(const Snapshot& snapshot) {
  for (const Call& call : snapshot.calls()) {
    if (call.step != Step::scope && call.pages > 0 && call.scope.region != kGlobal) return true;
  }
  return false;
}

std::string first_refusal(const Snapshot& snapshot) {
  for (const Call& call : snapshot.calls()) {
    if (call.step != Step::scope && call.status != CallStatus::skipped && call.status != CallStatus::complete)
      return fmt::format("{} in {}/{}: {}: {}", call.operation, call.scope.account, call.scope.region, call.error_code,
                         call.message);
  }
  return "no call was made";
}

}  // namespace

RunFacts first_facts(const CollectSettings& settings, Time now) {
  RunFacts run;
  run.id = settings.run_id;
  run.role_name = settings.role_name;
  run.started_at = now;
  run.as_of = settings.as_of.value_or(std::chrono::floor<std::chrono::seconds>(now));
  run.is_simulated_clock = settings.as_of.has_value();
  return run;
}

std::expected<Snapshot, CollectError> collect(const CollectSettings& settings, const aws::Environment& environment,
                                              CollectHooks hooks, std::optional<EarlierReading> earlier) {
  boost::asio::io_context context;
  auto session = open_session(context, settings, environment);
  if (!session) return std::unexpected(session.error());

  Snapshot snapshot;
  Gathering run;
  if (earlier) {
    snapshot = std::move(earlier->snapshot);
    run.finished = std::move(earlier->finished);
    snapshot.run.accounts.clear();  // found again, with the credentials for each
    (*session)->totals = snapshot.totals;
  } else {
    snapshot.run = first_facts(settings, (*session)->clock.now());
  }
  run.settings = &settings;
  run.client = &(*session)->client;
  run.clock = &(*session)->clock;
  run.snapshot = &snapshot;
  run.hooks = hooks;
  run.now = snapshot.run.as_of;

  std::expected<void, CollectError> outcome;
  boost::asio::co_spawn(context, gather_all(&run, (*session)->entry, &outcome), [](const std::exception_ptr& failure) {
    // Nothing of ours throws; a library that does (out of memory) ends the program instead of a silent half-run.
    if (failure) std::rethrow_exception(failure);
  });
  context.run();

  snapshot.totals = (*session)->totals;
  snapshot.run.finished_at = (*session)->clock.now();
  if (!outcome) return std::unexpected(outcome.error());
  const bool has_read = has_read_anything(snapshot) || !run.finished.empty();
  if (run.is_stopped() && !has_read)
    return std::unexpected(CollectError{CollectError::Kind::interrupted, "interrupted before anything was read"});
  if (!has_read)
    return std::unexpected(
        CollectError{CollectError::Kind::no_credentials,
                     fmt::format("nothing could be read: {}\nCheck the Region and the policy of {}: patchtriage policy "
                                 "prints what it must allow, patchtriage doctor what is refused.",
                                 first_refusal(snapshot),
                                 settings.role_name.empty() ? "these credentials" : "role " + settings.role_name)});
  snapshot.seal();
  return snapshot;
}

}  // namespace patchtriage
