// What package managers, Windows Update, the patch document and the agent print when they fail.
//
// Composed from the tools' own well-known message forms; each text names the system it belongs to. A text can have
// several variants of one cause.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulate/estate.h"

namespace patchtriage::simulate {

struct FailureText {
  std::string_view slug;    // the cause that the text shows
  std::string_view system;  // the operating system it is from, by our name
  int code = 1;             // the plugin's exit code
  bool scans = false;       // scans fail in the same way
  std::string_view output;
  std::string_view error;
  std::string_view details = "Failed";  // StatusDetails of the invocation
};

const std::vector<FailureText>& failure_texts();
// Indexes of those of one cause.
std::vector<int> texts_of(std::string_view slug);

// The summary that the patch document ends a successful run with.
std::string success_output(const Estate& estate, const Node& node, const Command& command);
// The header that the patch document writes before anything else, then the text.
std::string failure_output(const Node& node, const Command& command, const FailureText& text);

}  // namespace patchtriage::simulate
