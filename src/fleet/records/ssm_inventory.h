// Records of ssm: inventory. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::ssm {

struct InventoryResultItem {
  std::optional<std::string> type_name;
  std::optional<std::string> schema_version;
  std::optional<std::string> capture_time;
  std::optional<std::string> content_hash;
  std::vector<std::map<std::string, std::string>> content;

  static const RecordType& schema();
};

// A row of ssm:GetInventory.
struct InventoryResultEntity {
  static constexpr std::string_view kSource = "ssm:GetInventory";
  std::string id;
  std::map<std::string, InventoryResultItem> data;

  static const RecordType& schema();
};

// A row of ssm:ListInventoryEntries.
struct InventoryEntries {
  static constexpr std::string_view kSource = "ssm:ListInventoryEntries";
  std::optional<std::string> type_name;
  std::string instance_id;
  std::optional<std::string> schema_version;
  std::optional<std::string> capture_time;
  std::vector<std::map<std::string, std::string>> entries;

  static const RecordType& schema();
};

}  // namespace patchtriage::ssm
