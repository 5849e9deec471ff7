#include "investigate/rule_cases_for_test.h"

#include <fstream>

#include "base/text.h"

namespace patchtriage {

std::vector<RuleCase> read_rule_cases(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<RuleCase> cases;
  std::string block;
  std::string line;
  while (std::getline(file, line)) {
    if (block.empty() && line.starts_with("## ")) {
      cases.emplace_back().title = line.substr(3);
    } else if (cases.empty()) {
      continue;
    } else if (block.empty() && line.starts_with("```")) {
      block = line.contains("facts") ? "facts" : "expect";
    } else if (line == "```") {
      block.clear();
    } else if (block == "facts") {
      cases.back().facts += line + "\n";
    } else if (block == "expect") {
      if (line.starts_with("cause: ")) {
        cases.back().cause = line.substr(7);
      } else if (line.starts_with("confidence: ")) {
        cases.back().confidence = line.substr(12);
      } else if (line.starts_with("remedy: ")) {
        cases.back().remedy = line.substr(8);
      } else if (line.starts_with("blocked by: ")) {
        cases.back().blocked_by = line.substr(12);
      } else if (line.starts_with("says: ")) {
        cases.back().says = line.substr(6);
      } else {
        cases.back().verdict = std::string(trim(line));
      }
    } else if (!line.empty()) {
      cases.back().story += line + " ";
    }
  }
  return cases;
}

}  // namespace patchtriage
