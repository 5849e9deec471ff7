// How to look into a failed run: its full output and AWS's own runbook for the platform.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// Of the newest install that failed, with its command's id filled in where it is known.
std::vector<RemedyStep> failed_run_steps(const RuleFacts& facts);

// Names that its output mentions, none twice, by RE2 expressions (literals) with one group each: candidates for an
// input. Only what is made of the letters of package names, addresses and paths, since the text is the node's own.
std::vector<std::string> found_in_output(const RuleFacts& facts, std::initializer_list<const char*> expressions);

// A package or a repository that the output names.
RemedyInput package_input(const RuleFacts& facts);
RemedyInput repository_input(const RuleFacts& facts);

}  // namespace patchtriage::remedies
