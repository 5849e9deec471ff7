// Why a conclusion holds: a small tree whose leaves are field values, not-listed proofs and gaps.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "fleet/snapshot.h"

namespace patchtriage {

struct Evidence {
  enum class Kind { value, not_listed, gap, derived };
  Kind kind = Kind::derived;
  std::string claim;              // what this shows, in words
  SharedProvenance provenance;    // none for derived
  std::string record;             // id of the record
  std::string field;              // AWS's name, with the path inside the record: "MetadataOptions.HttpEndpoint"
  Json value;                     // as AWS sent it; null where AWS sent none
  std::string permission;         // gaps: the IAM action to grant
  std::vector<Evidence> because;  // derived

  bool operator==(const Evidence&) const = default;
};

// Builds evidence from the facts themselves, so that a citation can't misquote. Borrows the snapshot.
class Trail {
 public:
  explicit Trail(const Snapshot& snapshot) : snapshot_(&snapshot) {}

  // Cites one field of a row of the snapshot: `member` is the field itself, in the row or anywhere inside it:
  // trail.cite(instance, instance.metadata_options->http_endpoint, "the metadata service is switched off").
  // AWS's field name, the value, the operation and the time are looked up from its address.
  template <class Row, class Member>
  Evidence cite(const Row& row, const Member& member, std::string claim) const {
    return cite_erased(Row::schema(), &row, &member, reflection::type_of<Member>(), std::move(claim));
  }
  template <class Row, class Member>
  Evidence cite(const Row& row, Member Row::* member, std::string claim) const {
    return cite(row, row.*member, std::move(claim));
  }
  // The record is not among a complete listing.
  Evidence not_listed(const Absence& absence, std::string claim) const;
  // `what` could not be read: "patch baseline".
  Evidence not_read(const Gap& gap, std::string_view what) const;
  static Evidence derived(std::string claim, std::vector<Evidence> because);

  const Snapshot& snapshot() const { return *snapshot_; }

 private:
  Evidence cite_erased(const RecordType& type, const void* row, const void* member, const Type* member_type,
                       std::string claim) const;
  const Snapshot* snapshot_;
};

// The gaps among the leaves, in order: what a conclusion lacks.
void collect_gaps(const Evidence& evidence, std::vector<const Evidence*>& gaps);
bool has_no_gap(const std::vector<Evidence>& evidence);

}  // namespace patchtriage
