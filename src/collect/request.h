// What was asked for when a run was started, as JSON: kept with the run, so that it can be gone on with.
//
// Holds the scope, never a secret: neither credentials nor the external id are in it.
#pragma once

#include <expected>
#include <string>

#include "base/json.h"
#include "collect/collect.h"

namespace patchtriage::request {

// Whether any flag or setting narrows or widens the scope: otherwise a resumed run takes the one it began with.
bool names_a_scope(const CollectSettings& settings);

Json to_json(const CollectSettings& settings);
// Puts the scope into `settings`. The error says what is wrong with the text, or what has to be given again.
std::expected<void, std::string> apply(const std::string& text, CollectSettings& settings);

}  // namespace patchtriage::request
