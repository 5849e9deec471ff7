// What the page shows at a glance, before its table and details are read, and how the conclusions were drawn.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "report/page/tables.h"
#include "summarize/summary.h"

namespace patchtriage::page {

// What the file doesn't have of instances, for the page to say.
struct LeftOut {
  std::string what;
  std::int64_t count = 0;
  std::string where;  // where it can be had
};

struct OverviewParts {
  bool lists_all = false;
  std::size_t listed = 0;
  std::size_t chunk_size = 0;
  std::vector<std::size_t> lead_rows;  // of each action: the row of its first instance
  std::vector<LeftOut> left_out;
};
Json overview(const Summary& summary, const OverviewParts& parts);

// The rules that fired, with their documentation, and the signals with their weights.
Json method(const Summary& summary, const Listed& listed);

}  // namespace patchtriage::page
