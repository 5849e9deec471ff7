// The patches of each operating system, and the rows that a node's compliance record consists of.
//
// Counters are never written down: they are counted from the same rows that DescribeInstancePatches lists.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "simulate/estate.h"

namespace patchtriage::simulate {

struct CataloguePatch {
  std::string_view name;     // package, or the KB number
  std::string_view version;  // of the new package, or the title's words before the KB number
  std::string_view classification;
  std::string_view severity;  // the vendor's
  std::string_view cves;      // comma-separated; empty: none
};

// What can be missing on a node. Entries 0 and 1 are security patches of high severity.
const std::vector<CataloguePatch>& catalogue(const OperatingSystem& system);
// What the repositories, or Windows Update, offer to a fleet: of Windows' the varied fleet knows the first few.
std::span<const CataloguePatch> offered(FleetKind fleet, const OperatingSystem& system);
// The entry of that name, which must exist.
int catalogue_entry(const OperatingSystem& system, std::string_view name);

struct PatchRow {
  std::string title;
  std::string kb_id;
  std::string classification;
  std::string severity;
  std::string state;  // as on the wire: "InstalledOther"
  std::optional<Time> installed;
  std::string cves;
  std::string level = "UNSPECIFIED";  // compliance level that the baseline gives
  bool compliant = true;
  bool counts = true;  // false: neither compliant nor not (not applicable)
};

// All rows of the node's record; `record` is one of the node's.
std::vector<PatchRow> patch_rows(const Estate& estate, const Node& node, const PatchRecord& record);

PatchCounters count(const std::vector<PatchRow>& rows);
// The highest level that is not compliant; UNSPECIFIED where there is none.
std::string_view worst_level(const PatchCounters& counters);

const Baseline* find_baseline(const Estate& estate, std::string_view id);

}  // namespace patchtriage::simulate
