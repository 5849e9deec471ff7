#include "rank/signal_page.h"

#include <fmt/format.h>

#include "rank/signal.h"

namespace patchtriage {

std::string signals_page(const Settings& settings) {
  std::string page = fmt::format(
      "# Signals\n\nGenerated from `src/rank/signals/` and `settings/default.toml`. `UPDATE_GOLDEN=1 ctest -R "
      "SignalPage` "
      "writes this page again.\n\nThe score is the sum of the signals' points, 100 at most. A signal whose records "
      "could not be read gives no points to the score and all of them to the upper end of its range. Worse facts never "
      "give fewer points. P1 begins at {}, P2 at {}, P3 at {}; what is below is P4.\n",
      settings.p1_at, settings.p2_at, settings.p3_at);
  for (const Signal& signal : signals::all()) {
    const auto weight = settings.weights.find(std::string(signal.name));
    const int points = weight == settings.weights.end() ? 0 : weight->second;
    page += fmt::format("\n## {}\n{} points at most. {}\n", signal.name, points, signal.documentation);
  }
  return page;
}

}  // namespace patchtriage
