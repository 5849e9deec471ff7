// How sure a conclusion is; ordered, so that the smaller of two is the safer claim.
#pragma once

#include <string_view>

namespace patchtriage {

enum class Confidence {
  low,     // a guess worth checking: only symptoms that several causes share
  medium,  // by elimination, or by text with a doubt left
  high,    // proven
};

constexpr std::string_view name_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::low:
      return "low";
    case Confidence::medium:
      return "medium";
    case Confidence::high:
      return "high";
  }
  return "low";
}

}  // namespace patchtriage
