// One account and Region of a run in the store: how a part is written and read.
#pragma once

#include <expected>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fleet/snapshot.h"
#include "store/sqlite.h"
#include "store/store.h"

namespace patchtriage::parts {

// What found the scope (step 0), and what the plan read of it, end at different times.
inline constexpr const char* kEntry = "entry";
inline constexpr const char* kPlan = "plan";

// Which calls of a snapshot that is being filled belong to which scope: looks at each call once.
class CallIndex {
 public:
  // Indexes into the snapshot's calls, in their order.
  const std::vector<std::size_t>& of(const Snapshot& snapshot, const Scope& scope);

 private:
  std::size_t seen_ = 0;
  std::map<Scope, std::vector<std::size_t>> by_scope_;
};

// Writes receipts and records of one phase of a scope. An earlier part of the same name goes. `calls` are the scope's.
std::expected<void, StoreError> put(const sqlite::Database& database, const Snapshot& snapshot, const Scope& scope,
                                    const std::vector<std::size_t>& calls, const char* phase, bool is_finished);
// The scopes that the plan has read to the end.
std::expected<std::set<Scope>, StoreError> finished(const sqlite::Database& database, const std::string& run);
// Facts, totals and parts of a run; the snapshot isn't sealed. `only_finished`: without step 0 and what is unfinished.
std::expected<Snapshot, StoreError> load(const sqlite::Database& database, const std::string& run, bool only_finished);

}  // namespace patchtriage::parts
