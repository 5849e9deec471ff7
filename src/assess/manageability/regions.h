// What depends on a Region: its partition, and which of Systems Manager's services it has.
#pragma once

#include <string_view>

namespace patchtriage {

inline std::string_view partition_of(std::string_view region) {
  if (region.starts_with("cn-")) return "aws-cn";
  if (region.starts_with("us-gov-")) return "aws-us-gov";
  if (region.starts_with("us-iso-")) return "aws-iso";
  if (region.starts_with("us-isob-")) return "aws-iso-b";
  if (region.starts_with("eu-isoe-")) return "aws-iso-e";
  if (region.starts_with("us-isof-")) return "aws-iso-f";
  if (region.starts_with("eusc-")) return "aws-eusc";
  return "aws";
}

// Regions that opened in 2024 or later have no ec2messages; the agent uses ssmmessages alone there.
inline bool has_ec2messages(std::string_view region) {
  return region != "ap-southeast-5" && region != "ap-southeast-6" && region != "ap-southeast-7" &&
         region != "mx-central-1" && region != "ap-east-2" && !region.starts_with("eusc-");
}

}  // namespace patchtriage
