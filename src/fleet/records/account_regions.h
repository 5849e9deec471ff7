// Records of account: regions. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::account {

// A row of account:ListRegions.
struct Region {
  static constexpr std::string_view kSource = "account:ListRegions";
  std::string region_name;
  std::optional<std::string> region_opt_status;  // ENABLED, ENABLING, DISABLING, DISABLED, ENABLED_BY_DEFAULT

  static const RecordType& schema();
};

}  // namespace patchtriage::account
