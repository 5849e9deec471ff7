#include "fleet/evidence.h"

#include <fmt/format.h>

#include <functional>

#include "base/check.h"
#include "fleet/record_json.h"

namespace patchtriage {
namespace {

// Path of the member at `address` inside a record, built from its end; the type tells a record from its own first
// member.
bool find_path(const RecordType& type, const void* record, const void* address, const Type* wanted, std::string& path);

bool is_at(const Type& type, const void* member, const void* address, const Type* wanted) {
  return member == address && wanted->kind == type.kind &&
         (type.kind != Kind::record || wanted->record() == type.record());
}

bool find_in_member(const Type& type, const void* member, const void* address, const Type* wanted, std::string& path) {
  if (is_at(type, member, address, wanted)) return true;
  const void* value = type.value(member);
  if (value == nullptr) return false;
  if (is_at(type, value, address, wanted)) return true;
  if (type.kind == Kind::record) {
    if (!find_path(*type.record(), value, address, wanted, path)) return false;
    path.insert(0, ".");
    return true;
  }
  if (type.kind != Kind::list) return false;
  for (std::size_t i = 0; i < type.size(value); ++i) {
    if (!find_in_member(*type.element(), type.item(value, i), address, wanted, path)) continue;
    path.insert(0, fmt::format("[{}]", i));
    return true;
  }
  return false;
}

// Whether what is at `address` can be in this field: among its own bytes, or in what it keeps elsewhere.
bool can_hold(const FieldType& field, const void* record, const void* address) {
  if (field.type->kind == Kind::list || field.type->kind == Kind::record) return true;
  const std::less<const char*> before;
  const char* member = static_cast<const char*>(field.address(record));
  const char* wanted = static_cast<const char*>(address);
  return !before(wanted, member) && before(wanted, member + field.size);
}

bool find_path(const RecordType& type, const void* record, const void* address, const Type* wanted, std::string& path) {
  for (const FieldType& field : type.fields) {
    if (!can_hold(field, record, address) || !find_in_member(*field.type, field.address(record), address, wanted, path))
      continue;
    path.insert(0, field.name);
    return true;
  }
  return false;
}

}  // namespace

Evidence Trail::cite_erased(const RecordType& type, const void* row, const void* member, const Type* member_type,
                            std::string claim) const {
  Evidence evidence;
  evidence.kind = Evidence::Kind::value;
  evidence.claim = std::move(claim);
  evidence.record = record_id(type, row);
  const bool is_inside = find_path(type, row, member, member_type, evidence.field);
  CHECK(is_inside);
  evidence.value = member_to_json(*member_type, member);
  const Call* call = snapshot_->call_of(row);
  evidence.provenance = call != nullptr ? call->provenance : SharedProvenance({.source = std::string(type.source)});
  return evidence;
}

Evidence Trail::not_listed(const Absence& absence, std::string claim) const {
  Evidence evidence;
  evidence.kind = Evidence::Kind::not_listed;
  evidence.claim = std::move(claim);
  evidence.provenance = absence.call->provenance;
  evidence.record = absence.subject;
  return evidence;
}

Evidence Trail::not_read(const Gap& gap, std::string_view what) const {
  Evidence evidence;
  evidence.kind = Evidence::Kind::gap;
  evidence.provenance =
      gap.call != nullptr
          ? gap.call->provenance
          : SharedProvenance({.source = gap.operation, .account = gap.scope.account, .region = gap.scope.region});
  evidence.record = gap.subject;
  evidence.permission = gap.permission;
  switch (gap.reason) {
    case Gap::Reason::denied:
      evidence.claim = fmt::format("{} could not be read: {} is denied", what,
                                   gap.permission.empty() ? gap.operation : gap.permission);
      break;
    case Gap::Reason::failed:
      evidence.claim = fmt::format("{} could not be read: {} failed ({})", what, gap.operation, gap.message);
      break;
    case Gap::Reason::partial:
      evidence.claim = fmt::format("{} was read in part: {} broke off ({})", what, gap.operation, gap.message);
      break;
    case Gap::Reason::skipped:
      evidence.claim = fmt::format("{} was not read: {}", what, gap.message);
      break;
    case Gap::Reason::not_asked:
      evidence.claim = fmt::format("{} was not read in this run", what);
      break;
  }
  return evidence;
}

Evidence Trail::derived(std::string claim, std::vector<Evidence> because) {
  Evidence evidence;
  evidence.kind = Evidence::Kind::derived;
  evidence.claim = std::move(claim);
  evidence.because = std::move(because);
  return evidence;
}

void collect_gaps(const Evidence& evidence, std::vector<const Evidence*>& gaps) {
  if (evidence.kind == Evidence::Kind::gap) gaps.push_back(&evidence);
  for (const Evidence& child : evidence.because) collect_gaps(child, gaps);
}

bool has_no_gap(const std::vector<Evidence>& evidence) {
  std::vector<const Evidence*> gaps;
  for (const Evidence& root : evidence) collect_gaps(root, gaps);
  return gaps.empty();
}

}  // namespace patchtriage
