// Runs a list of jobs with a limit on how many are in flight, and returns when all have ended.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "aws/awaitable.h"

namespace patchtriage {

// Jobs start in order. They don't fail: what they find is in what they write.
aws::Awaitable<void> run_concurrently(std::vector<std::function<aws::Awaitable<void>()>> jobs, std::size_t limit);

}  // namespace patchtriage
