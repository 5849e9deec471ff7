// What saved runs before this one knew of an instance: AWS forgets its history after 30 days, and never tells since
// when an instance is out of compliance.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"

namespace patchtriage {

struct EarlierStanding {
  // Of the newest run that knew whether the instance was compliant.
  struct Compliance {
    std::string run;
    Time as_of;  // the run's now: what happened later it couldn't know
    bool is_compliant = false;
    std::optional<Time> last_operation_at;    // of the patch operation that found it so
    std::optional<Time> non_compliant_since;  // as concluded then
  };
  // The last attempt to install that a run knew of.
  struct Install {
    std::string run;
    Time as_of;
    Time at;
    std::string outcome;  // the word of the report's history.outcome
  };
  std::optional<Compliance> compliance;
  std::optional<Install> install;
};

}  // namespace patchtriage
