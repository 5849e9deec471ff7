// The slugs that a root cause may carry, as the project's own list.
#pragma once

#include <string_view>

namespace patchtriage {

bool is_slug_of_taxonomy(std::string_view slug);

// False for rules that read nothing that can be missing: the instance's own record, or the verdicts of others.
bool can_be_blocked(std::string_view rule_id);

}  // namespace patchtriage
