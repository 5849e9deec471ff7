// Prints the steps of every remedy of the catalogue, and of the remedy for every slug, for each instance of the facts
// given as files: one JSON object a line. commands_test.py puts what they print through the AWS CLI.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

#include "assess/scope_view.h"
#include "fleet/facts_json.h"
#include "investigate/attempts.h"
#include "investigate/investigation.h"
#include "investigate/remedy.h"
#include "investigate/rule.h"
#include "investigate/signatures/signature.h"
#include "report/json_parts.h"
#include "summarize/action_steps.h"

namespace patchtriage {
namespace {

Cause cause_for(std::string_view slug) {
  Cause cause;
  const std::size_t slash = slug.find('/');
  cause.category = slug.substr(0, slash);
  cause.subcategory = slug.substr(slash + 1);
  cause.rule = slug;
  return cause;
}

std::set<std::string> slugs() {
  std::set<std::string> all;
  for (const rules::Rule& rule : rules::all()) {
    if (!rule.slug.empty()) all.insert(rule.slug);
  }
  for (const signatures::Signature& signature : signatures::all()) all.insert(signature.id);
  return all;
}

void print(std::string_view facts, std::string_view by, std::string_view id, const Remediation& remediation,
           const std::vector<RemedyStep>& steps) {
  Json list = Json::array();
  for (const RemedyStep& step : steps) list.push_back(json_parts::step(step));
  fmt::print("{}\n", Json::object({{"facts", facts},
                                   {"by", by},
                                   {"id", id},
                                   {"path", remediation.path.value_or(std::string(id))},
                                   {"target", remediation.target},
                                   {"title", remediation.title},
                                   {"change", remediation.change},
                                   {"summary", remediation.summary},
                                   {"steps", std::move(list)}})
                         .dump());
}

// What each instance gets, and what all of them get as one change.
void print_all(std::string_view facts, std::string_view by, std::string_view id,
               const std::vector<Remediation>& remediations) {
  std::vector<const Remediation*> together;
  for (const Remediation& each : remediations) {
    print(facts, by, id, each, each.steps);
    together.push_back(&each);
  }
  if (together.size() > 1) print(facts, std::string(by) + ", together", id, *together.front(), steps_for_all(together));
}

struct Assessed {
  const Node* node;
  Assessment assessment;
};

int dump(const char* path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  const auto json = parse_json(text.str());
  if (!json) return fmt::print(stderr, "{}: {}\n", path, json.error().message), 1;
  const auto snapshot = snapshot_from_facts(*json);
  if (!snapshot) return fmt::print(stderr, "{}: {}\n", path, snapshot.error()), 1;
  const Settings settings = default_settings();
  const ScopeView view(*snapshot, {"111111111111", json->text("region", "us-east-1")}, settings);
  std::vector<Assessed> nodes;
  for (const Node& node : view.nodes()) {
    nodes.push_back({&node, assess(view, node)});
    // Fills in what the runs read as.
    investigate(view, node, nodes.back().assessment);
  }
  if (nodes.empty()) return fmt::print(stderr, "{}: no instance\n", path), 1;
  for (const remedies::Remedy& remedy : remedies::all()) {
    std::vector<Remediation> remediations;
    for (const Assessed& each : nodes) {
      RunDiagnoses diagnoses(each.assessment);
      const RuleFacts facts{view, *each.node, each.assessment, diagnoses};
      remediations.push_back(remedy.evaluate(facts, cause_for("os-patch/unclassified")));
      remediations.back().steps = remedies::by_purpose(remediations.back().steps);
    }
    print_all(path, "remedy", remedy.id, remediations);
  }
  for (const std::string& slug : slugs()) {
    std::vector<Remediation> remediations;
    for (const Assessed& each : nodes) {
      RunDiagnoses diagnoses(each.assessment);
      remediations.push_back(remedies::remediate({view, *each.node, each.assessment, diagnoses}, cause_for(slug)));
    }
    print_all(path, "slug", slug, remediations);
  }
  return 0;
}

}  // namespace
}  // namespace patchtriage

int main(int argc, char** argv) {
  int status = 0;
  for (int i = 1; i < argc; ++i) status |= patchtriage::dump(argv[i]);
  return std::fflush(stdout) == 0 ? status : 1;
}
