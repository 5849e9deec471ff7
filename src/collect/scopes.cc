#include "collect/scopes.h"

#include <fmt/format.h>

#include <algorithm>
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

// Accounts of the organisation that are ACTIVE; the others are noted as skipped with their state.
std::vector<Account> active_accounts(const AnyRows& rows, std::vector<AccountFact>& facts) {
  std::vector<Account> active;
  for (const organizations::Account& account : rows.as<organizations::Account>()) {
    // `Status` is being retired in favour of `State`; either may be missing.
    const std::string state = account.state ? *account.state : account.status.value_or("ACTIVE");
    if (state == "ACTIVE") {
      active.push_back({account.id, account.name.value_or("")});
    } else {
      facts.push_back(
          {account.id, account.name.value_or(""), AccountStatus::skipped, fmt::format("the account is {}", state)});
    }
  }
  return active;
}

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

aws::Awaitable<std::expected<std::vector<Account>, CollectError>> list_accounts(Gathering* run, Entry entry,
                                                                                aws::Target target,
                                                                                std::string caller) {
  const CollectSettings& settings = *run->settings;
  std::vector<Account> accounts;
  if (settings.whole_organization) {
    aws::ReadOptions options;
    options.step = Step::scope;
    aws::Reading reading = co_await run->client->list("organizations:ListAccounts", target, Json::object(), options);
    reading.call.scope = global_scope(caller);
    if (reading.error && reading.rows.size() == 0) {
      co_return Failure(CollectError{
          CollectError::Kind::no_credentials,
          fmt::format("the organisation's accounts can't be listed: {}\nRun from the management account or a delegated "
                      "administrator, grant organizations:ListAccounts, or name accounts with --account.",
                      aws::to_string(*reading.error))});
    }
    accounts = active_accounts(reading.rows, run->snapshot->run.accounts);
    const ListingKey key{reading.call.scope, "organizations:ListAccounts", "", 1};
    const std::size_t call = run->add_call(std::move(reading.call));
    run->snapshot->put(key, call, std::move(reading.rows));
  } else if (!settings.accounts.empty()) {
    for (const std::string& id : settings.accounts) accounts.push_back({id, ""});
  } else {
    accounts.push_back({caller, ""});
  }
  std::erase_if(accounts, [&](const Account& account) {
    const bool is_excluded =
        std::ranges::find(settings.excluded_accounts, account.id) != settings.excluded_accounts.end();
    if (is_excluded)
      run->snapshot->run.accounts.push_back(
          {account.id, account.name, AccountStatus::skipped, "excluded with --exclude-account"});
    return is_excluded;
  });
  for (const AccountFact& fact : run->snapshot->run.accounts)
    add_account_row(run, fact.id, CallStatus::skipped, "", fact.reason);
  co_return accounts;
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

aws::Awaitable<void> open_account(Gathering* run, Entry entry, Account account, std::string caller, std::string region,
                                  std::vector<std::string> wanted, std::vector<AccountAccess>* result) {
  const auto credentials = co_await enter(run, entry, account.id, caller);
  AccountFact fact{account.id, account.name, AccountStatus::read, ""};
  if (credentials == nullptr) {
    fact.status = AccountStatus::unreachable;
    fact.reason = fmt::format("the role {} can't be assumed", run->settings->role_name);
    run->snapshot->run.accounts.push_back(std::move(fact));
    co_return;
  }
  run->snapshot->run.accounts.push_back(std::move(fact));
  const EnabledRegions regions = co_await read_regions(run, {account.id, region, credentials});
  result->push_back({account.id, credentials, choose_regions(run, account.id, regions, wanted)});
}

}  // namespace

std::string entry_region(const CollectSettings& settings, const Entry& entry) {
  if (!settings.regions.empty()) return settings.regions.front();
  if (!entry.region.empty()) return entry.region;
  return settings.all_regions ? "us-east-1" : "";
}

aws::Awaitable<std::expected<std::vector<AccountAccess>, CollectError>> find_scopes(Gathering* run, Entry entry) {
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

  auto accounts = co_await list_accounts(run, entry, {caller, region, entry.credentials}, caller);
  if (!accounts) co_return Failure(accounts.error());

  std::vector<std::string> wanted = settings.regions;
  if (wanted.empty()) wanted = {region};
  std::vector<AccountAccess> result;
  std::vector<std::function<aws::Awaitable<void>()>> jobs;
  for (const Account& account : *accounts) {
    jobs.push_back([run, entry, account, caller, region, wanted, &result] {
      return open_account(run, entry, account, caller, region, wanted, &result);
    });
  }
  co_await run_concurrently(std::move(jobs), 128);

  std::ranges::sort(result, {}, &AccountAccess::id);
  std::ranges::sort(run->snapshot->run.accounts, {}, &AccountFact::id);
  std::set<std::string> regions;
  for (const AccountAccess& account : result) regions.insert(account.regions.begin(), account.regions.end());
  run->snapshot->run.regions = {regions.begin(), regions.end()};
  co_return result;
}

}  // namespace patchtriage
