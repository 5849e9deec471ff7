// Step 9: a score whose arithmetic is shown, from signals that AWS's records give.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assess/assessment.h"
#include "assess/settings.h"
#include "base/json.h"
#include "investigate/investigation.h"

namespace patchtriage {

enum class Tier { p1, p2, p3, p4 };

struct SignalPoints {
  std::string name;
  Json value;                 // what was seen: "CRITICAL", 4, "internet"
  std::optional<int> points;  // none where the signal could not be read
  int max = 0;
  std::vector<Evidence> evidence;
};

struct Ranking {
  int score = 0;   // unknown signals count as nothing here …
  int lowest = 0;  // … and as nothing, or as their maximum, here
  int highest = 0;
  std::optional<Tier> tier;  // none for compliant instances
  int tier_from = 0;         // the lowest score of that tier
  std::vector<SignalPoints> signals;
};

// Monotone: worse facts never lower the score, an unread signal never lowers `highest`.
Ranking rank(const Assessment& assessment, const Investigation& investigation, const Settings& settings);

}  // namespace patchtriage
