#include "investigate/rule.h"

#include <algorithm>
#include <tuple>

#include "base/check.h"

namespace patchtriage::rules {

std::string_view to_string(Layer layer) {
  switch (layer) {
    case Layer::compliant:
      return "compliant";
    case Layer::owner:
      return "owner";
    case Layer::instance:
      return "instance";
    case Layer::identity:
      return "identity";
    case Layer::network:
      return "network";
    case Layer::agent:
      return "agent";
    case Layer::platform:
      return "platform";
    case Layer::only_finding:
      return "only finding";
    case Layer::overwritten:
      return "overwritten";
    case Layer::failure:
      return "failure";
    case Layer::pending_reboot:
      return "pending reboot";
    case Layer::skipped:
      return "skipped";
    case Layer::baseline:
      return "baseline";
    case Layer::awaiting:
      return "awaiting";
    case Layer::unscheduled:
      return "unscheduled";
    case Layer::stale:
      return "stale";
    case Layer::inconclusive:
      return "inconclusive";
  }
  return "";
}

const std::vector<const Rule*>& in_order() {
  static const std::vector<const Rule*> ordered = [] {
    std::vector<const Rule*> rules;
    for (const Rule& rule : all()) rules.push_back(&rule);
    const auto place = [](const Rule* rule) { return std::tuple(rule->layer, rule->position); };
    std::ranges::sort(rules, {}, place);
    CHECK(std::ranges::adjacent_find(rules, {}, place) == rules.end());
    return rules;
  }();
  return ordered;
}

const Rule* find(std::string_view id) {
  const auto found = std::ranges::find(all(), id, &Rule::id);
  return found == all().end() ? nullptr : &*found;
}

}  // namespace patchtriage::rules
