// The records of a part as text for the store, and back.
//
// A body holds all listings of one operation in one account and Region: for each a line of its own head,
// {"subject":…,"call":…,"rows":…}, and then one line for each record, as JSON in AWS's field names. `call` counts
// within the part.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/snapshot.h"

namespace patchtriage {

// What the listings of a body have in common.
struct BodyKey {
  std::string operation;
  int reading = 1;
  std::string record;  // RecordType::name

  auto operator<=>(const BodyKey&) const = default;
};

struct PutListing {
  std::string subject;
  std::size_t call = 0;  // within the part
  AnyRows rows;
};

// `call_numbers` maps indexes into the snapshot's calls to numbers within the part; listings of other calls are left
// out.
std::map<BodyKey, std::string> make_bodies(const Snapshot& snapshot, const Scope& scope,
                                           const std::map<std::size_t, std::size_t>& call_numbers);
// The error says what is wrong with the text.
std::expected<std::vector<PutListing>, std::string> read_body(const BodyKey& key, std::string_view text);

}  // namespace patchtriage
