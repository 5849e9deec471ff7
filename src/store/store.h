// Saved runs: one SQLite file that holds many.
//
// A run is saved as what was read, not as what was concluded: conclusions are drawn again from the same facts, to the
// same bytes. Rows are kept as JSON in AWS's own field names, so `sqlite3 FILE` can ask them (views: runs_view,
// calls_view, records_view). The file is created readable by its owner only. One connection; not safe to share between
// threads.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "fleet/snapshot.h"

namespace patchtriage {

struct StoreError {
  enum class Kind {
    unreadable,   // can't be opened, isn't a store of ours, is corrupt, or is of a newer version
    unknown_run,  // no such run in it
    full,         // no space left; earlier runs stay readable
    busy,         // another process is writing
    failed,       // anything else that SQLite reports
  };
  Kind kind = Kind::failed;
  std::string message;  // names the file, what happened and what to do
};

struct SavedRun {
  std::string id;
  Time started_at;
  Time finished_at;
  Time as_of;
  std::int64_t instances = 0;  // rows of ec2:DescribeInstances
  std::int64_t calls = 0;      // attempts on the wire
};

class Store {
 public:
  enum class Mode { read, write };
  // Mode::write makes the file and its folder where they are missing.
  static std::expected<Store, StoreError> open(const std::string& path, Mode mode);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // In one transaction: a run is there whole or not at all.
  std::expected<void, StoreError> save(const Snapshot& snapshot);
  // `id` may be "latest". The snapshot is sealed.
  std::expected<Snapshot, StoreError> load(const std::string& id);
  // Newest first.
  std::expected<std::vector<SavedRun>, StoreError> runs();

 private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace patchtriage
