// The run's own facts as JSON and the words of receipts, for the store.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "fleet/snapshot.h"

namespace patchtriage::run_json {

Json from_run(const RunFacts& run);
Json from_totals(const CallTotals& totals);

// The error says which part is missing or wrong.
std::expected<RunFacts, std::string> to_run(const std::string& text);
std::expected<CallTotals, std::string> to_totals(const std::string& text);

std::optional<Step> to_step(std::string_view text);
std::optional<CallStatus> to_status(std::string_view text);

}  // namespace patchtriage::run_json
