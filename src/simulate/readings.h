// How often a node's patch state was asked for: a world may change nodes between one reading and the next.
//
// Confined to the loop that serves; not safe to share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/json.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

class Readings {
 public:
  // Counts the start of a listing and returns which reading it is, from 1. Readings of patch states are counted node by
  // node, an account-wide one counting for every node; what details are answered follows the states read so far.
  int start(const Scope& scope, std::string_view operation, const Json& params);

 private:
  int states_so_far(const Scope& scope, const std::string& id) const;

  std::map<Scope, int> whole_;                             // account-wide readings of patch states
  std::unordered_map<std::string, int> single_;            // readings of one node's patch state
  std::map<std::pair<Scope, std::string>, int> listings_;  // of anything else account-wide
};

}  // namespace patchtriage::simulate
