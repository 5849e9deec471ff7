#include "assess/tags.h"

#include <algorithm>

#include "base/text.h"

namespace patchtriage {

const ec2::Tag* find_tag(const ec2::Instance& instance, std::string_view key) {
  const auto found = std::ranges::find_if(instance.tags, [&](const ec2::Tag& tag) { return tag.key == key; });
  return found == instance.tags.end() ? nullptr : &*found;
}

std::vector<const ec2::Tag*> by_key(const ec2::Instance& instance) {
  std::vector<const ec2::Tag*> tags;
  for (const ec2::Tag& tag : instance.tags) tags.push_back(&tag);
  std::ranges::sort(tags, {}, [](const ec2::Tag* tag) -> const auto& { return tag->key; });
  return tags;
}

const ec2::Tag* find_tag_by_prefix(const ec2::Instance& instance, std::string_view prefix) {
  for (const ec2::Tag* tag : by_key(instance)) {
    if (tag->key && tag->key->starts_with(prefix)) return tag;
  }
  return nullptr;
}

std::string normalized_tag(std::string_view text) {
  std::string result = to_lower(trim(text));
  std::erase_if(result, [](char c) { return std::string_view(" -_:./").find(c) != std::string_view::npos; });
  return result;
}

}  // namespace patchtriage
