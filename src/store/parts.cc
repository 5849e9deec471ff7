#include "store/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/compressed.h"
#include "base/parallel_for.h"
#include "store/bodies.h"
#include "store/run_json.h"

namespace patchtriage::parts {
namespace {

using sqlite::Database;
using sqlite::Statement;
using Done = std::expected<void, StoreError>;

Done save_receipts(const Database& database, std::int64_t part, const std::vector<const Call*>& calls) {
  auto insert = Statement::prepare(database, "INSERT INTO receipt VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!insert) return std::unexpected(insert.error());
  for (std::size_t number = 0; number < calls.size(); ++number) {
    const Call& call = *calls[number];
    insert->bind(0, part).bind(1, static_cast<std::int64_t>(number)).bind(2, to_string(call.step));
    insert->bind(3, call.operation).bind(4, call.parameters).bind(5, format_time(call.at)).bind(6, call.request_id);
    insert->bind(7, call.pages).bind(8, call.rows).bind(9, to_string(call.status)).bind(10, call.error_code);
    if (auto done = insert->bind(11, call.message).bind(12, call.permission).execute(); !done) return done;
  }
  return {};
}

Done save_bodies(const Database& database, std::int64_t part, const std::map<BodyKey, std::string>& bodies) {
  auto insert = Statement::prepare(database, "INSERT INTO body VALUES(?, ?, ?, ?, ?)");
  if (!insert) return std::unexpected(insert.error());
  for (const auto& [key, content] : bodies) {
    insert->bind(0, part).bind(1, key.operation).bind(2, std::int64_t{key.reading}).bind(3, key.record);
    if (auto done = insert->bind_blob(4, content).execute(); !done) return done;
  }
  return {};
}

}  // namespace

std::map<Scope, std::vector<std::size_t>> calls_by_scope(const Snapshot& snapshot) {
  std::map<Scope, std::vector<std::size_t>> result;
  for (std::size_t i = 0; i < snapshot.calls().size(); ++i) result[snapshot.calls()[i].scope].push_back(i);
  return result;
}

Packed pack(const Snapshot& snapshot, const Scope& scope, const std::vector<std::size_t>& calls, const char* phase,
            bool is_finished) {
  Packed part{.scope = scope, .phase = phase, .is_finished = is_finished};
  const bool is_entry = std::string_view(phase) == kEntry;
  std::map<std::size_t, std::size_t> numbers;
  for (const std::size_t index : calls) {
    const Call& call = snapshot.calls()[index];
    if ((call.step == Step::scope) != is_entry) continue;
    numbers.emplace(index, numbers.size());
    part.calls.push_back(&call);
  }
  if (!is_entry) {
    const auto found = snapshot.listings().find({scope, "ec2:DescribeInstances", "", 1});
    if (found != snapshot.listings().end()) part.instances = static_cast<std::int64_t>(found->second.rows.size());
  }
  part.bodies = make_bodies(snapshot, scope, numbers);
  for (auto& [key, content] : part.bodies) content = compress(content);
  return part;
}

Done put(const Database& database, const std::string& run, const Packed& part) {
  if (auto done =
          sqlite::execute(database, "DELETE FROM part WHERE run = ? AND account = ? AND region = ? AND phase = ?", run,
                          part.scope.account, part.scope.region, part.phase);
      !done)
    return done;
  if (part.calls.empty()) return {};
  if (auto done = sqlite::execute(database,
                                  "INSERT INTO part(run, account, region, phase, is_finished, instances) "
                                  "VALUES(?, ?, ?, ?, ?, ?)",
                                  run, part.scope.account, part.scope.region, part.phase,
                                  std::int64_t{part.is_finished ? 1 : 0}, part.instances);
      !done)
    return done;
  const std::int64_t id = sqlite3_last_insert_rowid(database.handle());
  if (auto done = save_receipts(database, id, part.calls); !done) return done;
  return save_bodies(database, id, part.bodies);
}

std::expected<std::set<Scope>, StoreError> finished(const Database& database, const std::string& run) {
  auto select =
      Statement::prepare(database, "SELECT account, region FROM part WHERE run = ? AND phase = 'plan' AND is_finished");
  if (!select) return std::unexpected(select.error());
  select->bind(0, run);
  std::set<Scope> finished;
  const auto read = sqlite::each_row(*select, [&]() -> Done {
    finished.insert({select->text(0), select->text(1)});
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return finished;
}

namespace {

struct Part {
  std::int64_t id = 0;
  Scope scope;
};

std::expected<std::vector<Part>, StoreError> parts_of(const Database& database, const std::string& run,
                                                      const Selection& selection) {
  auto select = Statement::prepare(
      database,
      "SELECT id, account, region, phase, is_finished FROM part WHERE run = ? AND account BETWEEN ? AND ? "
      "ORDER BY account, region, phase");
  if (!select) return std::unexpected(select.error());
  // An account's parts are a stretch of the index: of a run over a thousand accounts, all are not walked for each.
  const bool has_bounds = selection.accounts && !selection.accounts->empty();
  select->bind(0, run).bind(1, has_bounds ? *selection.accounts->begin() : "");
  select->bind(2, has_bounds ? *selection.accounts->rbegin() : "~");
  std::vector<Part> parts;
  const auto read = sqlite::each_row(*select, [&]() -> Done {
    const bool is_finished_plan = select->text(3) == kPlan && select->integer(4) != 0;
    if (selection.only_finished && !is_finished_plan) return {};
    if (selection.accounts && !selection.accounts->contains(select->text(1))) return {};
    parts.push_back({select->integer(0), {select->text(1), select->text(2)}});
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return parts;
}

Done load_receipts(const Database& database, const Part& part, Snapshot& snapshot) {
  auto select = Statement::prepare(
      database,
      "SELECT step, operation, parameters, at, request_id, pages, row_count, status, error_code, message, permission "
      "FROM receipt WHERE part = ? ORDER BY number");
  if (!select) return std::unexpected(select.error());
  select->bind(0, part.id);
  return sqlite::each_row(*select, [&]() -> Done {
    const auto step = run_json::to_step(select->text(0));
    const auto at = parse_time(select->text(3));
    const auto status = run_json::to_status(select->text(7));
    // Without its status a receipt would pass for complete: absence could be concluded from a refusal.
    if (!step || !at || !status) return std::unexpected(database.damaged("a receipt's step, time or status"));
    Call call{
        .scope = part.scope, .step = *step, .operation = select->text(1), .parameters = select->text(2), .at = *at};
    call.request_id = select->text(4);
    call.pages = select->integer(5);
    call.rows = select->integer(6);
    call.status = *status;
    call.error_code = select->text(8);
    call.message = select->text(9);
    call.permission = select->text(10);
    snapshot.add_call(std::move(call));
    return {};
  });
}

Done load_packed(const Database& database, const Part& part, PackedBody shape, std::vector<PackedBody>& bodies) {
  auto select = Statement::prepare(database, "SELECT operation, reading, record, content FROM body WHERE part = ?");
  if (!select) return std::unexpected(select.error());
  select->bind(0, part.id);
  return sqlite::each_row(*select, [&]() -> Done {
    shape.key = {select->text(0), static_cast<int>(select->integer(1)), select->text(2)};
    shape.content = select->text(3);
    bodies.push_back(shape);
    return {};
  });
}

std::expected<std::vector<PutListing>, std::string> unpack_body(const PackedBody& body) {
  const auto text = decompress(body.content);
  if (!text) return std::unexpected(text.error());
  auto listings = read_body(body.key, *text);
  if (!listings) return listings;
  for (const PutListing& listing : *listings) {
    if (listing.call >= body.call_count) return std::unexpected("a listing of an unknown call");
  }
  return listings;
}

}  // namespace

std::expected<Snapshot, std::string> unpack(Fetched fetched, unsigned threads) {
  std::vector<PackedBody>& bodies = fetched.bodies;
  // In the snapshot's order; of the same listing, the later part's last.
  std::ranges::sort(bodies, [](const PackedBody& left, const PackedBody& right) {
    const auto key = [](const PackedBody& body) {
      return ListingKeyView{body.scope, body.key.operation, "", body.key.reading};
    };
    if (ListingOrder()(key(left), key(right))) return true;
    if (ListingOrder()(key(right), key(left))) return false;
    return std::tie(left.first_call, left.key.record) < std::tie(right.first_call, right.key.record);
  });
  // Some at a time, so that few are in memory twice.
  constexpr std::size_t kAtOnce = 256;
  for (std::size_t first = 0; first < bodies.size(); first += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, bodies.size() - first);
    std::vector<std::expected<std::vector<PutListing>, std::string>> unpacked(count);
    parallel_for(
        count,
        [&](std::size_t i) {
          unpacked[i] = unpack_body(bodies[first + i]);
          bodies[first + i].content = std::string();
        },
        threads);
    for (std::size_t i = 0; i < count; ++i) {
      const PackedBody& body = bodies[first + i];
      if (!unpacked[i]) {
        return std::unexpected(fmt::format("{} of {}/{}: {}", body.key.operation, body.scope.account, body.scope.region,
                                           unpacked[i].error()));
      }
      for (PutListing& listing : *unpacked[i]) {
        fetched.snapshot.put({body.scope, body.key.operation, std::move(listing.subject), body.key.reading},
                             body.first_call + listing.call, std::move(listing.rows));
      }
    }
  }
  return std::move(fetched.snapshot);
}

Done load_facts(const Database& database, const std::string& run, RunFacts& facts, CallTotals& totals) {
  auto select = Statement::prepare(database, "SELECT facts, totals FROM run WHERE id = ?");
  if (!select) return std::unexpected(select.error());
  select->bind(0, run);
  if (const auto row = select->step(); !row) return std::unexpected(row.error());
  auto read_facts = run_json::to_run(select->text(0));
  if (!read_facts) return std::unexpected(database.damaged(read_facts.error()));
  auto read_totals = run_json::to_totals(select->text(1));
  if (!read_totals) return std::unexpected(database.damaged(read_totals.error()));
  facts = std::move(*read_facts);
  totals = std::move(*read_totals);
  return {};
}

std::expected<Fetched, StoreError> fetch(const Database& database, const std::string& run, const Selection& selection) {
  Fetched fetched;
  Snapshot& snapshot = fetched.snapshot;
  const auto parts = parts_of(database, run, selection);
  if (!parts) return std::unexpected(parts.error());
  for (const Part& part : *parts) {
    PackedBody shape{.scope = part.scope, .first_call = snapshot.calls().size()};
    if (auto loaded = load_receipts(database, part, snapshot); !loaded) return std::unexpected(loaded.error());
    shape.call_count = snapshot.calls().size() - shape.first_call;
    if (auto loaded = load_packed(database, part, shape, fetched.bodies); !loaded)
      return std::unexpected(loaded.error());
  }
  return fetched;
}

}  // namespace patchtriage::parts
