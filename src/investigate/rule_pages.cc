#include "investigate/rule_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "investigate/remedy.h"
#include "investigate/rule.h"
#include "investigate/signatures/signature.h"

namespace patchtriage {
namespace {

struct Sources {
  const rules::Rule* rule = nullptr;
  const signatures::Signature* signature = nullptr;
};

template <class Documentation>
std::string sections(const Documentation& documentation, std::string_view established) {
  return fmt::format("{}\n\n**{}** {}\n\n**What it is not.** {}\n\n**What would disprove it.** {}\n",
                     documentation.means, established, documentation.established, documentation.is_not,
                     documentation.disproved_by);
}

std::string first_sentence(std::string_view text) {
  const std::size_t end = text.find(". ");
  return std::string(end == std::string_view::npos ? text : text.substr(0, end + 1));
}

RulePage page_of(const std::string& id, const Sources& sources) {
  RulePage page;
  page.id = id;
  page.file_name = replace_all(id, "/", "-") + ".md";
  page.text = fmt::format("# {}\n\n", id);
  if (const rules::Rule* rule = sources.rule) {
    page.title = first_sentence(rule->documentation.means);
    if (!rule->slug.empty() && rule->slug != id) page.text += fmt::format("Concludes `{}`.\n\n", rule->slug);
    page.text += sections(rule->documentation, "How records establish it.");
    if (const remedies::Remedy* remedy = remedies::find(rule->remedy)) {
      page.text += fmt::format("\n**Remedy.** {} (`{}`).\n", remedy->title, remedy->id);
    }
    page.text += fmt::format("\nPrecedence: layer \"{}\", position {}.\n", to_string(rule->layer), rule->position);
  }
  if (const signatures::Signature* signature = sources.signature) {
    if (sources.rule != nullptr) page.text += "\n## Read from a text\n\n";
    if (page.title.empty()) page.title = first_sentence(signature->documentation.means);
    page.text += sections(signature->documentation, "Which messages establish it.");
  }
  return page;
}

}  // namespace

const std::vector<RulePage>& rule_pages() {
  static const std::vector<RulePage> pages = [] {
    std::map<std::string, Sources> by_id;
    for (const rules::Rule& rule : rules::all()) by_id[rule.id].rule = &rule;
    for (const signatures::Signature& signature : signatures::all()) by_id[signature.id].signature = &signature;
    std::vector<RulePage> all;
    for (const auto& [id, sources] : by_id) all.push_back(page_of(id, sources));
    return all;
  }();
  return pages;
}

const RulePage* find_rule_page(std::string_view id) {
  const auto found = std::ranges::find(rule_pages(), id, &RulePage::id);
  return found == rule_pages().end() ? nullptr : &*found;
}

std::string rule_pages_index() {
  std::string text =
      "# Root causes\n\nGenerated from the catalogue in `src/investigate/`: rules conclude from AWS's records, "
      "signatures "
      "read what a failed run printed. `UPDATE_GOLDEN=1 ctest -R RulePages` writes these pages again.\n\n";
  for (const RulePage& page : rule_pages())
    text += fmt::format("- [{}]({}): {}\n", page.id, page.file_name, page.title);
  return text;
}

}  // namespace patchtriage
