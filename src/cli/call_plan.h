// assess --plan: the calls of the run, by operation, and the expected time, without making any.
#pragma once

#include <string>

#include "cli/output.h"
#include "collect/collect.h"

namespace patchtriage::cli {

// `store` is --store. Goes by the newest saved run of the same scope where there is one, else by the reference fleet.
// Writes a table, or JSON for each `-o json[=FILE]`. Returns the exit code.
int print_call_plan(const CollectSettings& settings, const std::string& store, const OutputFlags& flags);

}  // namespace patchtriage::cli
