// A remedy: the steps against one mechanism, with commands filled in from the facts.
//
// One file in investigate/remedies/ is one remedy: a function named like the file that returns a Remedy. patchtriage
// never runs what a remedy prints. Every value that comes from AWS is quoted for the shell, and what the records can't
// tell is a named input, never an invented id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

struct Remedy {
  std::string id;     // the mechanism of the reference, or the slug it clears
  std::string title;  // what it does, for people: "Attach a role that may use Systems Manager"
  Remediation (*evaluate)(const RuleFacts&, const Cause&) = nullptr;
  // What it does is lost where a service or an Auto Scaling group replaces the instance: there the replacement is the
  // remedy, and this one tells what to look at.
  bool is_work_on_instance = false;
};

// Every remedy, in the order of file names.
const std::vector<Remedy>& all();

// By id; nullptr where there is none.
const Remedy* find(std::string_view id);

// The same steps in the order diagnose, fix, verify; those of one purpose keep theirs.
std::vector<RemedyStep> by_purpose(std::vector<RemedyStep> steps);

// The one for a slug of the taxonomy where no mechanism says more; nullptr where there is none of its own.
const Remedy* for_slug(std::string_view slug);

// The steps against `cause`: by its mechanism, else by its signature's remedy or slug, else the rule's default. In the
// order diagnose, fix, verify. Instances that a service or an Auto Scaling group replaces get the replacement in place
// of work on the instance itself.
Remediation remediate(const RuleFacts& facts, const Cause& cause);

}  // namespace patchtriage::remedies
