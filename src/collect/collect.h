// Reads everything that the ten steps need, from every account and Region in scope, into one snapshot.
//
// The only writer of a Snapshot beside saved runs and tests. Blocks the calling thread, which finds the accounts and
// keeps the credentials; accounts are read on threads of their own (collect/readers.h).
#pragma once

#include <atomic>
#include <expected>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "aws/environment.h"
#include "fleet/call.h"
#include "fleet/snapshot.h"

namespace patchtriage {

// The scope and connection flags of `assess`.
struct CollectSettings {
  std::vector<std::string> regions;
  bool all_regions = false;
  std::vector<std::string> accounts;  // with role_name; empty: the caller's own
  bool whole_organization = false;
  std::string role_name;
  std::string external_id;
  std::vector<std::string> excluded_accounts;
  std::vector<std::string> only_instances;
  std::vector<std::pair<std::string, std::string>> only_tags;
  std::vector<std::string> left_out_operations;  // "inspector2:ListFindings": not called, shown as skipped

  std::string profile;
  std::string endpoint_url;
  std::optional<Time> as_of;  // none: the clock
  std::optional<double> max_rate;
  double rate_share = 1;
  int concurrency = 256;
  int scope_concurrency = 16;  // calls in flight in one account and Region
  std::string run_id;          // in session names
};

// Told while it works, by several threads at once. Steps are those of the plan (fleet/call.h).
class ProgressSink {
 public:
  virtual ~ProgressSink() = default;
  // So far: accounts are read while others are being found.
  virtual void scopes_found(std::size_t accounts, std::size_t scopes, bool are_all) = 0;
  virtual void asks_planned(Step step, std::size_t count) = 0;
  // The totals are the run's so far, without those by operation.
  virtual void call_finished(const Call& call, const CallTotals& totals) = 0;
  virtual void scope_finished(const Scope& scope) = 0;
};

// Told when all of the plan was read of an account and Region, or of an account's global services, so that it can be
// kept at once. By several threads at once, each with a snapshot that has that scope alone and doesn't change any more.
class PartSink {
 public:
  virtual ~PartSink() = default;
  virtual void part_finished(const Snapshot& snapshot, const Scope& scope) = 0;
  // All parts of the account are kept, so that their records need not stay in memory.
  virtual bool keeps(const std::string& account) const = 0;
};

// All may be null.
struct CollectHooks {
  ProgressSink* progress = nullptr;
  PartSink* parts = nullptr;
  // May be set from a signal handler: finished reads are kept, and the snapshot says which are missing.
  const std::atomic<bool>* stop = nullptr;
};

// What an earlier run had read when it was cut off. Its id, start and as_of go on.
struct EarlierReading {
  Snapshot snapshot;         // not sealed
  std::set<Scope> finished;  // not read again
};

struct CollectError {
  enum class Kind {
    usage,           // flags that make no sense, an unknown Region
    no_credentials,  // none usable, or nothing could be read at all
    settings,        // the AWS configuration files are malformed, a CA bundle can't be read
    interrupted,
  };
  Kind kind = Kind::no_credentials;
  std::string message;  // what failed, in whose words, what to do
};

// What is known of a run before anything was read.
RunFacts first_facts(const CollectSettings& settings, Time now);

// A sealed snapshot; of accounts that hooks.parts keeps it has what step 0 read and no more. A hole in it is a coverage
// row, not an error: an error means that there is nothing to conclude from.
std::expected<Snapshot, CollectError> collect(const CollectSettings& settings, const aws::Environment& environment,
                                              CollectHooks hooks = {}, std::optional<EarlierReading> earlier = {});

}  // namespace patchtriage
