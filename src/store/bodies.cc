#include "store/bodies.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "fleet/record_bytes.h"
#include "fleet/records/all.h"

namespace patchtriage {
namespace {

using record_bytes::Plan;

// Most bodies of a kind of record have the same shape, so that its plan is made once a thread.
std::expected<std::shared_ptr<const Plan>, std::string> plan_of(const RecordType& type, std::string_view shape) {
  struct Made {
    std::string shape;
    std::shared_ptr<const Plan> plan;
  };
  static thread_local std::map<const RecordType*, Made> last;
  Made& made = last[&type];
  if (made.plan != nullptr && made.shape == shape) return made.plan;
  auto plan = Plan::make(type, shape);
  if (plan) made = {std::string(shape), *plan};
  return plan;
}

}  // namespace

std::map<BodyKey, std::string> make_bodies(const Snapshot& snapshot, const Scope& scope,
                                           const std::map<std::size_t, std::size_t>& call_numbers) {
  struct Body {
    const RecordType* shaped = nullptr;  // where there are any records
    std::string listings;
  };
  std::map<BodyKey, Body> bodies;
  const auto& listings = snapshot.listings();
  for (auto at = listings.lower_bound(ListingKey{scope, "", "", 0}); at != listings.end(); ++at) {
    const auto& [key, listing] = *at;
    if (key.scope != scope) break;
    const auto number = call_numbers.find(listing.call);
    if (number == call_numbers.end()) continue;
    const RecordType& type = listing.rows.type();
    Body& body = bodies[{key.operation, key.reading, std::string(type.name)}];
    if (listing.rows.size() > 0) body.shaped = &type;
    append_text(key.subject, body.listings);
    append_count(number->second, body.listings);
    append_count(listing.rows.size(), body.listings);
    for (std::size_t i = 0; i < listing.rows.size(); ++i)
      record_bytes::append_record(type, listing.rows.row(i), body.listings);
  }
  std::map<BodyKey, std::string> result;
  for (auto& [key, body] : bodies) {
    std::string& bytes = result[key];
    append_text(body.shaped == nullptr ? "" : record_bytes::shape_of(*body.shaped), bytes);
    bytes += body.listings;
  }
  return result;
}

std::expected<std::vector<PutListing>, std::string> read_body(const BodyKey& key, std::string_view bytes) {
  const RecordType* type = find_record_type(key.record);
  if (type == nullptr) return std::unexpected(fmt::format("records of the unknown kind '{}'", key.record));
  ByteReader from(bytes);
  const std::string_view shape = from.text();
  std::shared_ptr<const Plan> plan;
  if (!shape.empty()) {
    auto made = plan_of(*type, shape);
    if (!made) return std::unexpected(made.error());
    plan = std::move(*made);
  }
  std::vector<PutListing> listings;
  while (!from.is_at_end()) {
    const std::string subject(from.text());
    const std::size_t call = from.count();
    const std::size_t rows = from.count();
    // Each takes a byte at least.
    if (rows > from.left() || (rows > 0 && plan == nullptr)) from.fail();
    PutListing listing{subject, call, make_rows(*type)};
    for (std::size_t i = 0; i < rows && !from.has_failed(); ++i) plan->read_record(from, listing.rows.append());
    listings.push_back(std::move(listing));
  }
  if (from.has_failed()) return std::unexpected(fmt::format("listings of {} that are cut short", key.record));
  return listings;
}

}  // namespace patchtriage
