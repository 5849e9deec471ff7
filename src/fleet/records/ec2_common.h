// Records of ec2: common. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::ec2 {

struct GroupIdentifier {
  std::optional<std::string> group_id;
  std::optional<std::string> group_name;

  static const RecordType& schema();
};

struct Tag {
  std::optional<std::string> key;
  std::optional<std::string> value;

  static const RecordType& schema();
};

}  // namespace patchtriage::ec2
