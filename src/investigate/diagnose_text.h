// Reads what a failed patch run, the agent, a package manager or Windows Update printed, and names the root cause.
//
// All signatures of investigate/signatures are matched in one linear pass. Then comes judgement: what is noise, what
// went away again, which cause explains which, and how sure that is. A completed run is `none/success` whatever words
// it printed. Where a line tells of a failure that no pattern knows, what it is about is a guess at low confidence
// (text_hints.h), and where nothing decides the answer is `inconclusive/unknown`.
// Pure and thread-safe; the compiled patterns are built once, at the first call.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "investigate/confidence.h"

namespace patchtriage {

struct FailureText {
  std::string text;
  // Hints, may be empty: the platform ("windows", "ubuntu", …) and where the text comes from ("ssm-agent-log", …).
  std::string os;
  std::string source_kind;
};

// A line that a signature was recognised by.
struct Matched {
  std::string signature;
  std::size_t line_number = 0;  // one-based
  std::string excerpt;
  bool operator==(const Matched&) const = default;
};

struct Diagnosis {
  std::string category;
  std::string subcategory;
  Confidence confidence = Confidence::low;
  std::string signature;          // id, the same as `category/subcategory`
  std::vector<Matched> matched;   // the deciding lines first, then those of other signatures; at most 16
  bool is_truncated = false;      // the output was cut: what follows, and often the cause, is missing
  std::vector<std::string> also;  // ids of other signatures that were seen: consequences, or rivals at lower rank
  bool operator==(const Diagnosis&) const = default;
};

Diagnosis diagnose_text(const FailureText& text);

// Whether it says what went wrong: neither success nor unknown nor merely whose message it was.
bool names_cause(const Diagnosis& diagnosis);

}  // namespace patchtriage
