// Whether an instance's image is one that AWS ships with the agent installed.
#pragma once

#include <optional>

#include "assess/network/proof.h"
#include "assess/scope_view.h"

namespace patchtriage {

struct ImageFamily {
  Answer has_agent = Answer::unknown;  // unknown for images that aren't the vendors' own
  bool is_windows_2008 = false;
  std::optional<Evidence> evidence;
};

ImageFamily image_family(const ScopeView& view, const ec2::Instance& instance);

}  // namespace patchtriage
