// The records of a part as bytes for the store, and back.
//
// A body holds all listings of one operation in one account and Region, behind the shape of their records
// (fleet/record_bytes.h): for each its subject, its call, which counts within the part, how many records, and the
// records.
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
// The error says what is wrong with the bytes.
std::expected<std::vector<PutListing>, std::string> read_body(const BodyKey& key, std::string_view bytes);

}  // namespace patchtriage
