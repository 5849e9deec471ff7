// The cases of a rule's `.test.md`: facts in AWS's field names, and what the rule says to them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace patchtriage {

struct RuleCase {
  std::string title;
  std::string story;  // the paragraph under the title
  std::string facts;
  std::string verdict;     // "holds", "does not hold", "cannot tell"
  std::string cause;       // of the whole investigation, where the case says so
  std::string confidence;  // of that cause, or of the verdict that holds where no cause is given
  std::string remedy;      // the id of the remedy for that cause, where the case says so
  std::string blocked_by;  // an operation or permission among the gaps, where the case says so
  std::string says;        // a part of its summary, where the case says so
};

std::vector<RuleCase> read_rule_cases(const std::filesystem::path& path);

}  // namespace patchtriage
