// Steps 1 to 10, account by account, so that one account's records need be in memory at a time.
//
// Conclusions about an instance need the records of its own account only; what spans accounts (ranks, totals, shares of
// risk) is put together at the end.
#pragma once

#include <memory>
#include <string>

#include "summarize/summary.h"

namespace patchtriage {

struct SummarizeOptions {
  // Off: of compliant instances only what lists and counts them is kept, not why they are compliant.
  bool keeps_compliant_details = true;
  // More instances than this are packed away instead of held.
  std::size_t most_held = 500;
};

class Summarizer {
 public:
  Summarizer(const Settings& settings, SummarizeOptions options);
  ~Summarizer();
  Summarizer(const Summarizer&) = delete;
  Summarizer& operator=(const Summarizer&) = delete;

  // Concludes on one account of a sealed snapshot, its Regions on up to `threads` threads (0: one per core). Safe to
  // call from several threads, with an account each.
  void add(const Snapshot& snapshot, const std::string& account, unsigned threads = 1);
  // The result does not depend on the order in which accounts were added.
  Summary finish(const RunFacts& run, const CallTotals& calls);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The accounts that a snapshot has calls or listings of, sorted.
std::vector<std::string> accounts_of(const Snapshot& snapshot);

}  // namespace patchtriage
