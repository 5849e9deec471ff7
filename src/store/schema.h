// The tables and views of a store, and the check that a file is one.
#pragma once

#include <expected>

#include "store/sqlite.h"
#include "store/store.h"

namespace patchtriage {

// Makes the schema in an empty file (Mode::write); else checks that the file is ours and of this version.
std::expected<void, StoreError> prepare_schema(sqlite::Database& database, Store::Mode mode);

}  // namespace patchtriage
