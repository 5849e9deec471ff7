// What a summary concludes, as flat rows for the views of the store.
#pragma once

#include "store/store.h"
#include "summarize/summary.h"

namespace patchtriage::cli {

// Some instances at a time, until `put` returns false.
void feed_conclusions(const Summary& summary, const Store::PutConclusions& put);

}  // namespace patchtriage::cli
