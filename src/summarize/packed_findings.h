// All that was concluded about one instance as bytes and back: for runs with more instances than memory should hold.
//
// The bytes are for this process alone; they change with every field of the conclusions.
#pragma once

#include <string>
#include <string_view>

#include "summarize/summary.h"

namespace patchtriage {

// Without what nodes printed (PatchRun::output), which no report shows.
std::string pack(const InstanceFindings& findings);
InstanceFindings unpack(std::string_view bytes);

}  // namespace patchtriage
