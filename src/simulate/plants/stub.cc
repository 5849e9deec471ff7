#include "simulate/plants/plant.h"
namespace patchtriage::simulate::plants {
std::vector<Plant> targeting() { return {}; }
std::vector<Plant> baselines() { return {}; }
std::vector<Plant> operating() { return {}; }
std::vector<Plant> waiting() { return {}; }
}  // namespace patchtriage::simulate::plants
