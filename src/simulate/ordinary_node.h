// What a node has whatever happens to it: an operating system, an agent, tags and addresses, all from its key.
#pragma once

#include <cstdint>

#include "simulate/estate.h"

namespace patchtriage::simulate {

// By the shares of the ordinary systems.
int ordinary_system(std::uint64_t key);
void agent_version(Node& node);
// Name, environment, stack and patch group, where it doesn't have the tag already; `at` is its place in the scope.
void identity_tags(Node& node, const Scope& scope, int at);
// What its placement gives it besides the private address.
void addresses(const Estate& estate, Node& node);

}  // namespace patchtriage::simulate
