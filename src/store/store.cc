#include "store/store.h"

#include <fmt/format.h>

#include "fleet/record_json.h"
#include "fleet/records/all.h"
#include "store/run_json.h"
#include "store/sqlite.h"

namespace patchtriage {
namespace {

using sqlite::Database;
using sqlite::Statement;

constexpr std::int64_t kVersion = 1;
constexpr std::int64_t kApplicationId = 0x70617472;  // "patr": a file that isn't ours is refused, not read

constexpr const char* kSchema = R"(
CREATE TABLE runs(
  id TEXT PRIMARY KEY, started_at TEXT NOT NULL, facts TEXT NOT NULL, totals TEXT NOT NULL) STRICT;
CREATE TABLE calls(
  run TEXT NOT NULL REFERENCES runs(id), number INTEGER NOT NULL, receipt TEXT NOT NULL, PRIMARY KEY(run, number)) STRICT;
CREATE TABLE listings(
  id INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES runs(id), account TEXT NOT NULL, region TEXT NOT NULL,
  operation TEXT NOT NULL, subject TEXT NOT NULL, reading INTEGER NOT NULL, call INTEGER NOT NULL, record TEXT NOT NULL) STRICT;
CREATE INDEX listings_by_run ON listings(run);
CREATE TABLE records(
  listing INTEGER NOT NULL REFERENCES listings(id), number INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY(listing, number)) STRICT, WITHOUT ROWID;
-- One row for each record that AWS returned; `body` is JSON in AWS's field names: json_extract(body, '$.InstanceId').
CREATE VIEW records_view AS
  SELECT l.run, l.account, l.region, l.operation, l.subject, l.reading, l.record, r.body
  FROM records r JOIN listings l ON l.id = r.listing;
-- One row for each logical request.
CREATE VIEW calls_view AS
  SELECT run, number, json_extract(receipt, '$.account') AS account, json_extract(receipt, '$.region') AS region,
    json_extract(receipt, '$.operation') AS operation, json_extract(receipt, '$.status') AS status,
    json_extract(receipt, '$.rows') AS rows, json_extract(receipt, '$.error_code') AS error_code,
    json_extract(receipt, '$.at') AS at, json_extract(receipt, '$.request_id') AS request_id FROM calls;
CREATE VIEW runs_view AS
  SELECT id, started_at, json_extract(facts, '$.finished_at') AS finished_at, json_extract(facts, '$.as_of') AS as_of,
    json_extract(totals, '$.total') AS calls FROM runs;
)";

std::expected<std::int64_t, StoreError> pragma(const Database& database, const char* sql) {
  auto statement = Statement::prepare(database, sql);
  if (!statement) return std::unexpected(statement.error());
  auto row = statement->step();
  if (!row) return std::unexpected(row.error());
  return *row ? statement->integer(0) : 0;
}

std::expected<void, StoreError> prepare_schema(Database& database, Store::Mode mode) {
  const auto id = pragma(database, "PRAGMA application_id");
  if (!id) return std::unexpected(id.error());
  const auto version = pragma(database, "PRAGMA user_version");
  if (!version) return std::unexpected(version.error());
  const auto tables = pragma(database, "SELECT count(*) FROM sqlite_schema");
  if (!tables) return std::unexpected(tables.error());
  const bool is_new = *tables == 0 && *id == 0;
  if (is_new && mode == Store::Mode::write) {
    const std::string sql = fmt::format("BEGIN; PRAGMA application_id={}; PRAGMA user_version={}; {} COMMIT;",
                                        kApplicationId, kVersion, kSchema);
    return database.run(sql.c_str());
  }
  if (*id != kApplicationId)
    return std::unexpected(
        StoreError{StoreError::Kind::unreadable, fmt::format("{}: not a store of saved runs", database.path())});
  if (*version != kVersion) {
    return std::unexpected(StoreError{
        StoreError::Kind::unreadable,
        fmt::format("{}: of version {}; this program reads version {}", database.path(), *version, kVersion)});
  }
  return {};
}

}  // namespace

struct Store::Connection {
  Database database;
};

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

std::expected<Store, StoreError> Store::open(const std::string& path, Mode mode) {
  auto database = Database::open(path, mode == Mode::write);
  if (!database) return std::unexpected(database.error());
  if (auto ready = prepare_schema(*database, mode); !ready) return std::unexpected(ready.error());
  return Store(std::make_unique<Connection>(Connection{std::move(*database)}));
}

namespace {

std::expected<void, StoreError> save_calls(const Database& database, const Snapshot& snapshot) {
  auto insert = Statement::prepare(database, "INSERT INTO calls(run, number, receipt) VALUES(?, ?, ?)");
  if (!insert) return std::unexpected(insert.error());
  std::int64_t number = 0;
  for (const Call& call : snapshot.calls()) {
    const auto done =
        insert->bind(0, snapshot.run.id).bind(1, number++).bind(2, run_json::from_call(call).dump()).execute();
    if (!done) return done;
  }
  return {};
}

std::expected<void, StoreError> save_listings(const Database& database, const Snapshot& snapshot) {
  auto listing_insert =
      Statement::prepare(database,
                         "INSERT INTO listings(run, account, region, operation, subject, reading, call, record) "
                         "VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  if (!listing_insert) return std::unexpected(listing_insert.error());
  auto record_insert = Statement::prepare(database, "INSERT INTO records(listing, number, body) VALUES(?, ?, ?)");
  if (!record_insert) return std::unexpected(record_insert.error());
  for (const auto& [key, listing] : snapshot.listings()) {
    const RecordType& type = listing.rows.type();
    listing_insert->bind(0, snapshot.run.id)
        .bind(1, key.scope.account)
        .bind(2, key.scope.region)
        .bind(3, key.operation);
    listing_insert->bind(4, key.subject)
        .bind(5, std::int64_t{key.reading})
        .bind(6, static_cast<std::int64_t>(listing.call));
    if (auto done = listing_insert->bind(7, type.name).execute(); !done) return done;
    const std::int64_t id = sqlite3_last_insert_rowid(database.handle());
    for (std::size_t i = 0; i < listing.rows.size(); ++i) {
      const std::string body = record_to_json(type, listing.rows.row(i)).dump();
      if (auto done = record_insert->bind(0, id).bind(1, static_cast<std::int64_t>(i)).bind(2, body).execute(); !done)
        return done;
    }
  }
  return {};
}

std::expected<void, StoreError> save_run(const Database& database, const Snapshot& snapshot) {
  auto insert = Statement::prepare(database, "INSERT INTO runs(id, started_at, facts, totals) VALUES(?, ?, ?, ?)");
  if (!insert) return std::unexpected(insert.error());
  return insert->bind(0, snapshot.run.id)
      .bind(1, format_time(snapshot.run.started_at))
      .bind(2, run_json::from_run(snapshot.run).dump())
      .bind(3, run_json::from_totals(snapshot.totals).dump())
      .execute();
}

StoreError damaged(const Database& database, const std::string& what) {
  return {StoreError::Kind::unreadable, fmt::format("{}: damaged: {}", database.path(), what)};
}

std::expected<void, StoreError> load_calls(const Database& database, const std::string& run, Snapshot& snapshot) {
  auto select = Statement::prepare(database, "SELECT receipt FROM calls WHERE run = ? ORDER BY number");
  if (!select) return std::unexpected(select.error());
  select->bind(0, run);
  while (true) {
    const auto row = select->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    auto call = run_json::to_call(select->text(0));
    if (!call) return std::unexpected(damaged(database, call.error()));
    snapshot.add_call(std::move(*call));
  }
}

std::expected<void, StoreError> load_records(const Database& database, Statement& select, std::int64_t listing,
                                             AnyRows& rows) {
  sqlite::Statement& statement = select.bind(0, listing);
  while (true) {
    const auto row = statement.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    const auto decoded = decode_record(rows.type(), statement.text(0), rows.append());
    if (!decoded) return std::unexpected(damaged(database, decoded.error().message));
  }
}

std::expected<void, StoreError> load_listings(const Database& database, const std::string& run, Snapshot& snapshot) {
  auto select = Statement::prepare(
      database,
      "SELECT id, account, region, operation, subject, reading, call, record FROM listings WHERE run = ? ORDER BY id");
  if (!select) return std::unexpected(select.error());
  select->bind(0, run);
  while (true) {
    const auto row = select->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    const RecordType* type = find_record_type(select->text(7));
    const auto call = static_cast<std::size_t>(select->integer(6));
    if (type == nullptr || call >= snapshot.calls().size())
      return std::unexpected(damaged(database, "a listing of an unknown record or call"));
    AnyRows rows = make_rows(*type);
    auto records = Statement::prepare(database, "SELECT body FROM records WHERE listing = ? ORDER BY number");
    if (!records) return std::unexpected(records.error());
    if (auto loaded = load_records(database, *records, select->integer(0), rows); !loaded) return loaded;
    snapshot.put(
        {{select->text(1), select->text(2)}, select->text(3), select->text(4), static_cast<int>(select->integer(5))},
        call, std::move(rows));
  }
}

std::expected<std::string, StoreError> resolve(const Database& database, const std::string& id) {
  auto select =
      Statement::prepare(database, id == "latest" ? "SELECT id FROM runs ORDER BY started_at DESC, id DESC LIMIT 1"
                                                  : "SELECT id FROM runs WHERE id = ?");
  if (!select) return std::unexpected(select.error());
  if (id != "latest") select->bind(0, id);
  const auto row = select->step();
  if (!row) return std::unexpected(row.error());
  if (*row) return select->text(0);
  const std::string message = id == "latest"
                                  ? fmt::format("{}: no run is saved yet; run patchtriage assess", database.path())
                                  : fmt::format("{}: no run '{}'; patchtriage runs lists them", database.path(), id);
  return std::unexpected(StoreError{StoreError::Kind::unknown_run, message});
}

}  // namespace

std::expected<void, StoreError> Store::save(const Snapshot& snapshot) {
  Database& database = connection_->database;
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun;
  auto saved = save_run(database, snapshot);
  if (saved) saved = save_calls(database, snapshot);
  if (saved) saved = save_listings(database, snapshot);
  if (saved) saved = database.run("COMMIT");
  if (!saved) {
    // Fails where SQLite has rolled back by itself, which is as good.
    static_cast<void>(database.run("ROLLBACK"));
  }
  return saved;
}

std::expected<Snapshot, StoreError> Store::load(const std::string& id) {
  const Database& database = connection_->database;
  const auto run = resolve(database, id);
  if (!run) return std::unexpected(run.error());
  auto select = Statement::prepare(database, "SELECT facts, totals FROM runs WHERE id = ?");
  if (!select) return std::unexpected(select.error());
  select->bind(0, *run);
  if (const auto row = select->step(); !row) return std::unexpected(row.error());
  Snapshot snapshot;
  auto facts = run_json::to_run(select->text(0));
  if (!facts) return std::unexpected(damaged(database, facts.error()));
  auto totals = run_json::to_totals(select->text(1));
  if (!totals) return std::unexpected(damaged(database, totals.error()));
  snapshot.run = std::move(*facts);
  snapshot.totals = std::move(*totals);
  if (auto loaded = load_calls(database, *run, snapshot); !loaded) return std::unexpected(loaded.error());
  if (auto loaded = load_listings(database, *run, snapshot); !loaded) return std::unexpected(loaded.error());
  snapshot.seal();
  return snapshot;
}

std::expected<std::vector<SavedRun>, StoreError> Store::runs() {
  const Database& database = connection_->database;
  auto select = Statement::prepare(
      database,
      "SELECT facts, totals, (SELECT count(*) FROM records r JOIN listings l ON l.id = r.listing "
      "WHERE l.run = runs.id AND l.operation = 'ec2:DescribeInstances') FROM runs ORDER BY started_at DESC, id DESC");
  if (!select) return std::unexpected(select.error());
  std::vector<SavedRun> result;
  while (true) {
    const auto row = select->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return result;
    const auto facts = run_json::to_run(select->text(0));
    const auto totals = run_json::to_totals(select->text(1));
    if (!facts || !totals) return std::unexpected(damaged(database, "a run's facts"));
    result.push_back(
        {facts->id, facts->started_at, facts->finished_at, facts->as_of, select->integer(2), totals->total});
  }
}

}  // namespace patchtriage
