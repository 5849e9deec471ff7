// The guess that is left where a text tells of a failure and no pattern knows the message: which part of patching the
// line of failure is about, by the hints of the signatures.
//
// Thread-safe: the compiled hints are immutable and built once.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "investigate/failure_text.h"
#include "investigate/signatures/signature.h"
#include "investigate/text_sightings.h"

namespace patchtriage {

// The signature whose hint stands closest to a line of failure, and that line. `failing` are the indices of the lines
// that tell of a failure, in their order.
std::optional<Sighting> find_hint(const FailureLines& lines, const std::vector<std::size_t>& failing,
                                  signatures::Platform platform);

}  // namespace patchtriage
