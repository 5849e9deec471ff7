// The steps of one change that clears several instances, made of the steps for each of them.
#pragma once

#include <span>
#include <vector>

#include "investigate/investigation.h"

namespace patchtriage {

// What AWS takes at once: SendCommand, DescribeInstancePatchStates and a target's values all stop at fifty.
inline constexpr std::size_t kInstancesAtOnce = 50;

// Steps that read alike but for the instance become one that names them all, fifty at a time; a command that takes one
// instance has it as the named input INSTANCE. Of steps that look into one instance's own records the first one's stand
// for all. By purpose, then as late as the latest instance has it; put the instance at the highest risk first.
std::vector<RemedyStep> steps_for_all(std::span<const Remediation* const> remediations);

}  // namespace patchtriage
