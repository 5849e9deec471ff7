// VPC Block Public Access: whether it closes a subnet's internet gateway, by direction.
#pragma once

#include <string_view>

#include "assess/network/proof.h"
#include "assess/network/traffic.h"
#include "assess/scope_view.h"

namespace patchtriage {

struct PublicAccess {
  Answer is_blocked = Answer::unknown;  // the direction asked about
  // False where not even the account's mode is known. It is off by default, so a path may then count as open with the
  // gap in its evidence.
  bool is_mode_known = true;
  std::vector<Evidence> evidence;
};

PublicAccess read_public_access(const ScopeView& view, std::string_view subnet_id, std::string_view vpc_id,
                                Direction direction);

}  // namespace patchtriage
