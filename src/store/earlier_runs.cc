#include "store/earlier_runs.h"

#include <utility>
#include <vector>

namespace patchtriage {
namespace {

using sqlite::Database;
using sqlite::Statement;
using Done = std::expected<void, StoreError>;

struct EarlierRun {
  std::string id;
  Time as_of;
};

// Newest first.
std::expected<std::vector<EarlierRun>, StoreError> runs_before(const Database& database, const std::string& run) {
  auto select = Statement::prepare(
      database,
      "SELECT id, json_extract(facts, '$.as_of') FROM run WHERE state = 'done' AND json_extract(facts, '$.as_of') < "
      "(SELECT json_extract(facts, '$.as_of') FROM run WHERE id = ?) "
      "ORDER BY json_extract(facts, '$.as_of') DESC, id DESC LIMIT 32");
  if (!select) return std::unexpected(select.error());
  select->bind(0, run);
  std::vector<EarlierRun> result;
  const auto read = sqlite::each_row(*select, [&]() -> Done {
    const auto as_of = parse_time(select->text(1));
    if (!as_of) return std::unexpected(database.damaged("a run's facts"));
    result.push_back({select->text(0), *as_of});
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return result;
}

// What one run's row adds to what later ones told. A run that proved that none was on record ends the search for an
// install: it had looked back in its turn.
struct Search {
  EarlierStanding standing;
  bool knows_install = false;

  bool is_over() const { return standing.compliance && knows_install; }
  void add(const EarlierRun& run, const Statement& row) {
    const std::string status = row.text(0);
    if (!standing.compliance && (status == "compliant" || status == "non_compliant")) {
      standing.compliance = {run.id, run.as_of, status == "compliant", parse_time(row.text(1)),
                             parse_time(row.text(2))};
    }
    if (knows_install) return;
    const std::string outcome = row.text(3);
    if (const auto at = parse_time(row.text(4))) standing.install = {run.id, run.as_of, *at, outcome};
    knows_install = standing.install || outcome == "never_ran";
  }
};

}  // namespace

std::expected<std::map<NodeKey, EarlierStanding>, StoreError> earlier_standings(const Database& database,
                                                                                const std::string& run,
                                                                                const std::set<NodeKey>& instances) {
  const auto runs = runs_before(database, run);
  if (!runs) return std::unexpected(runs.error());
  std::map<NodeKey, EarlierStanding> result;
  if (runs->empty() || instances.empty()) return result;
  auto select =
      Statement::prepare(database,
                         "SELECT compliance, last_operation_at, non_compliant_since, history_outcome, last_install_at "
                         "FROM instance WHERE run = ? AND account = ? AND region = ? AND instance_id = ?");
  if (!select) return std::unexpected(select.error());
  for (const NodeKey& key : instances) {
    Search search;
    for (auto earlier = runs->begin(); earlier != runs->end() && !search.is_over(); ++earlier) {
      select->bind(0, earlier->id).bind(1, key.account).bind(2, key.region).bind(3, key.instance_id);
      const auto row = select->step();
      if (!row) return std::unexpected(row.error());
      if (*row) search.add(*earlier, *select);
      select->reset();
    }
    if (search.standing.compliance || search.standing.install) result.emplace(key, std::move(search.standing));
  }
  return result;
}

}  // namespace patchtriage
