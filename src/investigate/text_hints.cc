#include "investigate/text_hints.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "investigate/pattern_set.h"

namespace patchtriage {
namespace {

using signatures::Hint;
using signatures::Platform;
using signatures::Signature;
using signatures::Strength;

// A message and what it is about are rarely more than this many lines apart.
constexpr std::size_t kNearLines = 3;

struct Catalogue {
  std::map<std::string, std::size_t> index_of;  // by expression
  std::unique_ptr<PatternSet> patterns;

  Catalogue() {
    std::vector<PatternSet::Expression> expressions;
    const auto add = [&](const std::string& expression) {
      if (expression.empty() || !index_of.try_emplace(expression, expressions.size()).second) return;
      expressions.push_back({expression});
    };
    for (const Signature& signature : signatures::all()) {
      for (const Hint& hint : signature.hints) {
        add(hint.place);
        add(hint.topic);
      }
    }
    patterns = std::make_unique<PatternSet>(expressions);
  }
};

const Catalogue& catalogue() {
  static const Catalogue built;
  return built;
}

// Lines in which each expression was found, in their order.
class Found {
 public:
  explicit Found(const FailureLines& lines) : lines_(catalogue().index_of.size()) {
    for (const PatternSet::Hit& hit : catalogue().patterns->scan(lines)) lines_[hit.pattern].push_back(hit.line);
  }

  // How many lines `line` is from the nearest match; empty where there is none.
  std::optional<std::size_t> distance(const std::string& expression, std::size_t line) const {
    const std::vector<std::size_t>& at = lines_[catalogue().index_of.at(expression)];
    const auto after = std::ranges::lower_bound(at, line);
    std::optional<std::size_t> nearest;
    if (after != at.end()) nearest = *after - line;
    if (after != at.begin()) nearest = std::min(nearest.value_or(SIZE_MAX), line - *std::prev(after));
    return nearest;
  }

 private:
  std::vector<std::vector<std::size_t>> lines_;
};

// Smaller is better: a named topic near its place, the place in the line itself, and then what is farther.
std::size_t rank(const Hint& hint, std::size_t distance) {
  const bool has_topic = !hint.topic.empty();
  if (distance == 0) return has_topic ? 0 : 2;
  if (distance <= kNearLines) return has_topic ? 1 : 4;
  return has_topic ? 3 : 5;
}

}  // namespace

std::optional<Sighting> find_hint(const FailureLines& lines, const std::vector<std::size_t>& failing,
                                  Platform platform) {
  if (failing.empty()) return std::nullopt;
  const Found found(lines);
  const std::vector<Signature>& all = signatures::all();
  std::optional<std::tuple<std::size_t, std::size_t, std::size_t>> best;  // rank, line, signature
  for (std::size_t signature = 0; signature < all.size(); ++signature) {
    if (!fits(all[signature].platform, platform)) continue;
    for (const Hint& hint : all[signature].hints) {
      for (const std::size_t line : failing) {
        if (!hint.topic.empty() && found.distance(hint.topic, line) != 0U) continue;
        const std::optional<std::size_t> distance = found.distance(hint.place, line);
        if (!distance) continue;
        const std::tuple candidate(rank(hint, *distance), line, signature);
        if (!best || candidate < *best) best = candidate;
      }
    }
  }
  if (!best) return std::nullopt;
  return Sighting{std::get<2>(*best), std::get<1>(*best), Strength::generic, false};
}

}  // namespace patchtriage
