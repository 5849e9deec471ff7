// A small summary with every kind of value, for tests of formats.
#pragma once

#include "summarize/summary.h"

namespace patchtriage {

Summary summary_for_test();

}  // namespace patchtriage
