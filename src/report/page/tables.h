// The tables of the page: one row an instance, and one a coverage row.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/page/columns.h"
#include "summarize/summary.h"

namespace patchtriage::page {

using Listed = std::vector<const InstanceFindings*>;

// `action_of` has, for each row, the one-based number of the action that clears it, or 0. `left_out` gets the tags that
// have no column.
struct InstanceTable {
  std::string json;
  std::size_t cut_texts = 0;
  std::vector<std::string> tags_without_column;
};
InstanceTable instance_table(const Listed& listed, const std::vector<std::size_t>& action_of);

std::string coverage_table(const Summary& summary);

}  // namespace patchtriage::page
