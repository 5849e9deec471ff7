#include "cli/load_run.h"

#include <fmt/format.h>

#include "cli/files.h"
#include "cli/output.h"

namespace patchtriage::cli {

int fail(const Failure& failure) {
  complain(failure.message);
  return failure.code;
}

int print(const std::string& text) {
  if (const auto written = write_file("", text); !written) return fail({kLocalFailure, written.error()});
  return kDone;
}

std::expected<Store, Failure> open_saved_runs(const std::string& store) {
  auto opened = Store::open(store.empty() ? default_store() : store, Store::Mode::read);
  if (!opened)
    return std::unexpected(Failure{
        kLocalFailure, opened.error().message + "\nRun patchtriage assess first, or name the file with --store."});
  return std::move(*opened);
}

std::expected<Snapshot, Failure> load_run(Store& store, const std::string& run, const std::string& as_of) {
  auto snapshot = store.load(run);
  if (!snapshot) return std::unexpected(Failure{kLocalFailure, snapshot.error().message});
  if (as_of.empty()) return std::move(*snapshot);
  const auto time = parse_time(as_of);
  if (!time)
    return std::unexpected(
        Failure{kUsage, fmt::format("--as-of {}: not a time; write it as in 2026-11-20T12:00:00Z", as_of)});
  snapshot->run.as_of = *time;
  return std::move(*snapshot);
}

std::expected<Settings, Failure> settings_for_run(const std::string& config) {
  auto settings = load_settings(config);
  if (!settings) return std::unexpected(Failure{kLocalFailure, settings.error()});
  return std::move(*settings);
}

}  // namespace patchtriage::cli
