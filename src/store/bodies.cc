#include "store/bodies.h"

#include <fmt/format.h>

#include "fleet/record_json.h"
#include "fleet/records/all.h"

namespace patchtriage {
namespace {

// The next line, without its end; what is left starts behind it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::optional<std::size_t> count(const Json& head, std::string_view name) {
  const Json* member = head.find(name);
  const std::int64_t* value = member == nullptr ? nullptr : member->as_integer();
  return value == nullptr || *value < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(*value));
}

}  // namespace

std::map<BodyKey, std::string> make_bodies(const Snapshot& snapshot, const Scope& scope,
                                           const std::map<std::size_t, std::size_t>& call_numbers) {
  std::map<BodyKey, std::string> bodies;
  const auto& listings = snapshot.listings();
  for (auto at = listings.lower_bound(ListingKey{scope, "", "", 0}); at != listings.end(); ++at) {
    const auto& [key, listing] = *at;
    if (key.scope != scope) break;
    const auto number = call_numbers.find(listing.call);
    if (number == call_numbers.end()) continue;
    const RecordType& type = listing.rows.type();
    std::string& body = bodies[{key.operation, key.reading, std::string(type.name)}];
    body += Json::object({{"subject", key.subject},
                          {"call", static_cast<std::int64_t>(number->second)},
                          {"rows", static_cast<std::int64_t>(listing.rows.size())}})
                .dump();
    body += '\n';
    for (std::size_t i = 0; i < listing.rows.size(); ++i) {
      append_record_json(type, listing.rows.row(i), body);
      body += '\n';
    }
  }
  return bodies;
}

std::expected<std::vector<PutListing>, std::string> read_body(const BodyKey& key, std::string_view text) {
  const RecordType* type = find_record_type(key.record);
  if (type == nullptr) return std::unexpected(fmt::format("records of the unknown kind '{}'", key.record));
  std::vector<PutListing> listings;
  while (!text.empty()) {
    const auto head = parse_json(take_line(text));
    if (!head || !head->is_object()) return std::unexpected("the head of a listing");
    const std::optional<std::size_t> call = count(*head, "call");
    const std::optional<std::size_t> rows = count(*head, "rows");
    if (!call || !rows) return std::unexpected("the head of a listing");
    PutListing listing{head->text("subject"), *call, make_rows(*type)};
    for (std::size_t i = 0; i < *rows; ++i) {
      if (text.empty()) return std::unexpected(fmt::format("{} of {} records of a listing", i, *rows));
      if (const auto decoded = decode_record(*type, take_line(text), listing.rows.append()); !decoded) {
        return std::unexpected(decoded.error().message);
      }
    }
    listings.push_back(std::move(listing));
  }
  return listings;
}

}  // namespace patchtriage
