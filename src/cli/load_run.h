// Saved runs for the commands about them, with failures that carry their exit code.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "assess/settings.h"
#include "cli/exit_code.h"
#include "store/store.h"
#include "summarize/summarizer.h"

namespace patchtriage::cli {

struct Failure {
  int code = kLocalFailure;
  std::string message;
};
// Complains, and returns the exit code.
int fail(const Failure& failure);

// Writes to standard output; returns the exit code.
int print(const std::string& text);

// The file that --store names, else the default one, for reading.
std::expected<Store, Failure> open_saved_runs(const std::string& store);
// All steps over a saved run, account by account. `as_of` is --as-of; empty: the run's own.
std::expected<Summary, Failure> summarize_saved(Store& store, const std::string& run, const std::string& as_of,
                                                const Settings& settings, SummarizeOptions options);
// load_settings() of output.h with a Failure.
std::expected<Settings, Failure> settings_for_run(const std::string& config);

}  // namespace patchtriage::cli
