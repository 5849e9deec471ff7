// What the page shows at a glance, before its table and details are read, and how the conclusions were drawn.
#pragma once

#include <array>
#include <cstdint>
#include <map>
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
// What is counted over all instances, in one pass.
struct Glance {
  std::map<Scope, std::array<std::int64_t, 3>> heat;  // compliant, non-compliant, unknown
  std::map<std::string, std::int64_t> ages;           // of the findings
  std::map<std::string, std::int64_t> manageability;  // of what isn't compliant
  std::int64_t never_scanned = 0;
  std::map<std::string, int> weights;  // the most that a signal can add, by its name
};
Glance glance_at(const Summary& summary);

Json overview(const Summary& summary, const Glance& glance, const OverviewParts& parts);

// The rules that fired, with their documentation, and the signals with their weights.
Json method(const Glance& glance, const Listed& listed);

}  // namespace patchtriage::page
