#include "rank/ranking.h"

#include <algorithm>
#include <cmath>

#include "rank/signal.h"

namespace patchtriage {
namespace {

Tier tier_of(int score, const Settings& settings) {
  if (score >= settings.p1_at) return Tier::p1;
  if (score >= settings.p2_at) return Tier::p2;
  if (score >= settings.p3_at) return Tier::p3;
  return Tier::p4;
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
  ranking.tier = tier_of(ranking.score, settings);
  return ranking;
}

}  // namespace patchtriage
