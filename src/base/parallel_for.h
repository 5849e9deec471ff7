// Runs a pure function over an index range on all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace patchtriage {

// Calls body(i) once for each i in [0, count), in no stated order, from up to `threads` threads (0: one per core),
// and returns when all have run. The body writes only to its own slot, so results don't depend on the core count.
void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body, unsigned threads = 0);

}  // namespace patchtriage
