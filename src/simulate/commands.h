// Commands: what was sent to nodes, when, and what came of it on each.
#pragma once

#include <string>

#include "simulate/estate.h"

namespace patchtriage::simulate {

// What came of one command on one node.
struct Outcome {
  std::string status = "Success";   // Success, Failed, TimedOut, Cancelled
  std::string details = "Success";  // StatusDetails
  int code = 0;
  bool ran = true;  // a plugin was started
  Time start;
  Time finish;
  const Trouble* trouble = nullptr;  // of the node; nullptr where nothing went wrong on it
};

Outcome outcome_of(const Estate& estate, const Command& command, int node);

// Makes the executions of all windows and associations and their commands, from the schedules, and sorts the commands.
void make_commands(Estate& estate);
// Makes every node's compliance record from the commands that reached it.
void make_records(Estate& estate);

struct CommandTotals {
  std::string status = "Success";
  std::string details = "Success";
  int targets = 0, completed = 0, errors = 0, delivery_timed_out = 0;
};
CommandTotals totals_of(const Estate& estate, const Command& command);

bool is_patch_document(const std::string& document);

}  // namespace patchtriage::simulate
