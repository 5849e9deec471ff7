#include "investigate/remedy_page.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/text.h"
#include "investigate/rule.h"
#include "investigate/signatures/signature.h"

namespace patchtriage {
namespace {

std::string_view word(RemedyStep::Purpose purpose) {
  switch (purpose) {
    case RemedyStep::Purpose::diagnose:
      return "diagnose";
    case RemedyStep::Purpose::fix:
      return "fix";
    case RemedyStep::Purpose::verify:
      return "verify";
  }
  return "";
}

// The slugs that lead to each remedy where no mechanism says more.
std::map<std::string, std::vector<std::string>> slugs_by_remedy() {
  std::set<std::string> slugs;
  for (const rules::Rule& rule : rules::all()) {
    if (!rule.slug.empty()) slugs.insert(rule.slug);
  }
  for (const signatures::Signature& signature : signatures::all()) slugs.insert(signature.id);
  std::map<std::string, std::set<std::string>> found;
  for (const std::string& slug : slugs) {
    if (const remedies::Remedy* remedy = remedies::for_slug(slug)) found[remedy->id].insert("`" + slug + "`");
  }
  for (const rules::Rule& rule : rules::all()) {
    if (!rule.remedy.empty() && !rule.slug.empty()) found[rule.remedy].insert("`" + rule.slug + "`");
  }
  std::map<std::string, std::vector<std::string>> result;
  for (const auto& [id, names] : found) result[id] = {names.begin(), names.end()};
  return result;
}

std::string step_line(const RemedyStep& step) {
  std::vector<std::string> notes;
  if (step.may_reboot) notes.emplace_back("may restart the instance");
  if (step.affects_others) notes.emplace_back("reaches beyond the instance");
  std::string line = fmt::format("1. *{}* {}", word(step.purpose), step.title);
  if (!notes.empty()) line += " (" + join(notes, ", ") + ")";
  if (step.side_effects) line += ". " + *step.side_effects;
  return line + "\n";
}

}  // namespace

std::string remedies_page(const std::function<Remediation(const remedies::Remedy&)>& example) {
  const auto slugs = slugs_by_remedy();
  std::string page =
      "# Remedies\n\nGenerated from `src/investigate/remedies/`: what each is for, and its steps on an example's "
      "facts. "
      "`patchtriage explain` prints them with the commands of an instance. `UPDATE_GOLDEN=1 ctest -R RemedyPage` "
      "writes "
      "this page again.\n\nInstances that a service or an Auto Scaling group replaces get `os.service-managed` or "
      "`os.auto-scaling` in place of remedies that are work on the instance itself.\n";
  for (const remedies::Remedy& remedy : remedies::all()) {
    page += fmt::format("\n## {}\n{}.", remedy.id, remedy.title);
    const auto leading = slugs.find(remedy.id);
    if (leading != slugs.end()) page += fmt::format(" Against {}.", join(leading->second, ", "));
    if (remedy.is_work_on_instance) page += " Work on the instance itself.";
    page += "\n\n";
    for (const RemedyStep& step : remedies::by_purpose(example(remedy).steps)) page += step_line(step);
  }
  return page;
}

}  // namespace patchtriage
