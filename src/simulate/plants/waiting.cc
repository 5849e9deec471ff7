// Nothing went wrong yet, or the records don't tell what did. (none/compliant-now is not a plant: it is a healthy node
// that changes between the readings, see estate_builder.cc.)
#include "simulate/plants/plant.h"

namespace patchtriage::simulate::plants {
namespace {

void awaiting_window(Builder& builder, Node& node) {
  builder.cover(node);
  Builder::missing(node, 2);
}

void stale_data(Builder& builder, Node& node) {
  builder.cover(node);
  Builder::missing(node, 2);
  Builder::record_from_before(node, builder.now() - std::chrono::days(26));
}

void unknown(Builder& builder, Node& node) {
  builder.use_system(node, "rhel9");
  builder.place_broken(node, "transit");
  builder.cover(node);
  builder.never_registered(node);
}

}  // namespace

std::vector<Plant> waiting() {
  return {
      {"none/awaiting-window",
       "patches were found by the scans since its last install; the next window is due within a week", "non_compliant",
       1, &awaiting_window},
      {"inconclusive/stale-data", "scans and installs succeed, but the record stays as it was 26 days ago",
       "as recorded", 1, &stale_data},
      {"inconclusive/unknown",
       "never registered; its way out leads over a transit gateway to a firewall that drops it, which no record here "
       "shows",
       "unknown", 1, &unknown},
  };
}

}  // namespace patchtriage::simulate::plants
