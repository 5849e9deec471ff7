#include "investigate/remedy_facts_for_test.h"

#include <gtest/gtest.h>

#include "fleet/facts_json.h"
#include "investigate/attempts.h"

namespace patchtriage {

RemedyFacts::RemedyFacts(std::string_view facts) : settings_(std::make_unique<Settings>(default_settings())) {
  const auto json = parse_json(facts);
  EXPECT_TRUE(json) << facts;
  auto snapshot = snapshot_from_facts(*json);
  EXPECT_TRUE(snapshot) << (snapshot ? "" : snapshot.error());
  snapshot_ = std::make_unique<Snapshot>(std::move(*snapshot));
  view_ = std::make_unique<ScopeView>(*snapshot_, Scope{"111111111111", json->text("region", "us-east-1")}, *settings_);
  EXPECT_FALSE(view_->nodes().empty());
  assessment_ = assess(*view_, view_->nodes().front());
  investigate(*view_, view_->nodes().front(), assessment_);
}

Remediation RemedyFacts::evaluate(const remedies::Remedy& remedy) const {
  RunDiagnoses diagnoses(assessment_);
  return remedy.evaluate({*view_, view_->nodes().front(), assessment_, diagnoses}, Cause());
}

Remediation RemedyFacts::against(std::string_view slug, std::string_view mechanism) const {
  Cause cause;
  const std::size_t slash = slug.find('/');
  cause.category = slug.substr(0, slash);
  cause.subcategory = slug.substr(slash + 1);
  cause.rule = slug;
  cause.mechanism = mechanism;
  RunDiagnoses diagnoses(assessment_);
  return remedies::remediate({*view_, view_->nodes().front(), assessment_, diagnoses}, cause);
}

const RemedyStep& step_with(const Remediation& remediation, std::string_view title) {
  static const RemedyStep kNone;
  for (const RemedyStep& step : remediation.steps) {
    if (step.title.contains(title)) return step;
  }
  ADD_FAILURE() << "no step \"" << title << "\"";
  return kNone;
}

std::string commands_of(const Remediation& remediation) {
  std::string text;
  for (const RemedyStep& step : remediation.steps) text += step.command.value_or("") + "\n";
  return text;
}

}  // namespace patchtriage
