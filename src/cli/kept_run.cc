#include "cli/kept_run.h"

#include <fmt/format.h>

#include "cli/conclusions.h"
#include "cli/files.h"
#include "collect/request.h"

namespace patchtriage::cli {
namespace {

Failure local(const StoreError& error) { return {kLocalFailure, error.message}; }

// The newest unfinished run of this scope.
std::expected<std::optional<UnfinishedRun>, Failure> find_unfinished(Store& store, const CollectSettings& settings) {
  const auto runs = store.unfinished();
  if (!runs) return std::unexpected(local(runs.error()));
  const std::string wanted = request::to_json(settings).dump();
  for (const UnfinishedRun& run : *runs) {
    if (!request::names_a_scope(settings) || run.request == wanted) return run;
  }
  return std::nullopt;
}

std::expected<EarlierReading, Failure> take_up(Store& store, const UnfinishedRun& run, CollectSettings& settings) {
  auto reading = store.load_unfinished(run.id);
  if (!reading) return std::unexpected(local(reading.error()));
  if (!request::names_a_scope(settings)) {
    if (const auto applied = request::apply(run.request, settings); !applied)
      return std::unexpected(Failure{kUsage, fmt::format("run {}: {}", run.id, applied.error())});
  }
  const Time as_of = reading->snapshot.run.as_of;
  if (settings.as_of && *settings.as_of != as_of) {
    return std::unexpected(Failure{kUsage, fmt::format("--as-of {}: run {} counts {} as now, and goes on with that",
                                                       format_time(*settings.as_of), run.id, format_time(as_of))});
  }
  settings.run_id = run.id;
  settings.as_of = as_of;
  return EarlierReading{std::move(reading->snapshot), std::move(reading->finished)};
}

}  // namespace

std::expected<KeptRun, Failure> KeptRun::open(const std::string& path, bool resume, CollectSettings& settings) {
  auto store = Store::open(path.empty() ? default_store() : path, Store::Mode::write);
  if (!store) {
    return std::unexpected(
        Failure{kLocalFailure, store.error().message + "\nUse --store FILE for another place, or --no-store."});
  }
  KeptRun kept(std::move(*store));
  RunFacts facts = first_facts(settings, std::chrono::floor<Duration>(std::chrono::system_clock::now()));
  if (resume) {
    const auto unfinished = find_unfinished(kept.store_, settings);
    if (!unfinished) return std::unexpected(unfinished.error());
    if (*unfinished) {
      auto earlier = take_up(kept.store_, **unfinished, settings);
      if (!earlier) return std::unexpected(earlier.error());
      facts = earlier->snapshot.run;
      fmt::print(stderr, "going on with run {} of {}: {} accounts and Regions are read\n", facts.id,
                 format_time(facts.as_of), earlier->finished.size());
      for (const Scope& scope : earlier->finished) {
        if (scope.region == kGlobal) kept.kept_.insert(scope.account);
      }
      kept.earlier_ = std::move(*earlier);
    } else {
      fmt::print(stderr, "no unfinished run of this scope; starting a new one\n");
    }
  }
  kept.id_ = facts.id;
  if (const auto begun = kept.store_.begin(facts, request::to_json(settings).dump()); !begun)
    return std::unexpected(local(begun.error()));
  return kept;
}

void KeptRun::check(const std::expected<void, StoreError>& saved) {
  if (saved) return;
  has_failed_ = true;
  complain(saved.error().message);
}

void KeptRun::part_finished(const Snapshot& snapshot, const Scope& scope) {
  if (const std::lock_guard lock(*mutex_); has_failed_) return;
  const auto saved = store_.save_part(snapshot, scope);
  const std::lock_guard lock(*mutex_);
  // Another thread may have told it meanwhile.
  if (!has_failed_) check(saved);
  // An account ends with its global services.
  if (!has_failed_ && scope.region == kGlobal) kept_.insert(scope.account);
}

bool KeptRun::keeps(const std::string& account) const {
  const std::lock_guard lock(*mutex_);
  return kept_.contains(account);
}

void KeptRun::finish(const Snapshot& snapshot, bool is_interrupted) {
  if (has_failed_) return;
  check(store_.finish(snapshot, is_interrupted ? SavedRun::State::interrupted : SavedRun::State::read));
}

std::expected<Summary, Failure> KeptRun::summarize(const Snapshot& snapshot, const Settings& settings,
                                                   SummarizeOptions options) {
  if (!has_failed_) return summarize_saved(store_, id_, "", settings, options);
  Summarizer summarizer(settings, options);
  std::set<std::string> accounts = kept_;
  for (const std::string& account : accounts_of(snapshot)) accounts.insert(account);
  const RunHead head{snapshot.run, snapshot.totals, {}};
  for (const std::string& account : accounts) {
    if (!keeps(account)) {
      summarizer.add(snapshot, account, 0);
      continue;
    }
    auto kept = store_.load_account(head, account);
    if (!kept) return std::unexpected(local(kept.error()));
    // Step 0 is saved with the end of a run, which this one didn't come to.
    for (const Call& call : snapshot.calls()) {
      if (call.scope.account == account && call.step == Step::scope) kept->add_call(call);
    }
    summarizer.add(*kept, account, 0);
  }
  return summarizer.finish(snapshot.run, snapshot.totals);
}

void KeptRun::conclude(const Summary& summary) {
  if (!has_failed_)
    check(store_.save_conclusions(id_, [&](const Store::PutConclusions& put) { feed_conclusions(summary, put); }));
}

void KeptRun::abandon() {
  if (!has_failed_) check(store_.discard_empty(id_));
}

}  // namespace patchtriage::cli
