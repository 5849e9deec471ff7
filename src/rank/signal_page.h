// docs/signals.md: what each signal of the score looks at, and what it is worth by default.
#pragma once

#include <string>

#include "assess/settings.h"

namespace patchtriage {

std::string signals_page(const Settings& settings);

}  // namespace patchtriage
