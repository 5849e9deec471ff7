// Nothing went wrong yet, or the records don't tell what did. (none/compliant-now is not a plant: it is a healthy node
// that changes between the readings, see estate_builder.cc.)
#include "simulate/plants/plant.h"

namespace patchtriage::simulate::plants {
namespace {

void awaiting_window(Builder& builder, Node& node) {
  if (node.variant == 1) builder.place(node, Placement::shared);
  if (node.variant == 2) builder.place(node, Placement::outbound_only);
  Builder::missing(node, 2);
  if (node.variant == 3) {
    builder.scan_daily(node);
    builder.install_by(node, builder.window("hooked-weekly", [&](Window& wanted) {
      wanted.document = "AWS-RunPatchBaselineWithHooks";
      wanted.schedule = weekly_at(builder.last_install(1) - std::chrono::hours(3));
    }));
    return;
  }
  builder.cover(node);
  if (node.variant == 4) builder.automate(node, builder.now() - std::chrono::hours(40), "AWS-PatchAsgInstance");
}

void stale_data(Builder& builder, Node& node) {
  builder.cover(node);
  if (node.variant == 1) {
    // Judged by a baseline that somebody changed an hour ago.
    builder.use_system(node, "al2023");
    node.patch_group = "al2023-edited";
    Builder::missing(node, 2);
    return;
  }
  Builder::missing(node, 2);
  Builder::record_from_before(node, builder.now() - std::chrono::days(26));
}

void unknown(Builder& builder, Node& node) {
  builder.use_system(node, "rhel9");
  if (node.variant == 1) {
    builder.place(node, Placement::shared);
  } else {
    builder.place_broken(node, "transit");
  }
  builder.cover(node);
  builder.never_registered(node);
}

}  // namespace

std::vector<Plant> waiting() {
  return {
      {"none/awaiting-window",
       "patches were found by the scans since its last install; the next window is due within a week; 0: anywhere; 1: "
       "in "
       "a subnet that another account shares; 2: in a VPC that Block Public Access keeps closed to the inside; 3: its "
       "window runs AWS-RunPatchBaselineWithHooks; 4: the last install was an automation's",
       "non_compliant", 5, &awaiting_window},
      {"inconclusive/stale-data",
       "scans and installs succeed; 0: the record stays as it was 26 days ago; 1: its baseline was changed since the "
       "scan",
       "as recorded", 2, &stale_data},
      {"inconclusive/unknown",
       "never registered; 0: its way out leads over a transit gateway to a firewall that drops it, which no record "
       "here "
       "shows; 1: its subnet is another account's, so that no way out is shown",
       "unknown", 2, &unknown},
  };
}

}  // namespace patchtriage::simulate::plants
