#include "collect/readers.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "aws/credentials_elsewhere.h"
#include "collect/concurrently.h"
#include "collect/plan.h"
#include "collect/scopes.h"

namespace patchtriage {
namespace {

using WorkGuard = boost::asio::executor_work_guard<boost::asio::io_context::executor_type>;

// Each holds its records, some 3 MB for 125 instances, until it is read to its end.
constexpr std::size_t kAccountsAtOnce = 48;
// Beyond this many the processor isn't what a run waits for.
constexpr std::size_t kMostThreads = 16;

// Keeps what was read, and drops it then. Yields to those that read: a reply that waits keeps a connection idle, a part
// that waits keeps nobody.
struct Keepers {
  boost::asio::io_context context;
  WorkGuard guard = boost::asio::make_work_guard(context);
  std::vector<std::jthread> threads;

  explicit Keepers(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      threads.emplace_back([this] {
        // On Linux a thread has a niceness of its own. Where that is refused, all take turns.
        static_cast<void>(setpriority(PRIO_PROCESS, 0, 5));
        context.run();
      });
    }
  }
  ~Keepers() { end(); }
  Keepers(const Keepers&) = delete;
  Keepers& operator=(const Keepers&) = delete;

  void end() {
    context.stop();
    threads.clear();
  }
};

// One account, and what is the same for all.
struct Errand {
  Gathering run;
  AccountAccess account;
  std::ptrdiff_t turn = 0;
  Snapshot snapshot;  // what was read before
  boost::asio::any_io_executor home;
};

struct Result {
  Snapshot snapshot;  // empty where it is kept elsewhere
  bool is_kept = false;
  bool has_read = false;
  std::string refusal;
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

aws::Awaitable<void> gather_region(Gathering* run, aws::Target target, Scope scope, JobPool* keeping) {
  if (co_await gather(run, std::move(target), scope, &scope_plan()))
    keeping->add([run, scope] { return keep(run, scope); });
}

// All Regions of one account, then the roles of the instances found in them. What is read is kept meanwhile, the roles
// last, so that whoever goes on with an interrupted run has read the Regions that they were found in. Accounts have
// their turn in order, so that one ends while others begin, instead of all at the same time.
aws::Awaitable<void> gather_account(Gathering* run, AccountAccess account, std::ptrdiff_t turn) {
  if (account.regions.empty()) co_return;
  JobPool keeping(co_await boost::asio::this_coro::executor, account.regions.size());
  std::vector<Job> jobs;
  for (const std::string& region : account.regions) {
    const aws::Target target{account.id, region, account.credentials, turn};
    const Scope scope{account.id, region};
    jobs.push_back([run, target, scope, &keeping] { return gather_region(run, target, scope, &keeping); });
  }
  const std::size_t regions = jobs.size();
  co_await run_concurrently(std::move(jobs), regions);
  const Scope global = global_scope(account.id);
  const bool is_whole =
      co_await gather(run, {account.id, account.regions.front(), account.credentials, turn}, global, &account_plan());
  co_await keeping.wait();
  if (is_whole) co_await keep(run, global);
}

aws::Awaitable<Result> read_account(Connection* connection, std::unique_ptr<Errand> errand) {
  Gathering& run = errand->run;
  Snapshot& snapshot = errand->snapshot;
  run.client = &connection->client;
  run.clock = &connection->clock;
  run.snapshot = &snapshot;
  AccountAccess& account = errand->account;
  account.credentials = aws::credentials_elsewhere(errand->home, account.credentials, connection->clock);
  co_await gather_account(&run, account, errand->turn);

  Result result;
  result.has_read = has_read_anything(snapshot);
  result.refusal = first_refusal(snapshot);
  result.is_kept = run.hooks.parts != nullptr && run.hooks.parts->keeps(account.id);
  if (result.is_kept) {
    // Thousands of records are taken down there, too.
    boost::asio::post(run.keepers, [dropped = std::move(snapshot)] {});
  } else {
    result.snapshot = std::move(snapshot);
  }
  co_return result;
}

// Gives the accounts to the readers. Confined to the thread of `home`, which runs until all are read.
class Readers {
 public:
  Readers(boost::asio::io_context& home, Session& session, Gathering& run, std::map<std::string, Snapshot> earlier,
          std::size_t threads)
      : home_(home),
        run_(run),
        earlier_(std::move(earlier)),
        keepers_(threads),
        guard_(boost::asio::make_work_guard(home)),
        most_(std::max<std::size_t>(1, kAccountsAtOnce / threads)),
        session_(session) {
    for (std::size_t i = 0; i < threads; ++i)
      readers_.push_back(std::make_unique<Reader>(session.settings, session.counter));
    // To list accounts and to open them.
    share_connections(std::max<std::size_t>(1, session.settings.curl.max_connections / 8));
  }

  // A keeper that has told a reader to go on isn't done with its context at once.
  ~Readers() { keepers_.end(); }
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  void add(AccountAccess account) {
    waiting_.push_back(std::move(account));
    go_on();
  }

  // No more are added. Whatever was is read.
  void end() {
    is_ended_ = true;
    share_connections(1);  // to refresh credentials
    go_on();
  }

  std::map<std::string, Result> take_results() { return std::move(results_); }

 private:
  struct Reader {
    boost::asio::io_context context{1};
    WorkGuard guard = boost::asio::make_work_guard(context);
    Connection connection;
    std::size_t under_way = 0;
    std::jthread thread;  // last, so that it has ended before what it uses

    Reader(const ConnectionSettings& settings, aws::CallCounter& counter)
        : connection(context, settings, counter), thread([this] { context.run(); }) {}
    ~Reader() { context.stop(); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
  };

  // So many stay here, the others are the readers', each of which has one at least.
  void share_connections(std::size_t here) {
    const std::size_t all = session_.settings.curl.max_connections;
    const std::size_t each = std::max<std::size_t>(1, (std::max(all, here) - here) / readers_.size());
    session_.connection.transport.set_max_connections(here);
    for (const auto& reader : readers_) {
      boost::asio::post(reader->context,
                        [&reader = *reader, each] { reader.connection.transport.set_max_connections(each); });
    }
  }

  void go_on() {
    while (!waiting_.empty()) {
      Reader& reader = **std::ranges::min_element(readers_, {}, &Reader::under_way);
      if (reader.under_way >= most_) return;
      AccountAccess account = std::move(waiting_.front());
      waiting_.pop_front();
      begin(reader, std::move(account));
    }
    const bool are_idle = std::ranges::all_of(readers_, [](const auto& reader) { return reader->under_way == 0; });
    if (is_ended_ && are_idle) guard_.reset();
  }

  void begin(Reader& reader, AccountAccess account) {
    const std::string id = account.id;
    auto errand = std::make_unique<Errand>();
    errand->run = run_;
    errand->run.found = std::make_shared<std::map<Scope, FoundBefore>>();
    errand->run.keepers = keepers_.context.get_executor();
    errand->account = std::move(account);
    errand->turn = turns_++;
    errand->snapshot = std::move(earlier_[id]);
    errand->snapshot.run = facts();
    errand->home = home_.get_executor();
    ++reader.under_way;
    boost::asio::co_spawn(reader.context, read_account(&reader.connection, std::move(errand)),
                          [this, &reader, id](const std::exception_ptr& failure, Result result) {
                            if (failure) std::rethrow_exception(failure);
                            boost::asio::post(home_, [this, &reader, id, result = std::move(result)]() mutable {
                              results_.emplace(id, std::move(result));
                              --reader.under_way;
                              go_on();
                            });
                          });
  }

  // The run's, without the accounts and Regions that are found so far.
  const RunFacts& facts() {
    if (!facts_) {
      facts_ = run_.snapshot->run;
      facts_->accounts.clear();
      facts_->regions.clear();
    }
    return *facts_;
  }

  boost::asio::io_context& home_;
  Gathering& run_;
  std::optional<RunFacts> facts_;
  std::map<std::string, Snapshot> earlier_;
  Keepers keepers_;
  WorkGuard guard_;   // of home
  std::size_t most_;  // accounts under way on one reader
  Session& session_;
  std::vector<std::unique_ptr<Reader>> readers_;
  std::deque<AccountAccess> waiting_;
  std::ptrdiff_t turns_ = 0;
  std::map<std::string, Result> results_;  // by account
  bool is_ended_ = false;
};

}  // namespace

std::expected<AccountsRead, CollectError> read_accounts(boost::asio::io_context& home, Session& session, Gathering& run,
                                                        std::map<std::string, Snapshot> earlier) {
  const CollectSettings& settings = *run.settings;
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t named = std::max<std::size_t>(1, settings.accounts.size());
  const std::size_t threads = std::min({settings.whole_organization ? cores : named, cores, kMostThreads});

  AccountsRead read;
  std::size_t accounts = 0;
  std::optional<CollectError> error;
  std::map<std::string, Result> results;
  {
    Readers readers(home, session, run, std::move(earlier), threads);
    const auto tell = [&](bool are_all) {
      if (run.hooks.progress != nullptr) run.hooks.progress->scopes_found(accounts, read.scopes, are_all);
    };
    const auto found = [&](AccountAccess account) {
      ++accounts;
      read.scopes += account.regions.size();
      tell(false);
      readers.add(std::move(account));
    };
    home.restart();
    boost::asio::co_spawn(home, find_scopes(&run, session.entry, found),
                          [&](const std::exception_ptr& failure, std::expected<void, CollectError> done) {
                            // Nothing of ours throws; a library that does (out of memory) ends the program instead of
                            // a silent half-run.
                            if (failure) std::rethrow_exception(failure);
                            if (!done) error = std::move(done.error());
                            if (done) tell(true);
                            readers.end();
                          });
    home.run();  // refreshes credentials for the readers, too
    results = readers.take_results();
  }
  if (error) return std::unexpected(std::move(*error));

  for (auto& [id, result] : results) {
    if (!result.is_kept) read.unkept.push_back(std::move(result.snapshot));
    read.has_read = read.has_read || result.has_read;
    if (read.first_refusal.empty()) read.first_refusal = std::move(result.refusal);
  }
  return read;
}

}  // namespace patchtriage
