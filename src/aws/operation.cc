#include "aws/operation.h"

#include <map>

namespace patchtriage::operations {

const Operation* find(std::string_view id) {
  static const std::map<std::string, const Operation*, std::less<>> by_id = [] {
    std::map<std::string, const Operation*, std::less<>> result;
    for (const Operation& operation : all()) result.emplace(operation.id(), &operation);
    return result;
  }();
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : found->second;
}

}  // namespace patchtriage::operations
