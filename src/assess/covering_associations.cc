#include <fmt/format.h>

#include "assess/association_targets.h"
#include "assess/covering_sources.h"
#include "assess/near_targets.h"
#include "assess/patch_sources.h"
#include "assess/targets.h"

namespace patchtriage {
namespace {

void append(std::vector<Evidence>& to, const std::vector<Evidence>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// What AWS itself says about this association on this node; nullptr where it wasn't read or isn't listed.
const ssm::InstanceAssociationStatusInfo* status_on_node(const Facts<ssm::InstanceAssociationStatusInfo>& statuses,
                                                         const std::string& association_id) {
  for (const auto& row : statuses.rows()) {
    if (row.association_id == association_id) return &row;
  }
  return nullptr;
}

std::vector<ssm::Target> targets_of(const ssm::Association& row) {
  if (!row.targets.empty() || !row.instance_id) return row.targets;
  // Associations of the oldest kind name one instance instead.
  return {ssm::Target{"InstanceIds", {*row.instance_id}}};
}

// `on_node` is AWS's own word on the node, `last_run` the newest execution that was read of it; both may be null.
AssociationMatch match_of(const AssociationSource& source, const ssm::InstanceAssociationStatusInfo* on_node,
                          const AssociationTargets::Row* last_run) {
  const ssm::Association& row = *source.row;
  AssociationMatch match;
  match.id = row.association_id;
  match.name = row.association_name;
  match.document = short_document_name(row.name.value_or(""));
  match.writes_patch_state = source.document != nullptr && source.document->writes_patch_state;
  match.operation = source.parameters.operation;
  if (row.overview) match.status = row.overview->status;
  match.last_execution_at = row.last_execution_date;
  if (last_run != nullptr) {
    match.status = last_run->target->status;
    match.last_execution_at = last_run->target->last_execution_date ? last_run->target->last_execution_date
                                                                    : last_run->execution->created_time;
  }
  if (on_node != nullptr) {
    match.status = on_node->status;
    match.last_execution_at = on_node->execution_date;
  }
  match.schedule = row.schedule_expression;
  match.next_execution_at = source.next.at;
  if (!source.next.may_resume) match.why_idle = source.next.why_not;
  match.is_patch_policy = source.is_patch_policy;
  match.baseline_override = source.parameters.baseline_override;
  match.install_override_list = source.parameters.install_override_list;
  match.reboot_option = source.parameters.reboot_option;
  return match;
}

// What covers the node and doesn't tell whether it patches, where nothing unread would tell.
void add_undecided(const AssociationSource& source, const AssociationMatch& match, Patching& patching) {
  if (match.operation || match.why_idle || !has_no_gap(source.parameters.cannot_tell)) return;
  patching.undecided.push_back(
      Trail::derived(fmt::format("association {} runs {} on the node", match.name.value_or(match.id), match.document),
                     source.parameters.cannot_tell));
}

void add_near_miss(const ScopeView& view, const Node& node, const AssociationSource& source, Patching& patching) {
  if (source.document == nullptr) return;
  auto near = near_target(view, node, source.row->targets);
  if (!near) return;
  if (!near->unread.empty()) {
    patching.gaps.insert(patching.gaps.end(), near->unread.begin(), near->unread.end());
    return;
  }
  near->evidence.push_back(view.trail().cite(*source.row, &ssm::Association::targets, "what the association asks for"));
  patching.near_misses.push_back({"association", source.row->association_id, source.row->association_name,
                                  source.parameters.operation, std::move(near->expected), std::move(near->actual),
                                  std::move(near->mechanism), std::move(near->evidence), near->is_typo});
}

}  // namespace

void find_associations(const ScopeView& view, const Node& node, Patching& patching) {
  const Trail& trail = view.trail();
  const auto& sources = view.once<PatchSources>();
  bool is_complete = true;
  if (sources.associations_gap()) {
    is_complete = false;
    patching.gaps.push_back(trail.not_read(*sources.associations_gap(), "the associations"));
  }
  const auto statuses = view.list<ssm::InstanceAssociationStatusInfo>(node.managed_id);
  std::vector<AssociationMatch> found;
  for (const AssociationSource& source : sources.associations()) {
    const auto* on_node = status_on_node(statuses, source.row->association_id);
    TargetMatch target = match_targets(view, node, targets_of(*source.row));
    const bool may_patch = source.parameters.operation != PatchOperation::other;
    if (target.match == Match::unknown && on_node != nullptr) {
      target = {Match::yes,
                "its targets, as AWS resolved them",
                {trail.cite(*on_node, &ssm::InstanceAssociationStatusInfo::association_id,
                            "AWS lists the association for the node")}};
    }
    if (target.match == Match::unknown) {
      if (may_patch) {
        is_complete = false;
        append(patching.gaps, target.evidence);
        if (target.evidence.empty()) {
          const Evidence open = trail.cite(*source.row, &ssm::Association::targets, "targets that can't be resolved");
          patching.gaps.push_back(open);
          patching.undecided.push_back(
              Trail::derived(fmt::format("association {} may cover the node",
                                         source.row->association_name.value_or(source.row->association_id)),
                             {open}));
        }
      }
      continue;
    }
    if (target.match == Match::no) {
      add_near_miss(view, node, source, patching);
      continue;
    }
    const auto& runs = view.once<AssociationTargets>().of(source.row->association_id, node.managed_id);
    AssociationMatch match = match_of(source, on_node, runs.empty() ? nullptr : &runs.front());
    match.matched_by = target.matched_by;
    const auto details = view.list<ssm::AssociationDescription>(match.id);
    if (source.document != nullptr && details.gap() != nullptr) {
      match.unread = trail.not_read(*details.gap(), fmt::format("the parameters of association {}", match.id));
    }
    match.evidence.push_back(trail.cite(*source.row, &ssm::Association::targets, "the association's targets cover it"));
    append(match.evidence, target.evidence);
    append(match.evidence, source.next.evidence);
    if (source.details != nullptr && source.document != nullptr) {
      match.evidence.push_back(
          trail.cite(*source.details, &ssm::AssociationDescription::parameters, "what the association does"));
    }
    if (may_patch) {
      append(patching.gaps, source.parameters.cannot_tell);
      append(patching.gaps, source.next.cannot_tell);
      add_undecided(source, match, patching);
    }
    found.push_back(std::move(match));
  }
  if (is_complete || !found.empty()) patching.associations = std::move(found);
}

}  // namespace patchtriage
