#include "simulate/plants/plant.h"

namespace patchtriage::simulate::plants {

const std::vector<Plant>& all() {
  static const std::vector<Plant> plants = [] {
    std::vector<Plant> list = reachability();
    for (const auto& more : {targeting(), waiting(), baselines(), operating()}) {
      list.insert(list.end(), more.begin(), more.end());
    }
    return list;
  }();
  return plants;
}

}  // namespace patchtriage::simulate::plants
