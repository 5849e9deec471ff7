#include "investigate/text_hints.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "investigate/pattern_set.h"

namespace patchtriage {
namespace {

using signatures::Platform;
using signatures::Signature;
using signatures::Strength;
using Lines = std::vector<std::size_t>;

// A message and what it is about are rarely more than this many lines apart.
constexpr std::size_t kNearLines = 3;

struct CompiledHint {
  std::size_t signature = 0;
  std::size_t place = 0;  // index of its expression
  std::optional<std::size_t> topic;
};

struct Catalogue {
  std::vector<PatternSet::Expression> expressions;
  std::vector<CompiledHint> hints;
  std::unique_ptr<PatternSet> patterns;

  Catalogue() {
    std::map<std::string, std::size_t> index_of;
    const auto add = [&](const std::string& expression) {
      const auto [at, is_new] = index_of.try_emplace(expression, expressions.size());
      if (is_new) expressions.push_back({expression});
      return at->second;
    };
    const std::vector<Signature>& all = signatures::all();
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const signatures::Hint& hint : all[i].hints) {
        CompiledHint compiled{i, add(hint.place), {}};
        if (!hint.topic.empty()) compiled.topic = add(hint.topic);
        hints.push_back(compiled);
      }
    }
    patterns = std::make_unique<PatternSet>(expressions);
  }
};

const Catalogue& catalogue() {
  static const Catalogue built;
  return built;
}

// How many lines `line` is from the nearest of `places`, of which there is one.
std::size_t distance(const Lines& places, std::size_t line) {
  const auto after = std::ranges::lower_bound(places, line);
  if (after == places.end()) return line - places.back();
  if (after == places.begin()) return *after - line;
  return std::min(*after - line, line - *std::prev(after));
}

// Smaller is better: a named topic near its place, the place in the line itself, and then what is farther.
std::size_t rank(bool has_topic, std::size_t distance) {
  if (distance == 0) return has_topic ? 0 : 2;
  if (distance <= kNearLines) return has_topic ? 1 : 4;
  return has_topic ? 3 : 5;
}

}  // namespace

std::optional<Sighting> find_hint(const FailureLines& lines, const Lines& failing, Platform platform) {
  if (failing.empty()) return std::nullopt;
  std::vector<Lines> found(catalogue().expressions.size());
  for (const PatternSet::Hit& hit : catalogue().patterns->scan(lines)) found[hit.pattern].push_back(hit.line);

  std::optional<std::tuple<std::size_t, std::size_t, std::size_t>> best;  // rank, line, signature
  for (const CompiledHint& hint : catalogue().hints) {
    const Lines& places = found[hint.place];
    if (places.empty() || !fits(signatures::all()[hint.signature].platform, platform)) continue;
    Lines candidates = failing;
    if (hint.topic) {
      candidates.clear();
      std::ranges::set_intersection(failing, found[*hint.topic], std::back_inserter(candidates));
    }
    for (const std::size_t line : candidates) {
      const std::size_t lines_away = distance(places, line);
      const std::tuple candidate(rank(hint.topic.has_value(), lines_away), line, hint.signature);
      if (!best || candidate < *best) best = candidate;
      // Nothing that a later line has to offer is better.
      if (lines_away == 0) break;
    }
  }
  if (!best) return std::nullopt;
  return Sighting{std::get<2>(*best), std::get<1>(*best), Strength::generic, false};
}

}  // namespace patchtriage
