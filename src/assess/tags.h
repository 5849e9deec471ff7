// Tags of an EC2 instance, as rows that can be cited.
#pragma once

#include <string>
#include <string_view>

#include "fleet/records/ec2_instances.h"

namespace patchtriage {

// The tag with exactly this key; nullptr where the instance has none.
const ec2::Tag* find_tag(const ec2::Instance& instance, std::string_view key);
// The first tag whose key starts with `prefix`.
const ec2::Tag* find_tag_by_prefix(const ec2::Instance& instance, std::string_view prefix);

// Lower case without the separators that people put in tag keys and values: "Env-Name" -> "envname".
std::string normalized_tag(std::string_view text);

}  // namespace patchtriage
