// The documentation of the catalogue of causes as pages: what `patchtriage rule` prints and docs/rules/ holds.
//
// Rules that conclude from records and signatures that read texts share their ids where they find the same cause; such
// a page has both.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace patchtriage {

struct RulePage {
  std::string id;         // "ssm-reachability/role-missing"
  std::string file_name;  // "ssm-reachability-role-missing.md"
  std::string title;      // the first sentence of what it means
  std::string text;       // Markdown
};

// Every page, sorted by id.
const std::vector<RulePage>& rule_pages();

// By id; nullptr where neither a rule nor a signature has it.
const RulePage* find_rule_page(std::string_view id);

// The list of all pages, with links.
std::string rule_pages_index();

}  // namespace patchtriage
