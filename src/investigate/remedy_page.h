// docs/remedies.md: what each remedy is for and what its steps are, on an example's facts.
#pragma once

#include <functional>
#include <string>

#include "investigate/remedy.h"

namespace patchtriage {

// `example` evaluates a remedy on facts that it fits.
std::string remedies_page(const std::function<Remediation(const remedies::Remedy&)>& example);

}  // namespace patchtriage
