// Whether an AWS service owns an instance: such a service replaces instances instead of patching them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assess/scope_view.h"
#include "fleet/evidence.h"

namespace patchtriage {

struct OwningService {
  std::string name;  // "EKS", "EMR", "Batch", else the service principal as EC2 names it
  std::vector<Evidence> evidence;
};

// nullopt where no record says so. Elastic Beanstalk and plain Auto Scaling don't count: their instances are patched.
std::optional<OwningService> owning_service(const ScopeView& view, const Node& node);

}  // namespace patchtriage
