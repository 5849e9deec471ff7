// What the conclusions of earlier runs in the same file say of an account's instances.
#pragma once

#include <expected>
#include <map>
#include <set>
#include <string>

#include "fleet/earlier.h"
#include "fleet/key.h"
#include "store/sqlite.h"

namespace patchtriage {

// Of the runs that are done and whose now (as_of) is before that of `run`, the newest 32: run by run backwards, until
// each instance's compliance and last install are known. Instances that no run tells of are left out.
std::expected<std::map<NodeKey, EarlierStanding>, StoreError> earlier_standings(const sqlite::Database& database,
                                                                                const std::string& run,
                                                                                const std::set<NodeKey>& instances);

}  // namespace patchtriage
