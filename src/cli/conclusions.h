// What a summary concludes, as flat rows for the views of the store.
#pragma once

#include "store/conclusions.h"
#include "summarize/summary.h"

namespace patchtriage::cli {

Conclusions flat_conclusions(const Summary& summary);

}  // namespace patchtriage::cli
