// One signal of the score: what it looks at and how bad that is, from 0 to 1.
//
// One file in rank/signals/ is one signal. How many points the worst is worth is a setting (weights.<name>).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assessment.h"
#include "base/json.h"
#include "investigate/investigation.h"

namespace patchtriage {

struct SignalReading {
  Json value;                   // what was seen, for people: "CRITICAL", 4
  std::optional<double> share;  // of the points, 0 to 1; none where it could not be read
  std::vector<Evidence> evidence;
};

struct Signal {
  std::string_view name;           // the key under [weights]
  std::string_view documentation;  // what it means, and how it grows
  SignalReading (*read)(const Assessment& assessment, const Investigation& investigation);
};

namespace signals {

const std::vector<Signal>& all();

}  // namespace signals
}  // namespace patchtriage
