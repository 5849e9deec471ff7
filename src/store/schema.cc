#include "store/schema.h"

#include <fmt/format.h>

namespace patchtriage {
namespace {

using sqlite::Database;
using sqlite::Statement;

constexpr std::int64_t kVersion = 4;
constexpr std::int64_t kApplicationId = 0x70617472;  // "patr": a file that isn't ours is refused, not read

// Tables are named in the singular and may change with the version; the views, in the plural, are documented
// (docs/saved-runs.md).
constexpr const char* kSchema = R"(
CREATE TABLE run(
  id TEXT PRIMARY KEY, started_at TEXT NOT NULL, state TEXT NOT NULL, request TEXT NOT NULL, facts TEXT NOT NULL,
  totals TEXT NOT NULL) STRICT;
CREATE TABLE part(
  id INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES run(id), account TEXT NOT NULL, region TEXT NOT NULL,
  phase TEXT NOT NULL, is_finished INTEGER NOT NULL, instances INTEGER NOT NULL,
  UNIQUE(run, account, region, phase)) STRICT;
CREATE TABLE receipt(
  part INTEGER NOT NULL REFERENCES part(id) ON DELETE CASCADE, number INTEGER NOT NULL, step TEXT NOT NULL,
  operation TEXT NOT NULL, parameters TEXT NOT NULL, at TEXT NOT NULL, request_id TEXT NOT NULL, pages INTEGER NOT NULL,
  row_count INTEGER NOT NULL, status TEXT NOT NULL, error_code TEXT NOT NULL, message TEXT NOT NULL,
  permission TEXT NOT NULL, PRIMARY KEY(part, number)) STRICT, WITHOUT ROWID;
CREATE TABLE body(
  part INTEGER NOT NULL REFERENCES part(id) ON DELETE CASCADE, operation TEXT NOT NULL, reading INTEGER NOT NULL,
  record TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY(part, operation, reading, record)) STRICT;
CREATE TABLE instance(
  run TEXT NOT NULL REFERENCES run(id), account TEXT NOT NULL, region TEXT NOT NULL, instance_id TEXT NOT NULL,
  rank INTEGER NOT NULL, name TEXT NOT NULL, compliance TEXT NOT NULL, verdict TEXT NOT NULL,
  manageability TEXT NOT NULL, exposure TEXT NOT NULL, environment TEXT NOT NULL, tier TEXT NOT NULL,
  score REAL NOT NULL, last_operation_at TEXT NOT NULL, non_compliant_since TEXT NOT NULL,
  history_outcome TEXT NOT NULL, last_install_at TEXT NOT NULL,
  PRIMARY KEY(run, account, region, instance_id)) STRICT, WITHOUT ROWID;
CREATE TABLE finding(
  run TEXT NOT NULL REFERENCES run(id), account TEXT NOT NULL, region TEXT NOT NULL, instance_id TEXT NOT NULL,
  number INTEGER NOT NULL, category TEXT NOT NULL, subcategory TEXT NOT NULL, confidence TEXT NOT NULL,
  statement TEXT NOT NULL, remediation TEXT NOT NULL,
  PRIMARY KEY(run, account, region, instance_id, number)) STRICT, WITHOUT ROWID;
CREATE TABLE leaf(
  run TEXT NOT NULL REFERENCES run(id), account TEXT NOT NULL, region TEXT NOT NULL, instance_id TEXT NOT NULL,
  number INTEGER NOT NULL, claim TEXT NOT NULL, source TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL,
  value TEXT NOT NULL, observed_at TEXT NOT NULL, request_id TEXT NOT NULL,
  PRIMARY KEY(run, account, region, instance_id, number)) STRICT, WITHOUT ROWID;
CREATE VIEW runs AS
  SELECT id, state, started_at, json_extract(facts, '$.finished_at') AS finished_at,
    json_extract(facts, '$.as_of') AS as_of, json_extract(totals, '$.total') AS calls,
    (SELECT coalesce(sum(instances), 0) FROM part WHERE part.run = run.id) AS instances FROM run;
CREATE VIEW calls AS
  SELECT p.run, p.account, p.region, r.step, r.operation, r.status, r.row_count AS "rows", r.pages, r.error_code,
    r.message, r.permission, r.at, r.request_id, r.parameters
  FROM receipt r JOIN part p ON p.id = r.part;
CREATE VIEW instances AS SELECT * FROM instance;
CREATE VIEW findings AS SELECT *, number = 0 AS is_root_cause FROM finding;
CREATE VIEW evidence AS SELECT * FROM leaf;
)";

std::expected<std::int64_t, StoreError> integer(const Database& database, const char* sql) {
  auto statement = Statement::prepare(database, sql);
  if (!statement) return std::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return std::unexpected(row.error());
  return *row ? statement->integer(0) : 0;
}

}  // namespace

std::expected<void, StoreError> prepare_schema(Database& database, Store::Mode mode) {
  const auto id = integer(database, "PRAGMA application_id");
  if (!id) return std::unexpected(id.error());
  const auto version = integer(database, "PRAGMA user_version");
  if (!version) return std::unexpected(version.error());
  const auto tables = integer(database, "SELECT count(*) FROM sqlite_schema");
  if (!tables) return std::unexpected(tables.error());
  const bool is_new = *tables == 0 && *id == 0;
  if (is_new && mode == Store::Mode::write) {
    const std::string sql = fmt::format("BEGIN; PRAGMA application_id={}; PRAGMA user_version={}; {} COMMIT;",
                                        kApplicationId, kVersion, kSchema);
    return database.run(sql.c_str());
  }
  if (is_new) {
    return std::unexpected(StoreError{StoreError::Kind::unknown_run,
                                      fmt::format("{}: empty: no run is saved in it yet", database.path())});
  }
  if (*id != kApplicationId) {
    return std::unexpected(
        StoreError{StoreError::Kind::unreadable, fmt::format("{}: not a store of saved runs", database.path())});
  }
  if (*version != kVersion) {
    return std::unexpected(
        StoreError{StoreError::Kind::unreadable,
                   fmt::format("{}: of version {}, and this program reads version {}; name another file with --store",
                               database.path(), *version, kVersion)});
  }
  return database.run("PRAGMA foreign_keys=ON");
}

}  // namespace patchtriage
