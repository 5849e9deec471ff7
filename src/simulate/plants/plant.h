// What can be wrong with a node: each plant breaks one thing by its mechanism and says what is true then.
//
//   ssm.cc         Systems Manager can't reach the node, or the agent doesn't work
//   targeting.cc   no patching is aimed at the node, or it isn't carried out
//   baseline.cc    what should be patched could not be decided, or was decided against
//   operating.cc   the operating system's patching fails; restarts
//   waiting.cc     nothing went wrong yet, or the records don't tell
//   pairs.cc       two things at once
#pragma once

#include <string_view>
#include <vector>

#include "simulate/builder.h"

namespace patchtriage::simulate::plants {

struct Plant {
  std::string_view slug;       // the deepest cause that is true of the node
  std::string_view mechanism;  // what is done, variant by variant, for those who debug against it
  std::string_view status;     // the node's true compliance status; "as recorded" where a record was left behind
  int variants = 1;
  void (*apply)(Builder& builder, Node& node) = nullptr;  // node.variant says which
};

// All plants, the commonest first: a small world gets the first of them.
const std::vector<Plant>& all();

std::vector<Plant> reachability();
std::vector<Plant> targeting();
std::vector<Plant> baselines();
std::vector<Plant> operating();
std::vector<Plant> waiting();
std::vector<Plant> pairs();

// A text of the cause, by the node's variant, put on the node's operating system.
int text_of(Builder& builder, Node& node, std::string_view slug);

}  // namespace patchtriage::simulate::plants
