#include "collect/collect.h"

#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <map>
#include <set>
#include <string>

#include "collect/gather.h"
#include "collect/readers.h"
#include "collect/session.h"

namespace patchtriage {
namespace {

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

std::string nothing_read(const CollectSettings& settings, const AccountsRead& read) {
  return fmt::format(
      "nothing could be read: {}\nCheck the Region and the policy of {}: patchtriage policy prints what it must allow, "
      "patchtriage doctor what is refused.",
      read.first_refusal.empty() ? "no call was made" : read.first_refusal,
      settings.role_name.empty() ? "these credentials" : "role " + settings.role_name);
}

}  // namespace

RunFacts first_facts(const CollectSettings& settings, Time now) {
  RunFacts run;
  run.id = settings.run_id;
  run.role_name = settings.role_name;
  run.started_at = now;
  run.finished_at = now;
  run.as_of = settings.as_of.value_or(std::chrono::floor<std::chrono::seconds>(now));
  run.is_simulated_clock = settings.as_of.has_value();
  return run;
}

std::expected<Snapshot, CollectError> collect(const CollectSettings& settings, const aws::Environment& environment,
                                              CollectHooks hooks, std::optional<EarlierReading> earlier) {
  boost::asio::io_context context;
  auto session = open_session(context, settings, environment);
  if (!session) return std::unexpected(session.error());

  Connection& connection = (*session)->connection;
  Snapshot snapshot;
  std::map<std::string, Snapshot> read_before;
  std::set<Scope> finished;
  if (earlier) {
    snapshot.run = earlier->snapshot.run;
    snapshot.run.accounts.clear();  // found again, with the credentials for each
    (*session)->counter.start_from(earlier->snapshot.totals);
    read_before = split_by_account(std::move(earlier->snapshot));
    finished = std::move(earlier->finished);
  } else {
    snapshot.run = first_facts(settings, connection.clock.now());
  }
  Gathering run;
  run.settings = &settings;
  run.client = &connection.client;
  run.clock = &connection.clock;
  run.snapshot = &snapshot;
  run.hooks = hooks;
  run.now = snapshot.run.as_of;
  run.finished = &finished;
  SilentRegions silent;
  run.silent = &silent;

  auto found = read_accounts(context, **session, run, std::move(read_before));
  if (!found) return std::unexpected(found.error());
  AccountsRead& read = *found;
  if (read.scopes == 0) return std::unexpected(CollectError{CollectError::Kind::no_credentials, no_scope(snapshot)});
  for (Snapshot& account : read.unkept) snapshot.absorb(std::move(account));
  snapshot.totals = (*session)->counter.totals();
  snapshot.run.finished_at = connection.clock.now();
  const bool has_read = read.has_read || !finished.empty();
  if (run.is_stopped() && !has_read)
    return std::unexpected(CollectError{CollectError::Kind::interrupted, "interrupted before anything was read"});
  if (!has_read) return std::unexpected(CollectError{CollectError::Kind::no_credentials, nothing_read(settings, read)});
  snapshot.seal();
  return snapshot;
}

}  // namespace patchtriage
