// patchtriage rule and policy: what the tool knows, and what it needs to be allowed.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "collect/plan.h"
#include "investigate/rule.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::cli {
namespace {

int print(const std::string& text) {
  if (const auto written = write_file("", text); !written) {
    complain(written.error());
    return kLocalFailure;
  }
  return kDone;
}

std::string first_sentence(const std::string& text) { return text.substr(0, text.find(". ")); }

int list_rules() {
  std::string out;
  for (const rules::Rule* rule : rules::in_order())
    out += fmt::format("{:<44} {}\n", rule->id, first_sentence(rule->documentation.means));
  out += "\nRead from text:\n";
  for (const signatures::Signature& signature : signatures::all())
    out += fmt::format("{:<44} {}\n", signature.id, first_sentence(signature.documentation.means));
  return print(out);
}

std::string section(std::string_view title, const std::string& text) {
  return text.empty() ? "" : fmt::format("\n{}\n  {}\n", title, text);
}

int show_rule(const std::string& id) {
  if (const rules::Rule* rule = rules::find(id)) {
    return print(rule->id + "\n" + section("What it means", rule->documentation.means) +
                 section("How it is established", rule->documentation.established) +
                 section("What it is not", rule->documentation.is_not) +
                 section("What would disprove it", rule->documentation.disproved_by) + section("Remedy", rule->remedy));
  }
  for (const signatures::Signature& signature : signatures::all()) {
    if (signature.id != id) continue;
    return print(id + "\n" + section("What it means", signature.documentation.means) +
                 section("How it is established", signature.documentation.established) +
                 section("What it is not", signature.documentation.is_not) +
                 section("What would disprove it", signature.documentation.disproved_by));
  }
  complain(fmt::format("{}: no such rule; patchtriage rule lists them", id));
  return kUsage;
}

}  // namespace

void add_catalogue(CLI::App& program, Run& chosen) {
  auto id = std::make_shared<std::string>();
  CLI::App* rule = program.add_subcommand("rule", "The catalogue of root causes, or one rule's documentation");
  rule->add_option("ID", *id, "category/subcategory");
  rule->callback([id, &chosen] { chosen = [id] { return id->empty() ? list_rules() : show_rule(*id); }; });

  CLI::App* policy = program.add_subcommand("policy", "The least-privilege IAM policy that assess needs");
  policy->callback([&chosen] { chosen = [] { return print(policy_document().dump(true) + "\n"); }; });
}

}  // namespace patchtriage::cli
