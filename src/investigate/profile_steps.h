// Steps that attach an instance profile.
#pragma once

#include <string>
#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// One of the profiles by which other instances of the scope are online already, or another that a person names.
void append_attach_profile(const RuleFacts& facts, std::vector<RemedyStep>& steps, std::string title);

}  // namespace patchtriage::remedies
