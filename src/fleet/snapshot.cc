#include "fleet/snapshot.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "base/check.h"
#include "fleet/row_order.h"

namespace patchtriage {

std::size_t Snapshot::add_call(Call call) {
  call.provenance = SharedProvenance(provenance_of(call));
  calls_.push_back(std::move(call));
  return calls_.size() - 1;
}

void Snapshot::put(ListingKey key, std::size_t call, AnyRows rows) {
  CHECK(call < calls_.size());
  // Whoever has them in order puts each behind all others.
  listings_.insert_or_assign(listings_.end(), std::move(key), Listing{call, in_fixed_order(std::move(rows))});
}

void Snapshot::absorb(Snapshot&& other) {
  const std::size_t first = calls_.size();
  std::ranges::move(other.calls_, std::back_inserter(calls_));
  for (auto& [key, listing] : other.listings_)
    listings_.insert_or_assign(key, Listing{first + listing.call, std::move(listing.rows)});
  other.calls_.clear();
  other.listings_.clear();
}

Snapshot Snapshot::part(const Scope& scope) const {
  Snapshot part;
  part.run = run;
  part.totals = totals;
  std::map<std::size_t, std::size_t> indexes;  // each call's, in the part
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    if (calls_[i].scope != scope) continue;
    indexes.emplace(i, part.calls_.size());
    part.calls_.push_back(calls_[i]);
  }
  for (auto at = listings_.lower_bound(ListingKeyView{scope, "", "", 0}); at != listings_.end(); ++at) {
    const auto& [key, listing] = *at;
    if (key.scope != scope) break;
    part.listings_.emplace_hint(part.listings_.end(), key, Listing{indexes.at(listing.call), listing.rows});
  }
  return part;
}

std::map<std::string, Snapshot> split_by_account(Snapshot&& whole) {
  std::map<std::string, Snapshot> parts;
  std::vector<std::size_t> indexes;  // each call's, in its part
  for (Call& call : whole.calls_) {
    Snapshot& part = parts[call.scope.account];
    indexes.push_back(part.add_call(std::move(call)));
  }
  for (auto& [key, listing] : whole.listings_) {
    Snapshot& part = parts.at(key.scope.account);
    part.listings_.emplace(key, Snapshot::Listing{indexes[listing.call], std::move(listing.rows)});
  }
  whole.calls_.clear();
  whole.listings_.clear();
  return parts;
}

void Snapshot::seal() {
  ranges_.clear();
  for (const auto& [key, listing] : listings_) {
    const std::size_t count = listing.rows.size();
    if (count == 0) continue;
    const char* first = static_cast<const char*>(listing.rows.row(0));
    // The distance of two rows is their size; a single row's own address is enough for a range of one.
    const char* end = count == 1 ? first + 1
                                 : first + (static_cast<const char*>(listing.rows.row(1)) - first) *
                                               static_cast<std::ptrdiff_t>(count);
    ranges_.push_back({first, end, listing.call});
  }
  std::ranges::sort(ranges_, std::less(), &Range::first);
}

std::vector<std::string> Snapshot::subjects(const Scope& scope, std::string_view operation, int reading) const {
  std::vector<std::string> result;
  for (auto at = listings_.lower_bound(ListingKey{scope, std::string(operation), "", 0}); at != listings_.end(); ++at) {
    const ListingKey& key = at->first;
    if (key.scope != scope || key.operation != operation) break;
    if (key.reading == reading) result.push_back(key.subject);
  }
  return result;
}

std::vector<Scope> Snapshot::scopes() const {
  std::set<Scope> result;
  for (const auto& [key, listing] : listings_) result.insert(key.scope);
  for (const Call& call : calls_) result.insert(call.scope);
  return {result.begin(), result.end()};
}

const Call* Snapshot::call_of(const void* row) const {
  const char* address = static_cast<const char*>(row);
  const auto next = std::ranges::upper_bound(ranges_, address, std::less(), &Range::first);
  if (next == ranges_.begin()) return nullptr;
  const Range& range = *std::prev(next);
  return address < range.end ? &calls_[range.call] : nullptr;
}

std::vector<const Call*> Snapshot::incomplete_calls(const Scope& scope) const {
  std::vector<const Call*> result;
  for (const Call& call : calls_) {
    if (call.scope == scope && call.status != CallStatus::complete && call.status != CallStatus::skipped)
      result.push_back(&call);
  }
  return result;
}

const Snapshot::Listing* Snapshot::find(const ListingKeyView& key) const {
  const auto found = listings_.find(key);
  return found == listings_.end() ? nullptr : &found->second;
}

namespace {

ListingKey key_of(const ListingKeyView& key) {
  return {key.scope, std::string(key.operation), std::string(key.subject), key.reading};
}

}  // namespace

const Call* Snapshot::assumed_call(const ListingKeyView& key) const {
  Call call;
  call.scope = key.scope;
  call.operation = key.operation;
  call.at = run.as_of;
  call.pages = 1;
  call.provenance = SharedProvenance(provenance_of(call));
  return &assumed_.try_emplace(key_of(key), std::move(call)).first->second;
}

Gap Snapshot::never_asked(const ListingKeyView& key) {
  return {Gap::Reason::not_asked,
          key.scope,
          std::string(key.operation),
          std::string(key.subject),
          "not read in this run",
          "",
          nullptr};
}

Gap Snapshot::gap_of(const Call& call, const ListingKeyView& key) {
  Gap gap{Gap::Reason::failed, key.scope, std::string(key.operation), std::string(key.subject), call.message,
          call.permission,     &call};
  switch (call.status) {
    case CallStatus::denied:
      gap.reason = Gap::Reason::denied;
      break;
    case CallStatus::partial:
      gap.reason = Gap::Reason::partial;
      break;
    case CallStatus::skipped:
      gap.reason = Gap::Reason::skipped;
      break;
    case CallStatus::failed:
    case CallStatus::complete:
      break;
  }
  return gap;
}

}  // namespace patchtriage
