// Everything one run has read: the waist between producers, who fill it, and consumers, who conclude from it.
//
// A listing is the rows that one operation returned for one subject in one scope. The subject is empty for listings of
// a whole scope ("all instances of this account and Region") and names the parent otherwise: the window whose targets
// these are, the instance whose patches these are. An operation that takes many ids at once leaves one listing for each
// id it was asked about, all with the same call, so that absence is proven for each id alone. Filled by one thread;
// after seal() it is read-only and safe to share.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "fleet/call.h"
#include "fleet/earlier.h"
#include "fleet/facts.h"
#include "fleet/record.h"

namespace patchtriage {

enum class AccountStatus { read, skipped, unreachable };

// An account in scope, or one that was left out and why.
struct AccountFact {
  std::string id;
  std::string name;  // empty where Organizations wasn't read
  AccountStatus status = AccountStatus::read;
  std::string reason;  // why skipped or unreachable

  bool operator==(const AccountFact&) const = default;
};

struct RunFacts {
  std::string id;
  Time started_at;
  Time finished_at;
  Time as_of;
  std::string partition = "aws";
  std::string role_name;  // assumed in member accounts; empty: none
  std::vector<AccountFact> accounts;
  std::vector<std::string> regions;
  bool is_simulated_clock = false;  // as_of was given, so ages are relative to it

  bool operator==(const RunFacts&) const = default;
};

struct ListingKey {
  Scope scope;
  std::string operation;
  std::string subject;
  int reading = 1;  // 2 for the re-check of step 5

  auto operator<=>(const ListingKey&) const = default;
};

// The same, borrowed: to look for.
struct ListingKeyView {
  const Scope& scope;
  std::string_view operation;
  std::string_view subject;
  int reading = 1;
};

struct ListingOrder {
  using is_transparent = void;
  static auto parts(const auto& key) {
    // Sizes tell most operations apart, which begin alike.
    return std::tuple<const std::string&, const std::string&, std::size_t, std::string_view, std::string_view, int>(
        key.scope.account, key.scope.region, key.operation.size(), key.operation, key.subject, key.reading);
  }
  bool operator()(const auto& left, const auto& right) const { return parts(left) < parts(right); }
};

class Snapshot {
 public:
  struct Listing {
    std::size_t call = 0;  // index into calls()
    AnyRows rows;
  };

  // --- filling ---
  RunFacts run;
  CallTotals totals;
  // Of instances that saved runs before this one know.
  std::map<NodeKey, EarlierStanding> earlier;
  // Returns the index to pass to `put`.
  std::size_t add_call(Call call);
  // Replaces a listing under the same key. Rows are kept in an order of their own, whatever AWS's was.
  void put(ListingKey key, std::size_t call, AnyRows rows);
  // In tests of consumers: a listing that was never put counts as complete and empty.
  void assume_complete() { assumes_complete_ = true; }
  // Moves in what another has read. Its facts and totals are left.
  void absorb(Snapshot&& other);
  // What was read of one scope so far, with facts and totals. Rows are shared: whoever fills on may do so beside
  // whoever looks at this.
  Snapshot part(const Scope& scope) const;
  // Ends filling; makes call_of() work.
  void seal();

  // --- reading ---
  Time as_of() const { return run.as_of; }
  const std::deque<Call>& calls() const { return calls_; }
  using Listings = std::map<ListingKey, Listing, ListingOrder>;
  const Listings& listings() const { return listings_; }

  // What `operation` said about `subject`. A listing that was never asked for is a gap.
  template <class T>
  Facts<T> list(const Scope& scope, std::string_view subject = "", std::string_view operation = T::kSource,
                int reading = 1) const {
    const ListingKeyView key{scope, operation, subject, reading};
    const Listing* listing = find(key);
    if (listing == nullptr) {
      if (assumes_complete_) return Facts<T>({}, assumed_call(key), std::string(subject));
      return Facts<T>({}, nullptr, never_asked(key));
    }
    const Call& call = calls_[listing->call];
    const std::vector<T>& rows = listing->rows.template as<T>();
    if (call.status != CallStatus::complete) return Facts<T>(rows, &call, gap_of(call, key));
    return Facts<T>(rows, &call, std::string(subject));
  }

  // The subjects for which `operation` has a listing in the scope, sorted.
  std::vector<std::string> subjects(const Scope& scope, std::string_view operation, int reading = 1) const;
  // All scopes that have a listing or a call, sorted.
  std::vector<Scope> scopes() const;
  // The call that returned the row at this address (a row of a listing, not a part or a copy of one); nullptr where
  // it isn't one. O(log listings).
  const Call* call_of(const void* row) const;
  // Operations that were not read completely in a scope, by operation; empty means that all were.
  std::vector<const Call*> incomplete_calls(const Scope& scope) const;

 private:
  friend std::map<std::string, Snapshot> split_by_account(Snapshot&& whole);
  struct Range {
    const char* first;
    const char* end;
    std::size_t call;
  };
  const Listing* find(const ListingKeyView& key) const;
  const Call* assumed_call(const ListingKeyView& key) const;
  static Gap never_asked(const ListingKeyView& key);
  static Gap gap_of(const Call& call, const ListingKeyView& key);

  std::deque<Call> calls_;
  Listings listings_;
  std::vector<Range> ranges_;  // rows' addresses to calls, in their order; made by seal()
  bool assumes_complete_ = false;
  mutable std::map<ListingKey, Call> assumed_;  // only with assume_complete(), which tests use on one thread
};

// What was read of each account. Facts and totals are left.
std::map<std::string, Snapshot> split_by_account(Snapshot&& whole);

}  // namespace patchtriage
