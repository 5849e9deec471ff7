// How the program ends: the contract with scripts.
#pragma once

namespace patchtriage::cli {

enum ExitCode : int {
  kDone = 0,
  kFindings = 1,  // findings at or above --fail-on
  kUsage = 2,
  kIncomplete = 3,     // --strict, and some coverage row is not complete
  kNoCredentials = 4,  // none usable, or nothing could be read at all
  kLocalFailure = 5,   // settings file, disk, store, unknown run, a body that can't be read
  kInterrupted = 130,
};

}  // namespace patchtriage::cli
