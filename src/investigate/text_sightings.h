// Everything that was recognised in one failure text, before it is judged.
//
// Thread-safe: the compiled catalogue is immutable and built once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "investigate/failure_text.h"
#include "investigate/signatures/signature.h"

namespace patchtriage {

// One sign of one signature in one line.
struct Sighting {
  std::size_t signature;  // index into signatures::all()
  std::size_t line;       // index into the lines
  signatures::Strength strength;
  bool is_warning;  // the program that wrote the line called it a warning, not an error
};

struct ExitCode {
  int code;
  std::size_t line;
};

struct Sightings {
  std::vector<Sighting> signs;  // in the order of lines; noise and signs without their context are gone
  // Lines that say that a condition of a signature went away: signature index and line.
  std::vector<std::pair<std::size_t, std::size_t>> clearings;
  std::vector<ExitCode> exit_codes;  // of the wrapper around the commands, in order
  // A status record says that a step failed: later records of other steps don't take that back.
  bool has_failed_record = false;
  bool is_truncated = false;
  // A warning that is known to mean nothing was seen.
  bool has_harmless_warning = false;
};

Sightings find_sightings(const FailureLines& lines, signatures::Platform platform);

bool fits(signatures::Platform signature, signatures::Platform node);

// Index of a signature by its id; the id must exist.
std::size_t signature_index(std::string_view id);

}  // namespace patchtriage
