#include "fleet/facts_json.h"

#include <fmt/format.h>

#include "fleet/record_json.h"
#include "fleet/records/all.h"

namespace patchtriage {
namespace {

constexpr const char* kAccount = "111111111111";
constexpr const char* kRegion = "us-east-1";

struct TableName {
  std::string record;
  std::string operation;  // empty: the record's own source
  int reading = 1;
};

TableName parse_table_name(std::string_view text) {
  TableName name;
  if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
    name.reading = text.substr(at + 1) == "2" ? 2 : 1;
    text = text.substr(0, at);
  }
  if (const std::size_t at = text.find('<'); at != std::string_view::npos) {
    name.operation = text.substr(at + 1, text.size() - at - 2);
    text = text.substr(0, at);
  }
  name.record = text;
  return name;
}

bool is_global(std::string_view record) {
  return record.starts_with("iam.") || record.starts_with("organizations.") || record.starts_with("sts.") ||
         record.starts_with("account.");
}

std::optional<CallStatus> gap_status(const Json& value) {
  const std::string gap = value.text("gap");
  if (gap == "denied") return CallStatus::denied;
  if (gap == "failed") return CallStatus::failed;
  if (gap == "partial") return CallStatus::partial;
  if (gap == "skipped") return CallStatus::skipped;
  return std::nullopt;
}

std::expected<void, std::string> put_listing(Snapshot& snapshot, const ListingKey& key, const RecordType& type,
                                             const Json& value) {
  Call call;
  call.scope = key.scope;
  call.operation = key.operation;
  call.at = snapshot.run.as_of;
  call.pages = 1;
  call.request_id = "test";
  if (const auto status = gap_status(value)) {
    call.status = *status;
    call.error_code = value.text("code", *status == CallStatus::denied ? "AccessDeniedException" : "Test");
    call.message = "in this test";
    if (*status == CallStatus::denied) call.permission = key.operation;
  }
  AnyRows rows = make_rows(type);
  const Json* listed = value.is_object() ? value.find("rows") : &value;
  if (listed != nullptr) {
    if (!listed->is_array()) return std::unexpected(fmt::format("{}: neither a list nor a gap", type.name));
    for (const Json& row : *listed->as_array()) {
      const auto decoded = decode_record(type, row.dump(), rows.append());
      if (!decoded) return std::unexpected(fmt::format("{}: {}", type.name, decoded.error().message));
      for (const auto& [name, member] : *row.as_object()) {
        if (type.find(name) == nullptr) return std::unexpected(fmt::format("{} has no field {}", type.name, name));
      }
    }
  } else if (!gap_status(value)) {
    return std::unexpected(fmt::format("{}: neither a list nor a gap", type.name));
  }
  call.rows = static_cast<std::int64_t>(rows.size());
  const std::size_t index = snapshot.add_call(std::move(call));
  snapshot.put(key, index, std::move(rows));
  return {};
}

}  // namespace

std::expected<Snapshot, std::string> snapshot_from_facts(const Json& facts) {
  if (!facts.is_object()) return std::unexpected("facts are an object of tables");
  Snapshot snapshot;
  snapshot.assume_complete();
  const std::optional<Time> as_of = parse_time(facts.text("as_of", "2026-05-04T07:00:00Z"));
  if (!as_of) return std::unexpected("as_of is not a time");
  snapshot.run.as_of = *as_of;
  snapshot.run.started_at = *as_of;
  snapshot.run.finished_at = *as_of;
  snapshot.run.id = "test";
  const std::string account = facts.text("account", kAccount);
  const std::string region = facts.text("region", kRegion);
  snapshot.run.accounts = {{account, "test", AccountStatus::read, ""}};
  snapshot.run.regions = {region};

  for (const auto& [table, value] : *facts.as_object()) {
    if (table == "as_of" || table == "account" || table == "region") continue;
    const TableName name = parse_table_name(table);
    const RecordType* type = find_record_type(name.record);
    if (type == nullptr) return std::unexpected(fmt::format("{}: no operation lists such a record", name.record));
    ListingKey key{{account, is_global(name.record) ? kGlobal : region},
                   name.operation.empty() ? std::string(type->source) : name.operation,
                   "",
                   name.reading};
    const bool is_by_subject = value.is_object() && !gap_status(value) && value.find("rows") == nullptr;
    if (!is_by_subject) {
      if (auto put = put_listing(snapshot, key, *type, value); !put) return std::unexpected(put.error());
      continue;
    }
    for (const auto& [subject, rows] : *value.as_object()) {
      key.subject = subject;
      if (auto put = put_listing(snapshot, key, *type, rows); !put) return std::unexpected(put.error());
    }
  }
  snapshot.seal();
  return snapshot;
}

}  // namespace patchtriage
