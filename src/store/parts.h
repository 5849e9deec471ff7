// One account and Region of a run in the store: how a part is written and read.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fleet/snapshot.h"
#include "store/bodies.h"
#include "store/sqlite.h"
#include "store/store.h"

namespace patchtriage::parts {

// What found the scope (step 0), and what the plan read of it, end at different times.
inline constexpr const char* kEntry = "entry";
inline constexpr const char* kPlan = "plan";

// A part as it goes into the file. Borrows its calls from the snapshot.
struct Packed {
  Scope scope;
  const char* phase = kPlan;
  bool is_finished = false;
  std::int64_t instances = 0;
  std::vector<const Call*> calls;
  std::map<BodyKey, std::string> bodies;  // compressed
};

// Which calls of a snapshot belong to which scope: indexes, in their order.
std::map<Scope, std::vector<std::size_t>> calls_by_scope(const Snapshot& snapshot);
// Receipts and records of one phase of a scope, whose calls these are. Needs no database, so it can be done on several
// threads.
Packed pack(const Snapshot& snapshot, const Scope& scope, const std::vector<std::size_t>& calls, const char* phase,
            bool is_finished);
// An earlier part of the same name goes.
std::expected<void, StoreError> put(const sqlite::Database& database, const std::string& run, const Packed& part);
// The scopes that the plan has read to the end.
std::expected<std::set<Scope>, StoreError> finished(const sqlite::Database& database, const std::string& run);
// The listings of one operation in one part, as they are in the file.
struct PackedBody {
  BodyKey key;
  Scope scope;
  std::size_t first_call = 0;  // of its part, among the snapshot's calls
  std::size_t call_count = 0;
  std::string content;
};

// What was fetched of a run and not unpacked yet. The snapshot has facts, totals and receipts.
struct Fetched {
  Snapshot snapshot;
  std::vector<PackedBody> bodies;
};

struct Selection {
  std::optional<std::set<std::string>> accounts;  // not set: all
  bool only_finished = false;                     // without step 0 and what is unfinished
};
// Without the run's own facts and totals.
std::expected<Fetched, StoreError> fetch(const sqlite::Database& database, const std::string& run,
                                         const Selection& selection);
// Needs no database, so it can be done on several threads. The snapshot isn't sealed. The error says what is damaged.
std::expected<Snapshot, std::string> unpack(Fetched fetched, unsigned threads);

// The run's own facts and totals.
std::expected<void, StoreError> load_facts(const sqlite::Database& database, const std::string& run, RunFacts& facts,
                                           CallTotals& totals);

}  // namespace patchtriage::parts
