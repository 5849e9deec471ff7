#include "store/sqlite.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>

namespace patchtriage::sqlite {
namespace {

StoreError describe(const std::string& path, int code, const char* words) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {StoreError::Kind::full,
              fmt::format("{}: no space left to save the run; free some, or name another file with --store", path)};
    case SQLITE_IOERR:
      return {StoreError::Kind::full,
              fmt::format("{}: can't be written ({}); is the disk full or broken?", path, words)};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {StoreError::Kind::busy,
              fmt::format("{}: another run is writing to it; try again when that has ended", path)};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return {StoreError::Kind::unreadable, fmt::format("{}: not a store of saved runs, or damaged ({})", path, words)};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return {StoreError::Kind::unreadable, fmt::format("{}: can't be opened ({})", path, words)};
    default:
      return {StoreError::Kind::failed, fmt::format("{}: {}", path, words)};
  }
}

}  // namespace

std::expected<Database, StoreError> Database::open(const std::string& path, bool may_create) {
  if (may_create) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    std::error_code ignored;  // where it can't be made, opening the file below says so
    if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  }
  std::error_code unknown;  // what can't be looked at can't be opened either, and SQLite says why
  if (std::filesystem::is_directory(path, unknown))
    return std::unexpected(StoreError{StoreError::Kind::unreadable, fmt::format("{}: a folder, not a file", path)});
  // Saved runs hold output of commands and names of everything: theirs alone, whatever the umask says.
  const mode_t before = umask(S_IRWXG | S_IRWXO);
  sqlite3* handle = nullptr;
  // For readers too: a run that was killed in the middle of a commit is rolled back by the next who looks. Where the
  // file may not be written, SQLite opens it for reading alone.
  const int flags = SQLITE_OPEN_READWRITE | (may_create ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  umask(before);
  Database database(path, handle);
  if (code != SQLITE_OK) return std::unexpected(describe(path, code, sqlite3_errstr(code)));
  sqlite3_busy_timeout(handle, 5000);
  sqlite3_extended_result_codes(handle, 1);
  return database;
}

std::expected<void, StoreError> Database::run(const char* sql) {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return std::unexpected(error());
  return {};
}

StoreError Database::error() const {
  return describe(path_, sqlite3_errcode(handle_.get()), sqlite3_errmsg(handle_.get()));
}

StoreError Database::damaged(const std::string& what) const {
  return {StoreError::Kind::unreadable, fmt::format("{}: damaged: {}", path_, what)};
}

std::expected<Statement, StoreError> Statement::prepare(const Database& database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database.handle(), sql, -1, &statement, nullptr) != SQLITE_OK)
    return std::unexpected(database.error());
  return Statement(database, statement);
}

Statement& Statement::bind(int index, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), index + 1, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), index + 1, value);
  return *this;
}

Statement& Statement::bind(int index, double value) {
  sqlite3_bind_double(statement_.get(), index + 1, value);
  return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  sqlite3_bind_blob64(statement_.get(), index + 1, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

std::expected<bool, StoreError> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return std::unexpected(database_->error());
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::expected<void, StoreError> Statement::execute() {
  const auto done = step();
  reset();
  if (!done) return std::unexpected(done.error());
  return {};
}

std::string Statement::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return bytes == nullptr
             ? ""
             : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

}  // namespace patchtriage::sqlite
