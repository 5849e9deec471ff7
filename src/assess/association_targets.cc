#include "assess/association_targets.h"

#include <algorithm>
#include <utility>

namespace patchtriage {

AssociationTargets::AssociationTargets(const ScopeView& view) {
  for (const ssm::Association& association : view.list<ssm::Association>().rows()) {
    const std::string& id = association.association_id;
    for (const ssm::AssociationExecution& execution : view.list<ssm::AssociationExecution>(id).rows()) {
      const auto targets = view.list<ssm::AssociationExecutionTarget>(id + "/" + execution.execution_id);
      for (const ssm::AssociationExecutionTarget& target : targets.rows()) {
        rows_[id + "/" + target.resource_id].push_back({&execution, &target});
      }
    }
  }
  for (auto& [key, rows] : rows_) {
    std::ranges::sort(rows, [](const Row& a, const Row& b) {
      return std::pair(a.execution->created_time, a.execution->execution_id) >
             std::pair(b.execution->created_time, b.execution->execution_id);
    });
  }
}

const std::vector<AssociationTargets::Row>& AssociationTargets::of(const std::string& association_id,
                                                                   const std::string& resource_id) const {
  static const std::vector<Row> none;
  const auto found = rows_.find(association_id + "/" + resource_id);
  return found == rows_.end() ? none : found->second;
}

}  // namespace patchtriage
