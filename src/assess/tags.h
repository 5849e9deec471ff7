// Tags of an EC2 instance, as rows that can be cited.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fleet/records/ec2_instances.h"

namespace patchtriage {

// The tag with exactly this key; nullptr where the instance has none.
const ec2::Tag* find_tag(const ec2::Instance& instance, std::string_view key);
// All tags in the order of their keys; AWS lists them in none.
std::vector<const ec2::Tag*> by_key(const ec2::Instance& instance);
// The first tag by key whose key starts with `prefix`.
const ec2::Tag* find_tag_by_prefix(const ec2::Instance& instance, std::string_view prefix);

// Lower case without the separators that people put in tag keys and values: "Env-Name" -> "envname".
std::string normalized_tag(std::string_view text);

}  // namespace patchtriage
