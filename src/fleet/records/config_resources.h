// Records of config: resources. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::config {

// A row of config:SelectResourceConfig.
struct SelectedResources {
  static constexpr std::string_view kSource = "config:SelectResourceConfig";
  std::vector<std::string> results;

  static const RecordType& schema();
};

// A row of config:SelectAggregateResourceConfig.
struct SelectedAggregateResources {
  static constexpr std::string_view kSource = "config:SelectAggregateResourceConfig";
  std::vector<std::string> results;

  static const RecordType& schema();
};

}  // namespace patchtriage::config
