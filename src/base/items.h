// What is in a list that may not be known.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace patchtriage {

// The items themselves, not copies of them; none where the list isn't known. Borrows the list.
template <class T>
std::span<const T> items(const std::optional<std::vector<T>>& list) {
  return list ? std::span<const T>(*list) : std::span<const T>();
}
template <class T>
std::span<const T> items(const std::optional<std::vector<T>>&& list) = delete;

}  // namespace patchtriage
