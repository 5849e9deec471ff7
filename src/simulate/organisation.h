// The accounts of the organisation, and which nodes are where.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/json.h"
#include "simulate/estate.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

// Everything about a world that is known without building any of its scopes.
struct Organisation {
  WorldSettings settings;
  std::vector<std::string> accounts;  // that can be read; the management account first
  std::vector<Scope> scopes;          // every account and Region, in their order
  std::map<Scope, int> scope_numbers;
  std::vector<int> sizes;          // nodes of each scope
  std::vector<int> firsts;         // number of each scope's first node among all
  std::vector<Json> account_rows;  // ListAccounts, the closed ones too
  int host_management_scope = -1;  // where Default Host Management is on; -1: nowhere
};

Organisation make_organisation(const WorldSettings& settings);
int scope_index(const Organisation& organisation, const Scope& scope);  // -1: not among them

// Which plant the node of that number in the varied fleet gets; -1: none, it is healthy. `variant` says which form of
// the plant.
struct Planting {
  int plant = -1;
  int variant = 0;
};
Planting planting_of(const Organisation& organisation, int number);

// Builds a scope. Takes milliseconds for a hundred nodes.
std::shared_ptr<const Estate> build_estate(const Organisation& organisation, int scope);

}  // namespace patchtriage::simulate
