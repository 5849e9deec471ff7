// The run's own facts and receipts as JSON, for the store.
#pragma once

#include <expected>
#include <string>

#include "base/json.h"
#include "fleet/snapshot.h"

namespace patchtriage::run_json {

Json from_run(const RunFacts& run);
Json from_totals(const CallTotals& totals);
Json from_call(const Call& call);

// The error says which part is missing or wrong.
std::expected<RunFacts, std::string> to_run(const std::string& text);
std::expected<CallTotals, std::string> to_totals(const std::string& text);
std::expected<Call, std::string> to_call(const std::string& text);

}  // namespace patchtriage::run_json
