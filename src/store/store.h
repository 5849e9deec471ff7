// Saved runs: one SQLite file that holds many.
//
// A run is saved as what was read, not as what was concluded: conclusions are drawn again from the same facts, to the
// same bytes. It is written part by part while it goes on, a part being what was read of one account and Region, each
// in one transaction: whatever ends the process, parts that are there are whole. Records are kept compressed, with
// checksums. What was concluded when the run ended is kept beside them for `sqlite3 FILE` (views: runs, calls,
// instances, findings, evidence; docs/saved-runs.md), and later runs look there for what AWS forgets
// (fleet/earlier.h). The file is readable by its owner only. One connection; not safe to share between threads but
// where it says so.
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fleet/snapshot.h"
#include "store/conclusions.h"

namespace patchtriage {

struct StoreError {
  enum class Kind {
    unreadable,   // can't be opened, isn't a store of ours, is corrupt, or is of another version
    unknown_run,  // no such run in it, or one that was cut off and not resumed
    full,         // no space left; earlier runs stay readable
    busy,         // another process is writing
    failed,       // anything else that SQLite reports
  };
  Kind kind = Kind::failed;
  std::string message;  // names the file, what happened and what to do
};

struct SavedRun {
  // open: being read, or cut off by a kill; interrupted: ended by Ctrl-C, with what it had; read: to its end, but
  // nothing is concluded yet; done: its conclusions are saved too. All but done can be gone on with.
  enum class State { open, interrupted, read, done };
  std::string id;
  State state = State::done;
  Time started_at;
  Time finished_at;  // of open ones: as of the last part
  Time as_of;
  std::int64_t instances = 0;  // rows of ec2:DescribeInstances in its parts
  std::int64_t calls = 0;      // attempts on the wire
  std::map<std::string, std::int64_t> calls_by_operation;
  std::int64_t accounts = 0;
  std::int64_t scopes = 0;  // accounts and Regions with instances
  std::int64_t empty_scopes = 0;
  std::string request;  // as given to begin()
};

// A saved run without its records.
struct RunHead {
  RunFacts facts;
  CallTotals totals;
  std::vector<std::string> accounts;  // with a part, sorted
};

// A run that can be gone on with.
struct UnfinishedRun {
  std::string id;
  std::string request;  // as given to begin()
};

// What an unfinished run has read.
struct UnfinishedReading {
  std::set<Scope> finished;  // parts that were read to their end
  // Facts, totals, and what is read of accounts that aren't finished; not sealed.
  Snapshot snapshot;
};

class Store {
 public:
  enum class Mode { read, write };
  // Mode::write makes the file and its folder where they are missing, and keeps other writers out.
  static std::expected<Store, StoreError> open(const std::string& path, Mode mode);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // Starts a run, or takes up again one that has this id. `request` is what was asked for, for resuming.
  std::expected<void, StoreError> begin(const RunFacts& run, const std::string& request);
  // Commits what the plan read of one account and Region of a run that has begun, and the totals so far. Safe to call
  // from several threads at once; the work is mostly done beside each other.
  std::expected<void, StoreError> save_part(const Snapshot& snapshot, const Scope& scope);
  // Commits the rest: step 0, and, where the run was interrupted, the parts that aren't finished.
  std::expected<void, StoreError> finish(const Snapshot& snapshot, SavedRun::State state);
  // For the views; a run that was read is done with that.
  // `feed` gives `put` some at a time, and stops where that returns false.
  using PutConclusions = std::function<bool(const Conclusions& some)>;
  std::expected<void, StoreError> save_conclusions(const std::string& run,
                                                   const std::function<void(const PutConclusions& put)>& feed);
  // Forgets a run of which no part is there.
  std::expected<void, StoreError> discard_empty(const std::string& run);
  // begin() and finish() at once, as done, for a run that is at hand whole.
  std::expected<void, StoreError> save(const Snapshot& snapshot);

  // `id` may be "latest". The snapshot is sealed.
  std::expected<Snapshot, StoreError> load(const std::string& id);
  // The same, account by account: for runs that are larger than memory should hold. load_account() is safe to call from
  // several threads at once.
  std::expected<RunHead, StoreError> head(const std::string& id);
  // The snapshot has the head's facts, and what earlier runs knew of its instances.
  std::expected<Snapshot, StoreError> load_account(const RunHead& head, const std::string& account);
  // Newest first.
  std::expected<std::vector<SavedRun>, StoreError> runs();
  // Newest first.
  std::expected<std::vector<UnfinishedRun>, StoreError> unfinished();
  std::expected<UnfinishedReading, StoreError> load_unfinished(const std::string& id);

 private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace patchtriage
