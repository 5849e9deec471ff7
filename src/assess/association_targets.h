// What the executions of associations that were read say of each node.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "assess/scope_view.h"
#include "fleet/records/ssm_associations.h"

namespace patchtriage {

// Made once for each scope (ScopeView::once). Borrows the snapshot's rows.
class AssociationTargets {
 public:
  struct Row {
    const ssm::AssociationExecution* execution = nullptr;
    const ssm::AssociationExecutionTarget* target = nullptr;
  };
  explicit AssociationTargets(const ScopeView& view);

  // Of one association on one node, the newest execution first.
  const std::vector<Row>& of(const std::string& association_id, const std::string& resource_id) const;

 private:
  std::unordered_map<std::string, std::vector<Row>> rows_;  // by "association/node"
};

}  // namespace patchtriage
