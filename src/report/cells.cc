#include "report/cells.h"

#include <algorithm>

namespace patchtriage {

std::string cut_to_cell(std::string text) {
  std::size_t units = 0;
  std::size_t fits = 0;  // bytes that leave room for the mark
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length_at(text, at));
    units += length == 4 ? 2 : 1;  // what is beyond the first plane takes two
    at += length;
    if (units <= kLongestCell - kCutMark.size()) fits = at;
  }
  if (units <= kLongestCell) return text;
  text.resize(fits);
  return text.append(kCutMark);
}

}  // namespace patchtriage
