// Records of resource-groups: groups. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::resource_groups {

// A row of resource-groups:ListGroups.
struct GroupIdentifier {
  static constexpr std::string_view kSource = "resource-groups:ListGroups";
  std::string group_name;
  std::optional<std::string> group_arn;

  static const RecordType& schema();
};

// A row of resource-groups:ListGroupResources.
struct ResourceIdentifier {
  static constexpr std::string_view kSource = "resource-groups:ListGroupResources";
  std::optional<std::string> resource_arn;
  std::optional<std::string> resource_type;

  static const RecordType& schema();
};

struct ResourceQuery {
  std::optional<std::string> type;  // TAG_FILTERS_1_0, CLOUDFORMATION_STACK_1_0
  std::optional<std::string> query;

  static const RecordType& schema();
};

// A row of resource-groups:GetGroupQuery.
struct GroupQuery {
  static constexpr std::string_view kSource = "resource-groups:GetGroupQuery";
  std::string group_name;
  std::optional<ResourceQuery> resource_query;

  static const RecordType& schema();
};

}  // namespace patchtriage::resource_groups
