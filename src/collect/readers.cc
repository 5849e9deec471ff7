#include "collect/readers.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <exception>
#include <thread>

#include "aws/credentials_elsewhere.h"
#include "collect/concurrently.h"
#include "collect/plan.h"

namespace patchtriage {
namespace {

// Each holds its records, some 3 MB for 125 instances, until it is read to its end.
constexpr std::size_t kAccountsAtOnce = 64;
// Beyond this many the processor isn't what a run waits for.
constexpr std::size_t kMostThreads = 16;

struct Result {
  bool is_kept = false;  // elsewhere, so that its snapshot is empty
  bool has_read = false;
  std::string refusal;
};

// What the threads share: each takes the next account, and writes that account's result.
struct Work {
  const Gathering* run;
  boost::asio::any_io_executor home;
  boost::asio::any_io_executor keepers;
  std::vector<AccountAccess> accounts;
  std::vector<Snapshot> snapshots;
  std::vector<Result> results;
  std::atomic<std::size_t> next = 0;
};

// Something must have been read of some scope: a run in which everything was refused concludes nothing.
bool has_read_anything(const Snapshot& snapshot) {
  return std::ranges::any_of(snapshot.calls(), [](const Call& call) {
    return call.step != Step::scope && call.pages > 0 && call.scope.region != kGlobal;
  });
}

std::string first_refusal(const Snapshot& snapshot) {
  for (const Call& call : snapshot.calls()) {
    if (call.step != Step::scope && call.status != CallStatus::skipped && call.status != CallStatus::complete)
      return fmt::format("{} in {}/{}: {}: {}", call.operation, call.scope.account, call.scope.region, call.error_code,
                         call.message);
  }
  return "";
}

// All Regions of one account, then the roles of the instances found in them. Accounts have their turn in order, so that
// one ends while others begin, instead of all at the same time.
aws::Awaitable<void> gather_account(Gathering* run, AccountAccess account, std::size_t turn) {
  if (account.regions.empty()) co_return;
  std::vector<Job> jobs;
  for (const std::string& region : account.regions) {
    const aws::Target target{account.id, region, account.credentials, turn};
    const Scope scope{account.id, region};
    jobs.push_back([run, target, scope] { return gather(run, target, scope, &scope_plan()); });
  }
  const std::size_t regions = jobs.size();
  co_await run_concurrently(std::move(jobs), regions);
  co_await gather(run, {account.id, account.regions.front(), account.credentials, turn}, global_scope(account.id),
                  &account_plan());
}

aws::Awaitable<void> read_account(Work* work, Connection* connection, std::size_t index) {
  Gathering run = *work->run;
  Snapshot& snapshot = work->snapshots[index];
  run.client = &connection->client;
  run.clock = &connection->clock;
  run.snapshot = &snapshot;
  run.keepers = work->keepers;
  AccountAccess account = work->accounts[index];
  account.credentials = aws::credentials_elsewhere(work->home, account.credentials, connection->clock);
  co_await gather_account(&run, account, index);

  Result& result = work->results[index];
  result.has_read = has_read_anything(snapshot);
  result.refusal = first_refusal(snapshot);
  result.is_kept = run.hooks.parts != nullptr && run.hooks.parts->keeps(account.id);
  if (result.is_kept) snapshot = {};
}

aws::Awaitable<void> read_next(Work* work, Connection* connection) {
  for (std::size_t index = work->next++; index < work->accounts.size(); index = work->next++)
    co_await read_account(work, connection, index);
}

// What one thread does.
void read_here(Work& work, const ConnectionSettings& settings, aws::CallCounter& counter, std::size_t at_once) {
  boost::asio::io_context context(1);
  Connection connection(context, settings, counter);
  for (std::size_t i = 0; i < at_once; ++i) {
    boost::asio::co_spawn(context, read_next(&work, &connection), [](const std::exception_ptr& failure) {
      if (failure) std::rethrow_exception(failure);
    });
  }
  context.run();
}

// Threads that keep what was read. They yield to those that read: a reply that waits keeps its connection idle, a part
// that waits keeps nobody.
class Keepers {
 public:
  explicit Keepers(std::size_t count) : guard_(boost::asio::make_work_guard(context_)) {
    for (std::size_t i = 0; i < count; ++i) {
      threads_.emplace_back([this] {
        yield_to_others();
        context_.run();
      });
    }
  }
  ~Keepers() { guard_.reset(); }
  Keepers(const Keepers&) = delete;
  Keepers& operator=(const Keepers&) = delete;

  boost::asio::any_io_executor executor() { return context_.get_executor(); }

 private:
  // On Linux the niceness of a thread is its own. Where that is refused it isn't needed either.
  static void yield_to_others() { static_cast<void>(setpriority(PRIO_PROCESS, 0, 10)); }

  boost::asio::io_context context_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_;
  std::vector<std::jthread> threads_;
};

}  // namespace

AccountsRead read_accounts(boost::asio::io_context& home, Session& session, const Gathering& run,
                           std::vector<AccountAccess> accounts, std::map<std::string, Snapshot> earlier) {
  const std::size_t count = accounts.size();
  if (count == 0) return {};
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads = std::min({count, cores, kMostThreads});
  Keepers keepers(threads);
  Work work{&run, home.get_executor(), keepers.executor(), std::move(accounts), {}, {}};
  RunFacts facts = run.snapshot->run;
  facts.accounts.clear();
  facts.regions.clear();
  for (const AccountAccess& account : work.accounts) {
    work.snapshots.push_back(std::move(earlier[account.id]));
    work.snapshots.back().run = facts;
  }
  work.results.resize(count);

  ConnectionSettings settings = session.settings;
  settings.curl.max_connections = std::max<std::size_t>(1, settings.curl.max_connections / threads);

  home.restart();
  auto guard = boost::asio::make_work_guard(home);
  std::size_t left = threads;
  {
    std::vector<std::jthread> readers;
    for (std::size_t i = 0; i < threads; ++i) {
      readers.emplace_back([&] {
        read_here(work, settings, session.counter, std::max<std::size_t>(1, kAccountsAtOnce / threads));
        boost::asio::post(home, [&] {
          if (--left == 0) guard.reset();
        });
      });
    }
    home.run();  // refreshes credentials for the readers
  }

  AccountsRead read;
  for (std::size_t i = 0; i < count; ++i) {
    Result& result = work.results[i];
    if (!result.is_kept) read.unkept.push_back(std::move(work.snapshots[i]));
    read.has_read = read.has_read || result.has_read;
    if (read.first_refusal.empty()) read.first_refusal = std::move(result.refusal);
  }
  return read;
}

}  // namespace patchtriage
