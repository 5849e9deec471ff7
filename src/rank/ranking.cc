#include "rank/ranking.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rank/signal.h"

namespace patchtriage {
namespace {

void set_tier(Ranking& ranking, const Settings& settings) {
  ranking.tier = Tier::p4;
  ranking.tier_from = 0;
  for (const auto& [tier, from] : {std::pair(Tier::p3, settings.p3_at), std::pair(Tier::p2, settings.p2_at),
                                   std::pair(Tier::p1, settings.p1_at)}) {
    if (ranking.score < from) continue;
    ranking.tier = tier;
    ranking.tier_from = from;
  }
}

}  // namespace

Ranking rank(const Assessment& assessment, const Investigation& investigation, const Settings& settings) {
  Ranking ranking;
  // Nothing is to be done about a compliant instance, so nothing comes before or after it.
  if (assessment.compliance.status == ComplianceStatus::compliant) return ranking;
  int unread = 0;
  for (const Signal& signal : signals::all()) {
    const auto weight = settings.weights.find(std::string(signal.name));
    if (weight == settings.weights.end() || weight->second == 0) continue;
    SignalReading reading = signal.read(assessment, investigation);
    SignalPoints points;
    points.name = signal.name;
    points.value = std::move(reading.value);
    points.max = weight->second;
    points.evidence = std::move(reading.evidence);
    if (reading.share) {
      points.points = static_cast<int>(std::lround(std::clamp(*reading.share, 0.0, 1.0) * weight->second));
      ranking.score += *points.points;
    } else {
      unread += weight->second;
    }
    ranking.signals.push_back(std::move(points));
  }
  ranking.lowest = std::min(ranking.score, 100);
  ranking.highest = std::min(ranking.score + unread, 100);
  ranking.score = ranking.lowest;
  set_tier(ranking, settings);
  return ranking;
}

}  // namespace patchtriage
