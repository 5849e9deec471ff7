#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "assess/assessment.h"
#include "base/items.h"
#include "base/text.h"
#include "fleet/facts_json.h"
#include "investigate/attempts.h"
#include "investigate/investigation.h"
#include "investigate/remedy.h"
#include "investigate/rule.h"
#include "investigate/rule_cases_for_test.h"
#include "investigate/taxonomy_for_test.h"

namespace patchtriage {
namespace {

std::filesystem::path folder() {
  const char* source = std::getenv("PATCHTRIAGE_SOURCE");
  return std::filesystem::path(source == nullptr ? "." : source) / "src/investigate/rules";
}

std::string file_name_of(const rules::Rule& rule) { return replace_all(replace_all(rule.id, "/", "_"), "-", "_"); }

std::string word_of(const Verdict& verdict) {
  if (std::holds_alternative<Holds>(verdict)) return "holds";
  return std::holds_alternative<CannotTell>(verdict) ? "cannot tell" : "does not hold";
}

bool names(const Verdict& verdict, const std::string& operation) {
  const CannotTell* unknown = std::get_if<CannotTell>(&verdict);
  return unknown != nullptr && std::ranges::any_of(unknown->blocked_by, [&](const Evidence& gap) {
           return gap.kind == Evidence::Kind::gap &&
                  (gap.provenance->source == operation || gap.permission == operation);
         });
}

// What a failing case needs to be understood.
std::string described(const Assessment& assessment, const Investigation& investigation) {
  std::string text = investigation.root_cause.rule + ": " + investigation.root_cause.summary;
  text += "\ncompliance: " + assessment.compliance.reason;
  for (const Check& check : assessment.manageability.checks) {
    if (check.outcome == Check::Outcome::clear) continue;
    text += "\n" + check.code + (check.outcome == Check::Outcome::blocked ? " blocks: " : " is open: ") + check.summary;
  }
  for (const PatchRun& run : items(assessment.history.operations)) {
    text += "\n" + run.kind + " " + run.id + " " + run.status + " " + run.reads_as.value_or("");
  }
  return text;
}

TEST(Rules, HaveUniqueIdsNamedLikeTheirFiles) {
  std::set<std::string> ids;

  for (const rules::Rule& rule : rules::all()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_TRUE(std::filesystem::exists(folder() / (file_name_of(rule) + ".cc"))) << rule.id;
  }
}

TEST(Rules, SpeakTheSlugsOfTheTaxonomy) {
  for (const rules::Rule& rule : rules::all()) {
    if (!rule.slug.empty()) EXPECT_TRUE(is_slug_of_taxonomy(rule.slug)) << rule.id;
  }
}

TEST(Rules, AreDocumentedInWholeSentences) {
  for (const rules::Rule& rule : rules::all()) {
    const rules::Documentation& documentation = rule.documentation;
    for (const std::string& text :
         {documentation.means, documentation.established, documentation.is_not, documentation.disproved_by}) {
      EXPECT_TRUE(text.ends_with('.')) << rule.id << ": " << text;
    }
  }
}

TEST(Rules, NameRemediesThatExist) {
  for (const rules::Rule& rule : rules::all()) {
    if (!rule.remedy.empty()) EXPECT_NE(remedies::find(rule.remedy), nullptr) << rule.id << ": " << rule.remedy;
  }
}

TEST(Rules, HaveTestsForEachVerdict) {
  for (const rules::Rule& rule : rules::all()) {
    std::set<std::string> verdicts;
    for (const RuleCase& one : read_rule_cases(folder() / (file_name_of(rule) + ".test.md"))) {
      verdicts.insert(one.verdict);
      EXPECT_FALSE(one.story.empty()) << rule.id << ": " << one.title;
    }

    // The last resort always holds.
    const bool is_last_resort = rule.id == "inconclusive/unknown";
    EXPECT_TRUE(verdicts.contains("holds")) << rule.id;
    EXPECT_TRUE(is_last_resort || verdicts.contains("does not hold")) << rule.id;
    EXPECT_TRUE(is_last_resort || !can_be_blocked(rule.id) || verdicts.contains("cannot tell")) << rule.id;
  }
}

TEST(Rules, PassTheirOwnTests) {
  for (const rules::Rule& rule : rules::all()) {
    const std::string name = file_name_of(rule) + ".test.md";
    for (const RuleCase& one : read_rule_cases(folder() / name)) {
      const std::string where = name + ": " + one.title;
      const auto json = parse_json(one.facts);
      ASSERT_TRUE(json.has_value()) << where << ": " << json.error().message;
      const auto snapshot = snapshot_from_facts(*json);
      ASSERT_TRUE(snapshot.has_value()) << where << ": " << snapshot.error();
      const Settings settings = default_settings();
      const ScopeView view(*snapshot, {"111111111111", json->text("region", "us-east-1")}, settings);
      ASSERT_FALSE(view.nodes().empty()) << where;
      const Node& node = view.nodes().front();
      Assessment assessment = assess(view, node);

      RunDiagnoses diagnoses(assessment);
      const Verdict verdict = rule.evaluate({view, node, assessment, diagnoses});
      const Investigation investigation = investigate(view, node, assessment);

      EXPECT_EQ(word_of(verdict), one.verdict) << where << "\n" << described(assessment, investigation);
      if (!one.cause.empty()) {
        EXPECT_EQ(investigation.root_cause.slug(), one.cause) << where << "\n" << described(assessment, investigation);
      }
      if (!one.confidence.empty() && !one.cause.empty()) {
        EXPECT_EQ(name_of(investigation.root_cause.confidence), one.confidence) << where;
      }
      if (!one.remedy.empty()) EXPECT_EQ(investigation.remediation.path, one.remedy) << where;
      if (!one.blocked_by.empty()) EXPECT_TRUE(names(verdict, one.blocked_by)) << where;
      if (const Holds* holds = std::get_if<Holds>(&verdict)) {
        if (!one.confidence.empty() && one.cause.empty()) {
          EXPECT_EQ(name_of(holds->confidence), one.confidence) << where;
        }
        EXPECT_TRUE(holds->summary.contains(one.says)) << where << ": " << holds->summary;
      }
    }
  }
}

}  // namespace
}  // namespace patchtriage
