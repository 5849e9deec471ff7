// Facts in AWS's field names, looked at as one scope: what the tests of this layer start from.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "assess/settings.h"
#include "fleet/facts_json.h"

namespace patchtriage {

// Account 111111111111, Region us-east-1, 2026-05-04T07:00:00Z unless the facts say otherwise.
class FleetForTest {
 public:
  explicit FleetForTest(std::string_view facts, const EarlierStanding& earlier_of_i_1 = {})
      : settings_(std::make_unique<Settings>(default_settings())) {
    const auto json = parse_json(facts);
    EXPECT_TRUE(json) << facts;
    auto snapshot = snapshot_from_facts(*json);
    EXPECT_TRUE(snapshot) << snapshot.error();
    snapshot_ = std::make_unique<Snapshot>(std::move(*snapshot));
    snapshot_->earlier[{"111111111111", "us-east-1", "i-1"}] = earlier_of_i_1;
    view_ = std::make_unique<ScopeView>(*snapshot_, Scope{"111111111111", "us-east-1"}, *settings_);
  }

  const ScopeView& view() const { return *view_; }
  const Node& node(std::string_view id = "i-1") const {
    const Node* node = view_->node(id);
    EXPECT_NE(node, nullptr) << id;
    return *node;
  }
  Context context(std::string_view id = "i-1") const { return assess_context(view(), node(id)); }
  Patching patching(std::string_view id = "i-1") const { return assess_patching(view(), node(id), context(id)); }
  History history(std::string_view id = "i-1") const { return assess_history(view(), node(id), patching(id)); }
  Compliance compliance(std::string_view id = "i-1") const {
    Assessment so_far;
    so_far.key = node(id).key;
    so_far.context = context(id);
    so_far.patching = patching(id);
    so_far.history = assess_history(view(), node(id), so_far.patching);
    return assess_compliance(view(), node(id), so_far);
  }

 private:
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<Snapshot> snapshot_;
  std::unique_ptr<ScopeView> view_;
};

// Whether a claim of this kind stands anywhere in the trees.
inline bool has_gap(const std::vector<Evidence>& evidence, std::string_view permission) {
  for (const Evidence& one : evidence) {
    if (one.kind == Evidence::Kind::gap && one.permission == permission) return true;
    if (has_gap(one.because, permission)) return true;
  }
  return false;
}

}  // namespace patchtriage
