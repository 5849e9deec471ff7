#include "store/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "fleet/records/ec2_instances.h"
#include "store/earlier_runs.h"
#include "store/parts.h"
#include "store/run_json.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "store/write_lock.h"

namespace patchtriage {
namespace {

using sqlite::Database;
using sqlite::Statement;
using Done = std::expected<void, StoreError>;

constexpr const char* kStates[] = {"open", "interrupted", "read", "done"};

const char* name_of(SavedRun::State state) { return kStates[static_cast<int>(state)]; }

// Runs `body` in a transaction: all of it or nothing.
template <class Body>
Done in_transaction(Database& database, const Body& body) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun;
  Done done = body();
  if (done) done = database.run("COMMIT");
  // Fails where SQLite has rolled back by itself, which is as good.
  if (!done) static_cast<void>(database.run("ROLLBACK"));
  return done;
}

}  // namespace

struct Store::Connection {
  std::optional<WriteLock> lock;  // of writers
  Database database;
  std::mutex mutex;  // of save_part() and load_account()
};

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

std::expected<Store, StoreError> Store::open(const std::string& path, Mode mode) {
  auto database = Database::open(path, mode == Mode::write);
  if (!database) return std::unexpected(database.error());
  std::optional<WriteLock> lock;
  if (mode == Mode::write) {
    auto taken = WriteLock::take(path);
    if (!taken) return std::unexpected(taken.error());
    lock = std::move(*taken);
  }
  if (auto ready = prepare_schema(*database, mode); !ready) return std::unexpected(ready.error());
  return Store(std::unique_ptr<Connection>(new Connection{std::move(lock), std::move(*database), {}}));
}

namespace {

Done put_run(const Database& database, const Snapshot& snapshot, SavedRun::State state) {
  return sqlite::execute(database, "UPDATE run SET state = ?, started_at = ?, facts = ?, totals = ? WHERE id = ?",
                         name_of(state), format_time(snapshot.run.started_at), run_json::from_run(snapshot.run).dump(),
                         run_json::from_totals(snapshot.totals).dump(), snapshot.run.id);
}

}  // namespace

Done Store::begin(const RunFacts& run, const std::string& request) {
  Database& database = connection_->database;
  return in_transaction(database, [&]() -> Done {
    // What a run that is taken up again left unfinished is read anew.
    if (auto done = sqlite::execute(database, "DELETE FROM part WHERE run = ? AND (is_finished = 0 OR phase = ?)",
                                    run.id, parts::kEntry);
        !done)
      return done;
    return sqlite::execute(database,
                           "INSERT INTO run VALUES(?, ?, 'open', ?, ?, ?) "
                           "ON CONFLICT(id) DO UPDATE SET state = 'open' WHERE state != 'done'",
                           run.id, format_time(run.started_at), request, run_json::from_run(run).dump(),
                           run_json::from_totals({}).dump());
  });
}

Done Store::save_part(const Snapshot& snapshot, const Scope& scope) {
  const auto calls = parts::calls_by_scope(snapshot);
  const auto of_scope = calls.find(scope);
  if (of_scope == calls.end()) return {};
  const parts::Packed part = parts::pack(snapshot, scope, of_scope->second, parts::kPlan, true);
  const Time last_call = snapshot.calls()[of_scope->second.back()].at;
  const std::lock_guard lock(connection_->mutex);
  Database& database = connection_->database;
  return in_transaction(database, [&]() -> Done {
    if (auto done = parts::put(database, snapshot.run.id, part); !done) return done;
    return sqlite::execute(database,
                           "UPDATE run SET totals = ?, facts = json_set(facts, '$.finished_at', ?) WHERE id = ?",
                           run_json::from_totals(snapshot.totals).dump(), format_time(last_call), snapshot.run.id);
  });
}

Done Store::finish(const Snapshot& snapshot, SavedRun::State state) {
  Database& database = connection_->database;
  return in_transaction(database, [&]() -> Done {
    const auto finished = parts::finished(database, snapshot.run.id);
    if (!finished) return std::unexpected(finished.error());
    const auto put = [&](const Scope& scope, const std::vector<std::size_t>& calls, const char* phase,
                         bool is_finished) {
      return parts::put(database, snapshot.run.id, parts::pack(snapshot, scope, calls, phase, is_finished));
    };
    for (const auto& [scope, calls] : parts::calls_by_scope(snapshot)) {
      if (auto done = put(scope, calls, parts::kEntry, true); !done) return done;
      if (finished->contains(scope)) continue;
      if (auto done = put(scope, calls, parts::kPlan, state != SavedRun::State::interrupted); !done) return done;
    }
    return put_run(database, snapshot, state);
  });
}

Done Store::discard_empty(const std::string& run) {
  return sqlite::execute(connection_->database,
                         "DELETE FROM run WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM part WHERE part.run = ?1)", run);
}

Done Store::save(const Snapshot& snapshot) {
  const auto known = runs();
  if (!known) return std::unexpected(known.error());
  if (std::ranges::find(*known, snapshot.run.id, &SavedRun::id) != known->end()) {
    return std::unexpected(
        StoreError{StoreError::Kind::failed,
                   fmt::format("{}: a run {} is there already", connection_->database.path(), snapshot.run.id)});
  }
  if (auto done = begin(snapshot.run, "{}"); !done) return done;
  return finish(snapshot, SavedRun::State::done);
}

namespace {

Statement& put_key(Statement& insert, const std::string& run, const NodeKey& key) {
  return insert.bind(0, run).bind(1, key.account).bind(2, key.region).bind(3, key.instance_id);
}

Done put_instances(const Database& database, const std::string& run, const std::vector<ConcludedInstance>& rows) {
  auto insert =
      Statement::prepare(database, "INSERT INTO instance VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!insert) return std::unexpected(insert.error());
  for (const ConcludedInstance& row : rows) {
    put_key(*insert, run, row.key).bind(4, row.rank).bind(5, row.name).bind(6, row.compliance).bind(7, row.verdict);
    insert->bind(8, row.manageability).bind(9, row.exposure).bind(10, row.environment).bind(11, row.tier);
    insert->bind(12, row.score).bind(13, row.last_operation_at).bind(14, row.non_compliant_since);
    if (auto done = insert->bind(15, row.history_outcome).bind(16, row.last_install_at).execute(); !done) return done;
  }
  return {};
}

Done put_findings(const Database& database, const std::string& run, const std::vector<ConcludedFinding>& rows) {
  auto insert = Statement::prepare(database, "INSERT INTO finding VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!insert) return std::unexpected(insert.error());
  for (const ConcludedFinding& row : rows) {
    put_key(*insert, run, row.key).bind(4, row.number).bind(5, row.category).bind(6, row.subcategory);
    if (auto done = insert->bind(7, row.confidence).bind(8, row.statement).bind(9, row.remediation).execute(); !done)
      return done;
  }
  return {};
}

Done put_evidence(const Database& database, const std::string& run, const std::vector<ConcludedEvidence>& rows) {
  auto insert = Statement::prepare(database, "INSERT INTO leaf VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!insert) return std::unexpected(insert.error());
  for (const ConcludedEvidence& row : rows) {
    put_key(*insert, run, row.key).bind(4, row.number).bind(5, row.claim).bind(6, row.source).bind(7, row.record);
    insert->bind(8, row.field).bind(9, row.value).bind(10, row.observed_at);
    if (auto done = insert->bind(11, row.request_id).execute(); !done) return done;
  }
  return {};
}

}  // namespace

Done Store::save_conclusions(const std::string& run, const std::function<void(const PutConclusions&)>& feed) {
  Database& database = connection_->database;
  return in_transaction(database, [&]() -> Done {
    for (const char* sql : {"DELETE FROM instance WHERE run = ?", "DELETE FROM finding WHERE run = ?",
                            "DELETE FROM leaf WHERE run = ?"}) {
      if (auto done = sqlite::execute(database, sql, run); !done) return done;
    }
    Done done;
    feed([&](const Conclusions& some) {
      done = put_instances(database, run, some.instances);
      if (done) done = put_findings(database, run, some.findings);
      if (done) done = put_evidence(database, run, some.evidence);
      return done.has_value();
    });
    if (!done) return done;
    return sqlite::execute(database, "UPDATE run SET state = 'done' WHERE id = ? AND state = 'read'", run);
  });
}

namespace {

// Its state too, since a run that was cut off has no report.
std::expected<std::string, StoreError> resolve(const Database& database, const std::string& id) {
  auto select = Statement::prepare(
      database, id == "latest" ? "SELECT id, state FROM run ORDER BY state = 'open', started_at DESC, id DESC LIMIT 1"
                               : "SELECT id, state FROM run WHERE id = ?");
  if (!select) return std::unexpected(select.error());
  if (id != "latest") select->bind(0, id);
  const auto row = select->step();
  if (!row) return std::unexpected(row.error());
  std::string message;
  if (!*row) {
    message = id == "latest" ? fmt::format("{}: no run is saved yet; run patchtriage assess", database.path())
                             : fmt::format("{}: no run '{}'; patchtriage runs lists them", database.path(), id);
  } else if (select->text(1) == "open") {
    message = fmt::format("{}: run {} was cut off, or goes on at this moment; patchtriage assess --resume ends it",
                          database.path(), select->text(0));
  } else {
    return select->text(0);
  }
  return std::unexpected(StoreError{StoreError::Kind::unknown_run, message});
}

std::set<NodeKey> instances_of(const Snapshot& snapshot) {
  std::set<NodeKey> keys;
  for (const auto& [key, listing] : snapshot.listings()) {
    if (key.operation != ec2::Instance::kSource) continue;
    for (const ec2::Instance& row : listing.rows.as<ec2::Instance>())
      keys.insert({key.scope.account, key.scope.region, row.instance_id});
  }
  return keys;
}

std::expected<parts::Fetched, StoreError> fetched_with_facts(const Database& database, const std::string& run,
                                                             const parts::Selection& selection) {
  auto fetched = parts::fetch(database, run, selection);
  if (!fetched) return fetched;
  Snapshot& snapshot = fetched->snapshot;
  if (auto loaded = parts::load_facts(database, run, snapshot.run, snapshot.totals); !loaded)
    return std::unexpected(loaded.error());
  return fetched;
}

std::expected<Snapshot, StoreError> unpacked(const Database& database, parts::Fetched fetched, unsigned threads) {
  auto snapshot = parts::unpack(std::move(fetched), threads);
  if (!snapshot) return std::unexpected(database.damaged(snapshot.error()));
  return std::move(*snapshot);
}

}  // namespace

std::expected<Snapshot, StoreError> Store::load(const std::string& id) {
  const Database& database = connection_->database;
  const auto run = resolve(database, id);
  if (!run) return std::unexpected(run.error());
  auto fetched = fetched_with_facts(database, *run, {});
  if (!fetched) return std::unexpected(fetched.error());
  auto snapshot = unpacked(database, std::move(*fetched), 0);
  if (snapshot) snapshot->seal();
  return snapshot;
}

std::expected<RunHead, StoreError> Store::head(const std::string& id) {
  const Database& database = connection_->database;
  const auto run = resolve(database, id);
  if (!run) return std::unexpected(run.error());
  RunHead head;
  if (auto loaded = parts::load_facts(database, *run, head.facts, head.totals); !loaded)
    return std::unexpected(loaded.error());
  auto select = Statement::prepare(database, "SELECT DISTINCT account FROM part WHERE run = ? ORDER BY account");
  if (!select) return std::unexpected(select.error());
  select->bind(0, *run);
  const auto read = sqlite::each_row(*select, [&]() -> Done {
    head.accounts.push_back(select->text(0));
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return head;
}

std::expected<Snapshot, StoreError> Store::load_account(const RunHead& head, const std::string& account) {
  const Database& database = connection_->database;
  auto fetched = [&] {
    const std::lock_guard lock(connection_->mutex);
    return parts::fetch(database, head.facts.id, {.accounts = std::set{account}});
  }();
  if (!fetched) return std::unexpected(fetched.error());
  auto snapshot = unpacked(database, std::move(*fetched), 1);
  if (!snapshot) return snapshot;
  snapshot->run = head.facts;
  auto earlier = [&] {
    const std::lock_guard lock(connection_->mutex);
    return earlier_standings(database, head.facts.id, instances_of(*snapshot));
  }();
  if (!earlier) return std::unexpected(earlier.error());
  snapshot->earlier = std::move(*earlier);
  snapshot->seal();
  return snapshot;
}

std::expected<UnfinishedReading, StoreError> Store::load_unfinished(const std::string& id) {
  const Database& database = connection_->database;
  auto finished = parts::finished(database, id);
  if (!finished) return std::unexpected(finished.error());
  // Of accounts that are finished nothing need be in memory.
  std::set<std::string> begun;
  for (const Scope& scope : *finished) {
    if (!finished->contains(global_scope(scope.account))) begun.insert(scope.account);
  }
  const parts::Selection selection{.accounts = std::move(begun), .only_finished = true};
  auto fetched = fetched_with_facts(database, id, selection);
  if (!fetched) return std::unexpected(fetched.error());
  auto snapshot = unpacked(database, std::move(*fetched), 0);
  if (!snapshot) return std::unexpected(snapshot.error());
  return UnfinishedReading{std::move(*finished), std::move(*snapshot)};
}

std::expected<std::vector<UnfinishedRun>, StoreError> Store::unfinished() {
  auto select = Statement::prepare(
      connection_->database, "SELECT id, request FROM run WHERE state != 'done' ORDER BY started_at DESC, id DESC");
  if (!select) return std::unexpected(select.error());
  std::vector<UnfinishedRun> result;
  const auto read = sqlite::each_row(*select, [&]() -> Done {
    result.push_back({select->text(0), select->text(1)});
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return result;
}

std::expected<std::vector<SavedRun>, StoreError> Store::runs() {
  const Database& database = connection_->database;
  auto select =
      Statement::prepare(database,
                         "SELECT facts, totals, coalesce(sum(instances), 0), state, request, count(DISTINCT account), "
                         "count(*) FILTER (WHERE instances > 0), count(*) FILTER (WHERE instances = 0) "
                         "FROM run LEFT JOIN part ON part.run = run.id AND phase = 'plan' AND region != 'global' "
                         "GROUP BY run.id ORDER BY run.started_at DESC, run.id DESC");
  if (!select) return std::unexpected(select.error());
  std::vector<SavedRun> result;
  const auto read = sqlite::each_row(*select, [&]() -> Done {
    const auto facts = run_json::to_run(select->text(0));
    const auto totals = run_json::to_totals(select->text(1));
    const auto* state = std::ranges::find(kStates, select->text(3));
    if (!facts || !totals || state == std::end(kStates)) return std::unexpected(database.damaged("a run's facts"));
    SavedRun run{.id = facts->id, .state = static_cast<SavedRun::State>(state - kStates)};
    run.started_at = facts->started_at;
    run.finished_at = facts->finished_at;
    run.as_of = facts->as_of;
    run.instances = select->integer(2);
    run.calls = totals->total;
    run.calls_by_operation = totals->by_operation;
    run.request = select->text(4);
    run.accounts = select->integer(5);
    run.scopes = select->integer(6);
    run.empty_scopes = select->integer(7);
    result.push_back(std::move(run));
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return result;
}

}  // namespace patchtriage
