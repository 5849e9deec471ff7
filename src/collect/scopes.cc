#include "collect/scopes.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/this_coro.hpp>
#include <set>

#include "aws/credentials_cache.h"
#include "aws/sts_credentials.h"
#include "collect/concurrently.h"
#include "collect/plan.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/organizations_accounts.h"
#include "fleet/records/sts_identity.h"

namespace patchtriage {
namespace {

using Failure = std::unexpected<CollectError>;

Failure usage(std::string message) { return Failure(CollectError{CollectError::Kind::usage, std::move(message)}); }

// Partition out of "arn:aws-us-gov:sts::…".
std::string partition_of(const std::string& arn) {
  const std::size_t first = arn.find(':');
  const std::size_t second = first == std::string::npos ? first : arn.find(':', first + 1);
  return second == std::string::npos ? "aws" : arn.substr(first + 1, second - first - 1);
}

// The Region to ask when any will do: the first one wanted, the configured one, else the partition's own.
std::expected<void, CollectError> check_regions(const std::vector<std::string>& regions) {
  for (const std::string& region : regions) {
    if (aws::find_partition(region) == nullptr)
      return Failure(
          CollectError{CollectError::Kind::usage,
                       fmt::format("'{}' is not the name of an AWS Region; write it as in us-east-1", region)});
  }
  return {};
}

struct Account {
  std::string id;
  std::string name;
};

void add_account_row(Gathering* run, const std::string& account, CallStatus status, std::string code,
                     std::string message) {
  Call call;
  call.scope = global_scope(account);
  call.step = Step::scope;
  call.operation = "sts:AssumeRole";
  call.at = run->clock->now();
  call.status = status;
  call.error_code = std::move(code);
  call.message = std::move(message);
  if (status == CallStatus::denied) call.permission = "sts:AssumeRole";
  run->add_call(std::move(call));
}

// Credentials for one account: the caller's for its own, else those of the role there. nullptr where the role can't be
// assumed; that is noted.
aws::Awaitable<std::shared_ptr<aws::CredentialsProvider>> enter(Gathering* run, Entry entry, std::string account,
                                                                std::string caller) {
  if (account == caller) co_return entry.credentials;
  aws::RoleToAssume role;
  role.role_arn = fmt::format("arn:{}:iam::{}:role/{}", run->partition, account, run->settings->role_name);
  role.session_name = aws::valid_session_name("patchtriage-" + run->settings->run_id);
  role.external_id = run->settings->external_id;
  role.policy = session_policy().dump();
  auto provider = std::make_shared<aws::CredentialsCache>(
      aws::make_assume_role(entry.context, entry.credentials, std::move(role)), *run->clock);
  const aws::CredentialsResult credentials = co_await provider->get();
  if (!credentials) {
    const std::string& code = credentials.error().code;
    const bool is_denied = code.starts_with("AccessDenied");
    add_account_row(run, account, is_denied ? CallStatus::denied : CallStatus::failed, code,
                    credentials.error().message);
    co_return nullptr;
  }
  add_account_row(run, account, CallStatus::complete, "", "");
  co_return provider;
}

struct EnabledRegions {
  std::set<std::string> enabled;
  std::set<std::string> disabled;
  bool is_known = false;
};

aws::Awaitable<EnabledRegions> read_regions(Gathering* run, aws::Target target) {
  aws::ReadOptions options;
  options.step = Step::scope;
  const std::string account = target.account;
  aws::Reading reading = co_await run->client->list("ec2:DescribeRegions", std::move(target),
                                                    Json::object({{"AllRegions", true}}), options);
  EnabledRegions regions;
  regions.is_known = !reading.error;
  for (const ec2::Region& region : reading.rows.as<ec2::Region>()) {
    const bool is_enabled = region.opt_in_status != "not-opted-in";
    (is_enabled ? regions.enabled : regions.disabled).insert(region.region_name);
  }
  reading.call.scope = global_scope(account);
  const ListingKey key{reading.call.scope, "ec2:DescribeRegions", "", 1};
  const std::size_t call = run->add_call(std::move(reading.call));
  run->snapshot->put(key, call, std::move(reading.rows));
  co_return regions;
}

// Which of the wanted Regions to read in the account. What can't be told is tried, and fails visibly.
std::vector<std::string> choose_regions(Gathering* run, const std::string& account, const EnabledRegions& regions,
                                        const std::vector<std::string>& wanted) {
  if (run->settings->all_regions && regions.is_known) return {regions.enabled.begin(), regions.enabled.end()};
  std::vector<std::string> chosen;
  for (const std::string& region : wanted) {
    if (!regions.is_known || regions.enabled.contains(region)) {
      chosen.push_back(region);
      continue;
    }
    Call call;
    call.scope = {account, region};
    call.step = Step::scope;
    call.operation = "ec2:DescribeRegions";
    call.at = run->clock->now();
    const bool exists = regions.disabled.contains(region);
    call.status = exists ? CallStatus::skipped : CallStatus::failed;
    call.error_code = exists ? "" : "no_such_region";
    call.message =
        exists ? "the Region is not enabled in this account" : fmt::format("AWS lists no Region '{}'", region);
    run->add_call(std::move(call));
  }
  return chosen;
}

// What the accounts of a run are opened with, one beside the other.
struct Opening {
  Gathering* run;
  Entry entry;
  std::string caller;  // account
  std::string region;  // that is asked first
  AccountFound found;
  JobPool pool;
  std::set<std::string> known = {};    // accounts
  std::set<std::string> regions = {};  // that are read in some account
};

aws::Awaitable<void> open_account(Opening* opening, Account account) {
  Gathering* run = opening->run;
  const auto credentials = co_await enter(run, opening->entry, account.id, opening->caller);
  AccountFact fact{account.id, account.name, AccountStatus::read, ""};
  if (credentials == nullptr) {
    fact.status = AccountStatus::unreachable;
    fact.reason = fmt::format("the role {} can't be assumed", run->settings->role_name);
    run->snapshot->run.accounts.push_back(std::move(fact));
    co_return;
  }
  run->snapshot->run.accounts.push_back(std::move(fact));
  const EnabledRegions regions = co_await read_regions(run, {account.id, opening->region, credentials});
  std::vector<std::string> wanted = run->settings->regions;
  if (wanted.empty()) wanted = {opening->region};
  AccountAccess access{account.id, credentials, choose_regions(run, account.id, regions, wanted)};
  opening->regions.insert(access.regions.begin(), access.regions.end());
  opening->found(std::move(access));
}

void leave_out(Gathering* run, const Account& account, std::string why) {
  add_account_row(run, account.id, CallStatus::skipped, "", why);
  run->snapshot->run.accounts.push_back({account.id, account.name, AccountStatus::skipped, std::move(why)});
}

// Begins to open it, unless it is left out or known: a listing that had to start once more tells its accounts again.
void offer(Opening* opening, Account account, const std::string& state) {
  if (!opening->known.insert(account.id).second) return;
  const auto& excluded = opening->run->settings->excluded_accounts;
  if (state != "ACTIVE") {
    leave_out(opening->run, account, fmt::format("the account is {}", state));
  } else if (std::ranges::find(excluded, account.id) != excluded.end()) {
    leave_out(opening->run, account, "excluded with --exclude-account");
  } else {
    opening->pool.add([opening, account] { return open_account(opening, account); });
  }
}

// The organisation's accounts, offered page by page.
aws::Awaitable<std::expected<void, CollectError>> list_accounts(Opening* opening) {
  Gathering* run = opening->run;
  aws::ReadOptions options;
  options.step = Step::scope;
  options.on_page = [opening](const AnyRows& rows) {
    for (const organizations::Account& account : rows.as<organizations::Account>()) {
      // `Status` is being retired in favour of `State`; either may be missing.
      const std::string state = account.state ? *account.state : account.status.value_or("ACTIVE");
      offer(opening, {account.id, account.name.value_or("")}, state);
    }
  };
  const aws::Target target{opening->caller, opening->region, opening->entry.credentials};
  aws::Reading reading = co_await run->client->list("organizations:ListAccounts", target, Json::object(), options);
  reading.call.scope = global_scope(opening->caller);
  if (reading.error && reading.rows.size() == 0) {
    co_return Failure(CollectError{
        CollectError::Kind::no_credentials,
        fmt::format("the organisation's accounts can't be listed: {}\nRun from the management account or a delegated "
                    "administrator, grant organizations:ListAccounts, or name accounts with --account.",
                    aws::to_string(*reading.error))});
  }
  const ListingKey key{reading.call.scope, "organizations:ListAccounts", "", 1};
  const std::size_t call = run->add_call(std::move(reading.call));
  run->snapshot->put(key, call, std::move(reading.rows));
  co_return std::expected<void, CollectError>();
}

}  // namespace

std::string entry_region(const CollectSettings& settings, const Entry& entry) {
  if (!settings.regions.empty()) return settings.regions.front();
  if (!entry.region.empty()) return entry.region;
  return settings.all_regions ? "us-east-1" : "";
}

aws::Awaitable<std::expected<void, CollectError>> find_scopes(Gathering* run, Entry entry, AccountFound found) {
  const CollectSettings& settings = *run->settings;
  if (auto checked = check_regions(settings.regions); !checked) co_return Failure(checked.error());
  const std::string region = entry_region(settings, entry);
  if (region.empty()) co_return usage("no Region: name one with --region, take --all-regions, or set AWS_REGION");
  if (const auto checked = check_regions({region}); !checked) co_return Failure(checked.error());
  if ((settings.whole_organization || !settings.accounts.empty()) && settings.role_name.empty())
    co_return usage("--org and --account need --role-name: the role to assume in each account");

  aws::ReadOptions options;
  options.step = Step::scope;
  aws::Reading identity =
      co_await run->client->list("sts:GetCallerIdentity", {"", region, entry.credentials}, Json::object(), options);
  if (identity.error || identity.rows.size() == 0) {
    const std::string why = identity.error ? aws::to_string(*identity.error) : "STS sent no identity";
    co_return Failure(CollectError{CollectError::Kind::no_credentials, why});
  }
  const auto& caller_identity = identity.rows.as<sts::CallerIdentity>().front();
  const std::string caller = caller_identity.account.value_or("");
  run->partition = partition_of(caller_identity.arn);
  run->snapshot->run.partition = run->partition;
  identity.call.scope = global_scope(caller);
  const ListingKey key{identity.call.scope, "sts:GetCallerIdentity", "", 1};
  const std::size_t call = run->add_call(std::move(identity.call));
  run->snapshot->put(key, call, std::move(identity.rows));

  Opening opening{
      run, entry, caller, region, std::move(found), JobPool(co_await boost::asio::this_coro::executor, 128)};
  if (settings.whole_organization) {
    if (auto listed = co_await list_accounts(&opening); !listed) co_return Failure(listed.error());
  } else if (settings.accounts.empty()) {
    offer(&opening, {caller, ""}, "ACTIVE");
  } else {
    for (const std::string& id : settings.accounts) offer(&opening, {id, ""}, "ACTIVE");
  }
  co_await opening.pool.wait();

  std::ranges::sort(run->snapshot->run.accounts, {}, &AccountFact::id);
  run->snapshot->run.regions = {opening.regions.begin(), opening.regions.end()};
  co_return std::expected<void, CollectError>();
}

}  // namespace patchtriage
