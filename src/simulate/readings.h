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
  // Which reading the start of a listing is, from 1. Readings of patch states are counted node by node, an account-wide
  // one counting for every node; what details are answered follows the states read so far. A reply that won't `arrive`
  // isn't counted: whoever asks again is still at the same reading.
  int start(const Scope& scope, std::string_view operation, const Json& params, bool arrives = true);

 private:
  int states_so_far(const Scope& scope, const std::string& id) const;

  std::map<Scope, int> whole_;                             // account-wide readings of patch states
  std::unordered_map<std::string, int> single_;            // readings of one node's patch state
  std::map<std::pair<Scope, std::string>, int> listings_;  // of anything else account-wide
};

}  // namespace patchtriage::simulate
