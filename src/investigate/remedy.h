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
};

// Every remedy, in the order of file names.
const std::vector<Remedy>& all();

// By id; nullptr where there is none.
const Remedy* find(std::string_view id);

// The steps against `cause`: by its mechanism, else by its signature's remedy or slug, else the rule's default.
// Instances that a service owns get the owner's path instead, those of an Auto Scaling group the group's in addition.
Remediation remediate(const RuleFacts& facts, const Cause& cause);

}  // namespace patchtriage::remedies
