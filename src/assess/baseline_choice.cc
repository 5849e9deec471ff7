#include "assess/baseline_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "assess/baseline_records.h"
#include "assess/near_targets.h"
#include "assess/patch_state.h"
#include "assess/tags.h"
#include "fleet/records/ssm_baselines.h"

namespace patchtriage {
namespace {

constexpr std::string_view kGroupKeys[] = {"Patch Group", "PatchGroup"};

const ssm::InstancePatchState* reported_state(const ScopeView& view, const Node& node) {
  const ssm::InstancePatchState* newest = nullptr;
  for (const int reading : {1, 2}) {
    const auto states = view.list<ssm::InstancePatchState>(node.managed_id, ssm::InstancePatchState::kSource, reading);
    if (states.rows().empty() || states.only()->baseline_id.value_or("").empty()) continue;
    if (newest == nullptr || states.only()->operation_end_time >= newest->operation_end_time) newest = states.only();
  }
  return newest;
}

std::optional<Baseline> reported_baseline(const ScopeView& view, const Node& node, std::vector<Evidence> gaps) {
  const ssm::InstancePatchState* state = reported_state(view, node);
  if (state == nullptr) return std::nullopt;
  Baseline baseline{*state->baseline_id, std::nullopt, "reported", std::move(gaps)};
  baseline.evidence.push_back(
      view.trail().cite(*state, &ssm::InstancePatchState::baseline_id, "the baseline that the last operation used"));
  return baseline;
}

struct GroupTag {
  const ec2::Tag* tag = nullptr;
  std::string key;
};

// Both spellings count; a node with both and different values is ambiguous, and AWS documents no precedence.
std::vector<GroupTag> group_tags(const Node& node) {
  std::vector<GroupTag> result;
  for (const std::string_view key : kGroupKeys) {
    const ec2::Tag* tag = find_tag(*node.instance, key);
    if (tag == nullptr || tag->value.value_or("").empty()) continue;
    if (!result.empty() && result[0].tag->value == tag->value) continue;
    result.push_back({tag, std::string(key)});
  }
  return result;
}

std::optional<Baseline> policy_baseline(const ScopeView& view, const Node& node, const Patching& patching) {
  if (!patching.associations) return std::nullopt;
  for (const AssociationMatch& match : *patching.associations) {
    if (!match.is_patch_policy) continue;
    Baseline baseline{match.baseline_override.value_or(match.id), match.name, "patch_policy", match.evidence};
    // The id that such a run reports is made up for each operation and exists nowhere else; one that is listed, or may
    // be, is of another source that wrote the record since.
    const auto* state = reported_state(view, node);
    const bool is_made_up = view.list<ssm::PatchBaselineIdentity>().gap() == nullptr && state != nullptr &&
                            listed_baseline(view, *state->baseline_id) == nullptr;
    if (is_made_up) {
      baseline.id = *state->baseline_id;
      baseline.evidence.push_back(view.trail().cite(*state, &ssm::InstancePatchState::baseline_id,
                                                    "the id that the patch policy's last operation reported"));
    }
    return baseline;
  }
  return std::nullopt;
}

// Sources that disagree about the override leave the ordinary order in force.
std::optional<Baseline> override_baseline(const Patching& patching) {
  const std::string* common = nullptr;
  const std::vector<Evidence>* evidence = nullptr;
  bool is_common = true;
  const auto consider = [&](const auto& match) {
    if (match.operation != PatchOperation::scan && match.operation != PatchOperation::install) return;
    if (!match.baseline_override || (common != nullptr && *common != *match.baseline_override)) {
      is_common = false;
      return;
    }
    common = &*match.baseline_override;
    evidence = &match.evidence;
  };
  if (patching.associations) std::ranges::for_each(*patching.associations, consider);
  if (patching.windows) std::ranges::for_each(*patching.windows, consider);
  if (!is_common || common == nullptr) return std::nullopt;
  return Baseline{*common, std::nullopt, "override", *evidence};
}

// Registered groups by name and operating system: one group has one baseline for each system.
class GroupIndex {
 public:
  explicit GroupIndex(const ScopeView& view) {
    for (const auto& row : view.list<ssm::PatchGroupPatchBaselineMapping>().rows()) {
      if (row.baseline_identity && row.baseline_identity->operating_system) {
        rows_.emplace(key(row.patch_group, *row.baseline_identity->operating_system), &row);
      }
    }
  }
  const ssm::PatchGroupPatchBaselineMapping* find(const std::string& group, const std::string& system) const {
    const auto found = rows_.find(key(group, system));
    return found == rows_.end() ? nullptr : found->second;
  }

 private:
  static std::string key(const std::string& group, const std::string& system) { return system + '\n' + group; }
  std::unordered_map<std::string, const ssm::PatchGroupPatchBaselineMapping*> rows_;
};

Baseline group_baseline(const ScopeView& view, const Node& node, const GroupTag& tag,
                        const ssm::PatchGroupPatchBaselineMapping& row) {
  const ssm::PatchBaselineIdentity& identity = *row.baseline_identity;
  Baseline baseline{identity.baseline_id, identity.baseline_name, "patch_group", {}};
  baseline.evidence.push_back(view.trail().cite(*node.instance, tag.tag->value, fmt::format("its tag {}", tag.key)));
  baseline.evidence.push_back(
      view.trail().cite(row, row.baseline_identity->baseline_id, "the baseline registered for this patch group"));
  return baseline;
}

std::optional<Baseline> default_baseline(const ScopeView& view, const std::string& system) {
  const ssm::PatchBaselineIdentity* found = nullptr;
  for (const ssm::PatchBaselineIdentity& row : view.list<ssm::PatchBaselineIdentity>().rows()) {
    if (row.operating_system != system || row.default_baseline != true) continue;
    // An account's own default stands in front of AWS's.
    if (found == nullptr || !row.baseline_id.starts_with("arn:")) found = &row;
  }
  if (found == nullptr) return std::nullopt;
  return Baseline{found->baseline_id,
                  found->baseline_name,
                  "default",
                  {view.trail().cite(*found, &ssm::PatchBaselineIdentity::default_baseline,
                                     fmt::format("the default baseline for {}", system))}};
}

void add_group_near_misses(const ScopeView& view, const Node& node, const std::string& system,
                           const std::vector<GroupTag>& tags, Patching& patching) {
  const auto& groups = view.once<GroupIndex>();
  for (const ec2::Tag* tag : by_key(*node.instance)) {
    const std::string key = tag->key.value_or("");
    if (normalized_tag(key) != "patchgroup" || key == kGroupKeys[0] || key == kGroupKeys[1]) continue;
    const auto* row = groups.find(tag->value.value_or(""), system);
    if (row == nullptr) continue;
    patching.near_misses.push_back({"patch group",
                                    row->patch_group,
                                    std::nullopt,
                                    std::nullopt,
                                    fmt::format("tag Patch Group={}", row->patch_group),
                                    fmt::format("tag {}={}", key, row->patch_group),
                                    "targeting.patch-group-tag-key",
                                    {view.trail().cite(*node.instance, tag->key, "a key that AWS doesn't read"),
                                     view.trail().cite(*row, &ssm::PatchGroupPatchBaselineMapping::patch_group,
                                                       "the patch group that is registered")}});
  }
  for (const GroupTag& tag : tags) {
    const std::string& value = *tag.tag->value;
    if (groups.find(value, system) != nullptr) continue;
    for (const auto& row : view.list<ssm::PatchGroupPatchBaselineMapping>().rows()) {
      if (!row.baseline_identity || row.baseline_identity->operating_system != system) continue;
      if (!is_slip(row.patch_group, value)) continue;
      patching.near_misses.push_back({"patch group",
                                      row.patch_group,
                                      std::nullopt,
                                      std::nullopt,
                                      fmt::format("tag {}={}", tag.key, row.patch_group),
                                      fmt::format("tag {}={}", tag.key, value),
                                      "targeting.tag-mismatch",
                                      {view.trail().cite(*node.instance, tag.tag->value, "its patch group"),
                                       view.trail().cite(row, &ssm::PatchGroupPatchBaselineMapping::patch_group,
                                                         "the patch group that is registered")}});
    }
  }
}

// The patch group's baseline or the default, or what keeps them from being told.
std::optional<Baseline> ordinary_baseline(const ScopeView& view, const Node& node, const std::string& system,
                                          const std::vector<GroupTag>& tags, std::vector<Evidence>& gaps) {
  const Trail& trail = view.trail();
  const auto mappings = view.list<ssm::PatchGroupPatchBaselineMapping>();
  if (node.managed_id.starts_with("mi-")) {
    const Gap gap{Gap::Reason::not_asked, view.scope(), "ssm:ListTagsForResource", node.managed_id, "", "", nullptr};
    gaps.push_back(trail.not_read(gap, "the patch group tag that Systems Manager keeps for the node"));
    return std::nullopt;
  }
  std::vector<Baseline> found;
  for (const GroupTag& tag : tags) {
    if (const auto* row = view.once<GroupIndex>().find(*tag.tag->value, system)) {
      found.push_back(group_baseline(view, node, tag, *row));
    } else if (const Gap* gap = mappings.gap()) {
      gaps.push_back(trail.not_read(*gap, fmt::format("whether patch group {} is registered", *tag.tag->value)));
      return std::nullopt;
    }
  }
  const bool is_ambiguous = tags.size() > 1 && !(found.size() > 1 && is_same_baseline(found[0].id, found[1].id));
  if (is_ambiguous) {
    for (const GroupTag& tag : tags) {
      gaps.push_back(trail.cite(*node.instance, tag.tag->value,
                                fmt::format("its tag {} disagrees with its other patch group tag", tag.key)));
    }
    return std::nullopt;
  }
  if (!found.empty()) return found[0];
  auto fallback = default_baseline(view, system);
  const auto identities = view.list<ssm::PatchBaselineIdentity>();
  if (!fallback && identities.gap() != nullptr) {
    gaps.push_back(trail.not_read(*identities.gap(), fmt::format("the default baseline for {}", system)));
  }
  if (fallback && !tags.empty()) {
    fallback->evidence.push_back(trail.cite(*node.instance, tags[0].tag->value, "its patch group"));
    fallback->evidence.push_back(
        trail.not_listed(*mappings.complete(), fmt::format("that group is not registered for {}", system)));
  }
  return fallback;
}

}  // namespace

void choose_baseline(const ScopeView& view, const Node& node, const Context& context, Patching& patching) {
  const std::vector<GroupTag> tags = node.managed_id.starts_with("mi-") ? std::vector<GroupTag>{} : group_tags(node);
  if (!tags.empty()) patching.patch_group = tags[0].tag->value;
  const std::string system = context.operating_system.value_or("");
  if (!system.empty()) add_group_near_misses(view, node, system, tags, patching);

  patching.baseline = policy_baseline(view, node, patching);
  if (!patching.baseline) patching.baseline = override_baseline(patching);
  if (patching.baseline) return;
  std::vector<Evidence> gaps;
  if (!system.empty()) {
    patching.baseline = ordinary_baseline(view, node, system, tags, gaps);
  } else if (const Facts<ssm::InstanceInformation> nodes = view.list<ssm::InstanceInformation>();
             const Gap* gap = nodes.gap()) {
    gaps.push_back(view.trail().not_read(*gap, "its operating system"));
  }
  if (!patching.baseline) patching.baseline = reported_baseline(view, node, std::move(gaps));
}

}  // namespace patchtriage
