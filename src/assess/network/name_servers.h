// Who answers a VPC's questions for names: Amazon's resolver, or servers that can't be judged from here.
#pragma once

#include <string_view>

#include "assess/network/proof.h"
#include "assess/scope_view.h"

namespace patchtriage {

// yes: all of them are Amazon's, named so or by one of its addresses; no: one is the VPC's own.
Proof uses_amazon_names(const ScopeView& view, std::string_view vpc_id);

}  // namespace patchtriage
