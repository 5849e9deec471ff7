#include "simulate/plants/plant.h"

#include "base/check.h"
#include "simulate/outputs.h"

namespace patchtriage::simulate::plants {

const std::vector<Plant>& all() {
  static const std::vector<Plant> plants = [] {
    std::vector<Plant> list = reachability();
    for (const auto& more : {targeting(), waiting(), baselines(), operating(), pairs()}) {
      list.insert(list.end(), more.begin(), more.end());
    }
    return list;
  }();
  return plants;
}

int text_of(Builder& builder, Node& node, std::string_view slug) {
  const std::vector<int> texts = texts_of(slug);
  CHECK(!texts.empty());
  const int text = texts[static_cast<std::size_t>(node.variant) % texts.size()];
  builder.use_system(node, failure_texts()[static_cast<std::size_t>(text)].system);
  return text;
}

}  // namespace patchtriage::simulate::plants
