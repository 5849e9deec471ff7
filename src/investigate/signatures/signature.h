// A text signature: what the output of a failed patch run looks like when it has one particular root cause.
//
// One file in this folder is one unit: a function named like the file that returns a Signature. All units are
// matched in one pass; investigate/diagnose_text.h judges what was seen. Patterns are RE2 expressions, matched without
// regard to letter case anywhere in a line. A blank in a pattern stands for any run of white space, a line break
// included, so that a message that somebody's terminal wrapped is still found; '.' stays within the line. A double
// quote stands for a single one too.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace patchtriage::signatures {

enum class Strength {
  generic,   // a symptom that several causes share: speaks only where nothing better does, at low confidence
  coded,     // a number from a published table, or a frame that says that it failed and not why: better than a
             // symptom, worse than a message
  specific,  // a message that this cause alone writes
};

struct Pattern {
  std::string expression;
  Strength strength = Strength::specific;
  // Counts only where this expression matches too, anywhere in the text; empty: always counts.
  std::string with = {};
};

inline Pattern specific(std::string expression, std::string with = {}) {
  return {std::move(expression), Strength::specific, std::move(with)};
}
inline Pattern coded(std::string expression, std::string with = {}) {
  return {std::move(expression), Strength::coded, std::move(with)};
}
inline Pattern generic(std::string expression, std::string with = {}) {
  return {std::move(expression), Strength::generic, std::move(with)};
}

// What a line that tells of a failure is about, where no pattern knows its message: read only in a text in which no
// pattern saw a cause, and never more than a guess at low confidence. Both are expressions like a pattern's.
struct Hint {
  std::string place;       // whose failure it is; the closer to the line of failure, the better the guess
  std::string topic = {};  // what went wrong, in the line of failure itself; empty: anything
};

// unix_like: Linux and macOS.
enum class Platform { any, linux, windows, macos, unix_like };

// What `patchtriage rule ID` prints. All four are whole sentences and never empty.
struct Documentation {
  std::string means;         // what is wrong, and why patching fails by it
  std::string established;   // which messages show it
  std::string is_not;        // what looks like it and is something else
  std::string disproved_by;  // what would show that this conclusion is wrong
};

struct Signature {
  std::string id;  // `category/subcategory`, unique
  Documentation documentation;
  // Where the message can come from at all; text of a node that is known to be another platform doesn't count.
  Platform platform = Platform::any;
  std::vector<Pattern> patterns = {};
  std::vector<Hint> hints = {};
  // A line that also matches one of these is no sign of this cause. In none/success: of any cause.
  std::vector<std::string> noise = {};
  // Where one of these matches anywhere, this cause is out.
  std::vector<std::string> vetoes = {};
  // The condition went away where one of these stands in a later line than its last sign.
  std::vector<std::string> cleared_by = {};
  // The condition went away where the run was completed after its last sign (a lock that was waited for).
  bool is_cleared_by_success = false;
  // A condition of the node that is no failure: any cause that was said outright is deeper.
  bool is_state = false;
  // Ids of causes that are consequences of this one where both are seen.
  std::vector<std::string> explains = {};
  // Id of the remedy, where it isn't the one that has the same id as the signature.
  std::optional<std::string> remedy = {};
};

// Every unit, in the order of file names.
const std::vector<Signature>& all();

}  // namespace patchtriage::signatures
