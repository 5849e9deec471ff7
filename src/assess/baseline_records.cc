#include "assess/baseline_records.h"

namespace patchtriage {
namespace {

bool was_asked(const ScopeView& view, std::string_view id) {
  return view.snapshot().listings().contains(
      ListingKey{view.scope(), std::string(ssm::PatchBaseline::kSource), std::string(id), 1});
}

}  // namespace

std::string_view short_baseline_id(std::string_view id) {
  const std::size_t slash = id.rfind('/');
  return id.starts_with("arn:") && slash != std::string_view::npos ? id.substr(slash + 1) : id;
}

bool is_same_baseline(std::string_view left, std::string_view right) {
  return short_baseline_id(left) == short_baseline_id(right);
}

const ssm::PatchBaselineIdentity* listed_baseline(const ScopeView& view, std::string_view id) {
  for (const ssm::PatchBaselineIdentity& row : view.list<ssm::PatchBaselineIdentity>().rows()) {
    if (is_same_baseline(row.baseline_id, id)) return &row;
  }
  return nullptr;
}

Facts<ssm::PatchBaseline> baseline_details(const ScopeView& view, std::string_view id) {
  if (!was_asked(view, id)) {
    const ssm::PatchBaselineIdentity* listed = listed_baseline(view, id);
    if (listed != nullptr && was_asked(view, listed->baseline_id)) {
      return view.list<ssm::PatchBaseline>(listed->baseline_id);
    }
    const std::string_view short_id = short_baseline_id(id);
    if (was_asked(view, short_id)) return view.list<ssm::PatchBaseline>(short_id);
  }
  return view.list<ssm::PatchBaseline>(id);
}

}  // namespace patchtriage
