// A run of `assess` as the store keeps it: begun, or taken up where an earlier one was cut off; saved part by part.
#pragma once

#include <expected>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "cli/load_run.h"
#include "collect/collect.h"
#include "store/store.h"
#include "summarize/summary.h"

namespace patchtriage::cli {

class KeptRun final : public PartSink {
 public:
  // Opens the store for writing and begins the run that `settings` describe. `resume`: goes on with the newest
  // unfinished run of that scope (of any, where the settings name none), whose id, scope and as_of go into `settings`;
  // where there is none, says so and begins anew.
  static std::expected<KeptRun, Failure> open(const std::string& path, bool resume, CollectSettings& settings);

  // What need not be read again; once.
  std::optional<EarlierReading> take_earlier() { return std::exchange(earlier_, std::nullopt); }

  // Tells the first failure; then nothing more is saved, and the run goes on for its report. The sink may be told by
  // several threads at once.
  void part_finished(const Snapshot& snapshot, const Scope& scope) override;
  bool keeps(const std::string& account) const override;
  void finish(const Snapshot& snapshot, bool is_interrupted);
  // Steps 1 to 10, over the store's records and, where not all could be saved, the snapshot's.
  std::expected<Summary, Failure> summarize(const Snapshot& snapshot, const Settings& settings,
                                            SummarizeOptions options);
  void conclude(const Summary& summary);
  // Nothing was read: the run leaves no trace, unless an earlier part of it is there.
  void abandon();

  bool is_saved() const { return !has_failed_; }

 private:
  explicit KeptRun(Store store) : store_(std::move(store)) {}
  void check(const std::expected<void, StoreError>& saved);

  Store store_;
  std::string id_;
  std::optional<EarlierReading> earlier_;
  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();  // of what follows
  std::set<std::string> kept_;                                          // accounts
  bool has_failed_ = false;
};

}  // namespace patchtriage::cli
