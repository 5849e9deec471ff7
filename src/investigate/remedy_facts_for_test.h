// An instance written down as facts, for tests of what remedies make of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "investigate/investigation.h"
#include "investigate/remedy.h"

namespace patchtriage {

// The first instance of the facts (fleet/facts_json.h) in account 111111111111.
class RemedyFacts {
 public:
  explicit RemedyFacts(std::string_view facts);

  // The remedy by itself, and the one that is chosen for a cause: a slug, and a mechanism where one was proven.
  Remediation evaluate(const remedies::Remedy& remedy) const;
  Remediation against(std::string_view slug, std::string_view mechanism = "") const;

 private:
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<Snapshot> snapshot_;
  std::unique_ptr<ScopeView> view_;
  Assessment assessment_;
};

// The first step with this text in its title; fails the test where there is none.
const RemedyStep& step_with(const Remediation& remediation, std::string_view title);
// All commands, one a line.
std::string commands_of(const Remediation& remediation);

}  // namespace patchtriage
