#include "fleet/row_order.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "fleet/record_json.h"

namespace patchtriage {
namespace {

struct Place {
  std::string id;
  std::string content;  // written out only where ids are the same
  std::size_t row = 0;
};

// Writes out the rows of each run of equal ids, and sorts them by that.
void order_by_content(const AnyRows& rows, std::vector<Place>& places) {
  for (auto first = places.begin(); first != places.end();) {
    const auto last = std::find_if(first, places.end(), [&](const Place& place) { return place.id != first->id; });
    if (last - first > 1) {
      for (auto at = first; at != last; ++at) at->content = record_to_json(rows.type(), rows.row(at->row)).dump();
      std::sort(first, last, [](const Place& a, const Place& b) { return a.content < b.content; });
    }
    first = last;
  }
}

}  // namespace

AnyRows in_fixed_order(AnyRows rows) {
  std::vector<Place> places;
  places.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) places.push_back({record_id(rows.type(), rows.row(i)), "", i});
  std::ranges::sort(places, {}, &Place::id);
  order_by_content(rows, places);
  if (std::ranges::is_sorted(places, {}, &Place::row)) return rows;
  AnyRows ordered = rows.empty_copy();
  for (const Place& place : places) ordered.take_row(rows, place.row);
  return ordered;
}

}  // namespace patchtriage
