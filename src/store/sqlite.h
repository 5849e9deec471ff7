// SQLite behind values: statements that bind and read, errors as StoreError.
#pragma once

#include <sqlite3.h>

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "store/store.h"

namespace patchtriage::sqlite {

class Database {
 public:
  static std::expected<Database, StoreError> open(const std::string& path, bool may_create);
  Database(Database&&) noexcept = default;
  Database& operator=(Database&&) noexcept = default;

  std::expected<void, StoreError> run(const char* sql);
  // The error that SQLite reports now, in words for people.
  StoreError error() const;
  // What the file says can't be: `what` names it.
  StoreError damaged(const std::string& what) const;
  sqlite3* handle() const { return handle_.get(); }
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  Database(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}
  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

// One prepared statement. Parameters and columns count from 0.
class Statement {
 public:
  static std::expected<Statement, StoreError> prepare(const Database& database, const char* sql);

  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, double value);
  Statement& bind_blob(int index, std::string_view bytes);
  // True while there is a row.
  std::expected<bool, StoreError> step();
  // Ready for the next values.
  void reset();
  // For statements without rows: runs it and makes it ready for the next values.
  std::expected<void, StoreError> execute();
  // The bytes of a text or a blob.
  std::string text(int column) const;
  std::int64_t integer(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  Statement(const Database& database, sqlite3_stmt* statement) : database_(&database), statement_(statement) {}
  const Database* database_;  // outlives the statement
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// Calls `visit` for each row that is left, until it returns an error.
template <class Visit>
std::expected<void, StoreError> each_row(Statement& statement, const Visit& visit) {
  while (true) {
    const auto row = statement.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    if (std::expected<void, StoreError> done = visit(); !done) return done;
  }
}

// One statement without rows, its parameters in their order.
template <class... Values>
std::expected<void, StoreError> execute(const Database& database, const char* sql, const Values&... values) {
  auto statement = Statement::prepare(database, sql);
  if (!statement) return std::unexpected(statement.error());
  int index = 0;
  (statement->bind(index++, values), ...);
  return statement->execute();
}

}  // namespace patchtriage::sqlite
