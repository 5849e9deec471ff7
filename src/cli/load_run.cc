#include "cli/load_run.h"

#include <fmt/format.h>

#include "base/parallel_for.h"
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

std::expected<Summary, Failure> summarize_saved(Store& store, const std::string& run, const std::string& as_of,
                                                const Settings& settings, SummarizeOptions options) {
  auto head = store.head(run);
  if (!head) return std::unexpected(Failure{kLocalFailure, head.error().message});
  if (!as_of.empty()) {
    const auto time = parse_time(as_of);
    if (!time)
      return std::unexpected(
          Failure{kUsage, fmt::format("--as-of {}: not a time; write it as in 2026-11-20T12:00:00Z", as_of)});
    head->facts.as_of = *time;
  }
  Summarizer summarizer(settings, options);
  std::vector<std::optional<StoreError>> errors(head->accounts.size());
  // Few accounts: then it is their Regions that fill the cores.
  const unsigned within = head->accounts.size() < 4 ? 0 : 1;
  parallel_for(head->accounts.size(), [&](std::size_t i) {
    auto snapshot = store.load_account(*head, head->accounts[i]);
    if (!snapshot) {
      errors[i] = snapshot.error();
      return;
    }
    summarizer.add(*snapshot, head->accounts[i], within);
  });
  for (const auto& error : errors) {
    if (error) return std::unexpected(Failure{kLocalFailure, error->message});
  }
  return summarizer.finish(head->facts, head->totals);
}

std::expected<Settings, Failure> settings_for_run(const std::string& config) {
  auto settings = load_settings(config);
  if (!settings) return std::unexpected(Failure{kLocalFailure, settings.error()});
  return std::move(*settings);
}

}  // namespace patchtriage::cli
