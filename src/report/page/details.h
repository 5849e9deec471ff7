// The instances in full and the steps of the actions, in chunks that the page reads when one is opened.
#pragma once

#include <string>
#include <vector>

#include "report/page/overview.h"
#include "report/page/tables.h"
#include "summarize/summary.h"

namespace patchtriage::page {

// So many instances, or actions, are read at once.
inline constexpr std::size_t kChunkSize = 128;

// One part of the page: an element with the id p-<name>.
struct Section {
  std::string name;
  std::string bytes;  // as they stand in the page
};
Section section(std::string name, std::string_view json);

struct Details {
  std::vector<Section> sections;
  std::vector<LeftOut> left_out;
};

// As much as fits into `most_bytes`: of what doesn't, the last instances and the last changes are left out, the same
// share of both. `lead_rows` has the row of each action's first instance.
Details details(const Summary& summary, const Listed& listed, const std::vector<std::size_t>& lead_rows,
                std::size_t most_bytes);

}  // namespace patchtriage::page
