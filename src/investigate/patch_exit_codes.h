// Exit codes of the Linux patch document and of its payload, where a number alone says something.
//
// Document and payload share one number space, and 151 and 152 are used by both with different meanings: those, and
// the codes every program uses, say nothing here.
#pragma once

#include <string_view>

namespace patchtriage {

struct ExitCodeCause {
  std::string_view slug;    // empty: the number determines no cause
  bool is_certain = false;  // false: a hint, worth no more than a generic symptom
};

ExitCodeCause cause_of_exit_code(int code);

// The run asked for a restart and goes on after it: no failure.
bool is_restart_request(int code);

}  // namespace patchtriage
