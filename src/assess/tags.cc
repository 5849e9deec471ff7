#include "assess/tags.h"

#include <algorithm>

#include "base/text.h"

namespace patchtriage {

const ec2::Tag* find_tag(const ec2::Instance& instance, std::string_view key) {
  const auto found = std::ranges::find_if(instance.tags, [&](const ec2::Tag& tag) { return tag.key == key; });
  return found == instance.tags.end() ? nullptr : &*found;
}

const ec2::Tag* find_tag_by_prefix(const ec2::Instance& instance, std::string_view prefix) {
  const auto found =
      std::ranges::find_if(instance.tags, [&](const ec2::Tag& tag) { return tag.key && tag.key->starts_with(prefix); });
  return found == instance.tags.end() ? nullptr : &*found;
}

std::string normalized_tag(std::string_view text) {
  std::string result = to_lower(trim(text));
  std::erase_if(result, [](char c) { return std::string_view(" -_:./").find(c) != std::string_view::npos; });
  return result;
}

}  // namespace patchtriage
