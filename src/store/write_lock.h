// Keeps a second run from writing to a store: held as long as the object lives, and given back by the system when the
// process dies.
#pragma once

#include <expected>
#include <string>

#include "store/store.h"

namespace patchtriage {

class WriteLock {
 public:
  // Takes the lock of the store at `path`, the file PATH.lock beside it. Busy: the error names the process that has it.
  static std::expected<WriteLock, StoreError> take(const std::string& path);
  ~WriteLock();
  WriteLock(WriteLock&& other) noexcept;
  WriteLock& operator=(WriteLock&& other) noexcept;

 private:
  explicit WriteLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace patchtriage
