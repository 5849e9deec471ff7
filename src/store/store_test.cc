#include "store/store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "fleet/facts_json.h"
#include "fleet/record_json.h"
#include "fleet/records/ssm_nodes.h"
#include "fleet/records/ssm_patches.h"
#include "store/sqlite.h"

namespace patchtriage {
namespace {

class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "patchtriage-store-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    path_ = folder_ / "state" / "runs.db";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Snapshot example(const char* id = "run-1") {
    auto snapshot = snapshot_from_facts(*parse_json(R"({
        "ssm.InstanceInformation": [{"InstanceId": "i-1", "PingStatus": "Online", "LastPingDateTime": "2026-05-04T06:56:00.250Z"}],
        "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "MissingCount": 0}], "i-2": {"gap": "denied"}},
        "ssm.InstancePatchState@2": {"i-1": []}})"));
    EXPECT_TRUE(snapshot) << snapshot.error();
    snapshot->run.id = id;
    snapshot->totals.total = 7;
    snapshot->totals.by_operation = {{"ssm:DescribeInstancePatchStates", 7}};
    return std::move(*snapshot);
  }

  std::filesystem::path folder_;
  std::filesystem::path path_;
};

TEST_F(StoreTest, GivesBackWhatWasSaved) {
  const Snapshot saved = example();
  ASSERT_TRUE(Store::open(path_, Store::Mode::write)->save(saved));

  auto store = Store::open(path_, Store::Mode::read);
  ASSERT_TRUE(store) << store.error().message;
  const auto loaded = store->load("latest");

  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->run, saved.run);
  EXPECT_EQ(loaded->totals, saved.totals);
  EXPECT_EQ(loaded->calls(), saved.calls());
  ASSERT_EQ(loaded->listings().size(), saved.listings().size());
  auto other = saved.listings().begin();
  for (const auto& [key, listing] : loaded->listings()) {
    EXPECT_EQ(key, other->first);
    EXPECT_EQ(listing.call, other->second.call);
    ASSERT_EQ(listing.rows.size(), other->second.rows.size());
    for (std::size_t i = 0; i < listing.rows.size(); ++i)
      EXPECT_EQ(record_to_json(listing.rows.type(), listing.rows.row(i)),
                record_to_json(listing.rows.type(), other->second.rows.row(i)));
    ++other;
  }
  const Scope scope{"111111111111", "us-east-1"};
  EXPECT_EQ(loaded->list<ssm::InstancePatchState>(scope, "i-2").gap()->reason, Gap::Reason::denied);
}

TEST_F(StoreTest, IsReadableByItsOwnerOnly) {
  ASSERT_TRUE(Store::open(path_, Store::Mode::write)->save(example()));

  struct stat status{};
  ASSERT_EQ(stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_F(StoreTest, RefusesAFileThatIsNotOurs) {
  std::filesystem::create_directories(path_.parent_path());
  std::ofstream(path_) << "this is no database, however long it is made to look like one";

  const auto store = Store::open(path_, Store::Mode::read);

  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().kind, StoreError::Kind::unreadable);
}

TEST_F(StoreTest, SaysThatARunIsUnknown) {
  ASSERT_TRUE(Store::open(path_, Store::Mode::write)->save(example()));

  EXPECT_EQ(Store::open(path_, Store::Mode::read)->load("nothing").error().kind, StoreError::Kind::unknown_run);
}

TEST_F(StoreTest, AMissingFileIsNotMadeByReading) {
  EXPECT_FALSE(Store::open(path_, Store::Mode::read));
  EXPECT_FALSE(std::filesystem::exists(path_));
}

// A snapshot of two Regions, the first of which is finished.
class StoreInPartsTest : public StoreTest {
 protected:
  static constexpr const char* kAccount = "111111111111";

  void SetUp() override {
    StoreTest::SetUp();
    snapshot_.run.id = "run-1";
    add({kAccount, kGlobal}, Step::scope, "ec2:DescribeRegions");
    add(first_, Step::list, "ssm:DescribeInstancePatchStates");
    auto store = Store::open(path_, Store::Mode::write);
    ASSERT_TRUE(store->begin(snapshot_.run, R"({"org":true})"));
    ASSERT_TRUE(store->save_part(snapshot_, first_));
  }
  void add(const Scope& scope, Step step, const char* operation) {
    Call call{.scope = scope, .step = step, .operation = operation};
    call.pages = 1;
    call.request_id = scope.region;
    call.at = *parse_time("2026-05-03T02:00:07Z");
    const std::size_t index = snapshot_.add_call(std::move(call));
    if (step != Step::scope) {
      snapshot_.put({scope, operation, "i-1", 1}, index,
                    AnyRows::of<ssm::InstancePatchState>({{.instance_id = "i-1", .missing_count = 3}}));
    }
  }

  const Scope first_{kAccount, "us-east-1"};
  const Scope second_{kAccount, "us-west-2"};
  Snapshot snapshot_;
};

TEST_F(StoreInPartsTest, AnOpenRunIsAsOfItsLastPart) {
  const auto runs = Store::open(path_, Store::Mode::read)->runs();

  ASSERT_EQ(runs->size(), 1U);
  EXPECT_EQ(runs->front().state, SavedRun::State::open);
  EXPECT_EQ(runs->front().finished_at, *parse_time("2026-05-03T02:00:07Z"));
}

TEST_F(StoreInPartsTest, AnUnfinishedRunGivesBackItsFinishedParts) {
  auto store = Store::open(path_, Store::Mode::write);

  const auto unfinished = store->unfinished();
  ASSERT_EQ(unfinished->size(), 1U);
  EXPECT_EQ(unfinished->front().request, R"({"org":true})");
  const auto reading = store->load_unfinished("run-1");

  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->finished, std::set<Scope>{first_});
  ASSERT_EQ(reading->snapshot.calls().size(), 1U);  // without step 0, which is found anew
  EXPECT_EQ(reading->snapshot.list<ssm::InstancePatchState>(first_, "i-1").only()->missing_count, 3);
}

TEST_F(StoreInPartsTest, AnUnfinishedRunIsNotReported) {
  const auto loaded = Store::open(path_, Store::Mode::read)->load("latest");

  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().kind, StoreError::Kind::unknown_run);
  EXPECT_NE(loaded.error().message.find("--resume"), std::string::npos) << loaded.error().message;
}

TEST_F(StoreInPartsTest, ARunThatIsEndedIsWhole) {
  auto store = Store::open(path_, Store::Mode::write);
  add(second_, Step::list, "ssm:DescribeInstancePatchStates");
  ASSERT_TRUE(store->finish(snapshot_, SavedRun::State::done));

  const auto loaded = store->load("latest");
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->calls().size(), 3U);
  EXPECT_EQ(loaded->list<ssm::InstancePatchState>(second_, "i-1").only()->missing_count, 3);
  EXPECT_TRUE(store->unfinished()->empty());
}

TEST_F(StoreInPartsTest, AnInterruptedRunIsReportedAndCanBeGoneOnWith) {
  auto store = Store::open(path_, Store::Mode::write);
  add(second_, Step::list, "ssm:DescribeInstancePatchStates");
  ASSERT_TRUE(store->finish(snapshot_, SavedRun::State::interrupted));

  EXPECT_EQ(store->load("latest")->calls().size(), 3U);
  EXPECT_EQ(store->load_unfinished("run-1")->finished, std::set<Scope>{first_});
  // What it left unfinished goes when it is taken up again.
  ASSERT_TRUE(store->begin(snapshot_.run, ""));
  EXPECT_EQ(store->load_unfinished("run-1")->snapshot.calls().size(), 1U);
}

TEST_F(StoreInPartsTest, ARunThatIsReadIsDoneWithItsConclusions) {
  auto store = Store::open(path_, Store::Mode::write);
  add(second_, Step::list, "ssm:DescribeInstancePatchStates");
  ASSERT_TRUE(store->finish(snapshot_, SavedRun::State::read));

  EXPECT_EQ(store->load("latest")->calls().size(), 3U);
  EXPECT_EQ(store->unfinished()->size(), 1U);
  EXPECT_EQ(store->load_unfinished("run-1")->finished, (std::set<Scope>{first_, second_}));

  ASSERT_TRUE(store->save_conclusions("run-1", [](const auto& put) { put({}); }));
  EXPECT_TRUE(store->unfinished()->empty());
  EXPECT_EQ(store->runs()->front().state, SavedRun::State::done);
}

TEST_F(StoreInPartsTest, AnInterruptedRunStaysSoWithItsConclusions) {
  auto store = Store::open(path_, Store::Mode::write);
  ASSERT_TRUE(store->finish(snapshot_, SavedRun::State::interrupted));

  ASSERT_TRUE(store->save_conclusions("run-1", [](const auto& put) { put({}); }));
  EXPECT_EQ(store->runs()->front().state, SavedRun::State::interrupted);
}

TEST_F(StoreInPartsTest, ADamagedRecordIsToldWithItsOperation) {
  {
    auto database = sqlite::Database::open(path_, false);
    ASSERT_TRUE(database->run("UPDATE body SET content = substr(content, 1, length(content) - 1)"));
  }

  const auto reading = Store::open(path_, Store::Mode::read)->load_unfinished("run-1");

  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.error().kind, StoreError::Kind::unreadable);
  EXPECT_NE(reading.error().message.find("ssm:DescribeInstancePatchStates"), std::string::npos);
}

TEST_F(StoreInPartsTest, ARunWithoutPartsIsForgotten) {
  auto store = Store::open(path_, Store::Mode::write);
  RunFacts empty;
  empty.id = "run-2";
  ASSERT_TRUE(store->begin(empty, "{}"));

  ASSERT_TRUE(store->discard_empty("run-2"));
  ASSERT_TRUE(store->discard_empty("run-1"));

  ASSERT_EQ(store->runs()->size(), 1U);
  EXPECT_EQ(store->runs()->front().id, "run-1");
}

TEST_F(StoreTest, ASecondWriterIsTurnedAwayAndReadersAreNot) {
  auto first = Store::open(path_, Store::Mode::write);
  ASSERT_TRUE(first->save(example()));

  const auto second = Store::open(path_, Store::Mode::write);

  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, StoreError::Kind::busy);
  EXPECT_TRUE(Store::open(path_, Store::Mode::read)->load("latest"));
}

TEST_F(StoreTest, ConclusionsAreThereForItsViews) {
  auto store = Store::open(path_, Store::Mode::write);
  ASSERT_TRUE(store->save(example()));
  const NodeKey key{"111111111111", "us-east-1", "i-1"};
  Conclusions conclusions;
  conclusions.instances.push_back({.key = key, .tier = "P1", .score = 71});
  conclusions.findings.push_back({.key = key, .category = "os-patch", .subcategory = "disk-full"});
  conclusions.evidence.push_back({.key = key, .claim = "no space", .value = R"("x")"});

  ASSERT_TRUE(store->save_conclusions("run-1", [&](const auto& put) { put(conclusions); }));

  auto database = sqlite::Database::open(path_, false);
  auto select =
      sqlite::Statement::prepare(*database,
                                 "SELECT i.tier, f.subcategory, f.is_root_cause, e.claim FROM instances i "
                                 "JOIN findings f USING(run, instance_id) JOIN evidence e USING(run, instance_id)");
  ASSERT_TRUE(select) << select.error().message;
  ASSERT_TRUE(*select->step());
  EXPECT_EQ(select->text(0), "P1");
  EXPECT_EQ(select->text(1), "disk-full");
  EXPECT_EQ(select->integer(2), 1);
  EXPECT_EQ(select->text(3), "no space");
}

class EarlierRunsTest : public StoreTest {
 protected:
  // A run over one instance that is done, with this row of conclusions where there is one.
  void save(const std::string& id, const char* as_of, std::optional<ConcludedInstance> row, bool is_done = true) {
    auto snapshot = snapshot_from_facts(*parse_json(R"({"ec2.Instance": [{"InstanceId": "i-1"}]})"));
    ASSERT_TRUE(snapshot) << snapshot.error();
    snapshot->run.id = id;
    snapshot->run.as_of = *parse_time(as_of);
    ASSERT_TRUE(store_->begin(snapshot->run, "{}"));
    ASSERT_TRUE(store_->finish(*snapshot, is_done ? SavedRun::State::read : SavedRun::State::interrupted));
    Conclusions conclusions;
    if (row) {
      row->key = kKey;
      conclusions.instances.push_back(*row);
    }
    ASSERT_TRUE(store_->save_conclusions(id, [&](const auto& put) { put(conclusions); }));
  }
  EarlierStanding earlier_than(const std::string& id) {
    const auto snapshot = store_->load_account(*store_->head(id), kKey.account);
    EXPECT_TRUE(snapshot) << snapshot.error().message;
    const auto found = snapshot->earlier.find(kKey);
    return found == snapshot->earlier.end() ? EarlierStanding() : found->second;
  }
  void SetUp() override {
    StoreTest::SetUp();
    store_.emplace(*Store::open(path_, Store::Mode::write));
  }

  const NodeKey kKey{"111111111111", "us-east-1", "i-1"};
  std::optional<Store> store_;
};

TEST_F(EarlierRunsTest, TheNewestThatKnowsTells) {
  save("old", "2026-01-01T00:00:00Z",
       ConcludedInstance{
           .compliance = "compliant", .history_outcome = "failed", .last_install_at = "2025-12-31T02:00:00Z"});
  save("known", "2026-02-01T00:00:00Z",
       ConcludedInstance{.compliance = "non_compliant",
                         .last_operation_at = "2026-01-31T02:00:00Z",
                         .non_compliant_since = "2026-01-20T02:00:00Z",
                         .history_outcome = "unknown"});
  save("unsure", "2026-03-01T00:00:00Z", ConcludedInstance{.compliance = "unknown", .history_outcome = "unknown"});
  save("elsewhere", "2026-03-02T00:00:00Z", std::nullopt);
  save("cut", "2026-03-03T00:00:00Z", ConcludedInstance{.compliance = "compliant"}, false);
  save("now", "2026-04-01T00:00:00Z", std::nullopt);
  save("later", "2026-05-01T00:00:00Z", ConcludedInstance{.compliance = "compliant"});

  const EarlierStanding earlier = earlier_than("now");

  ASSERT_TRUE(earlier.compliance);
  EXPECT_EQ(earlier.compliance->run, "known");
  EXPECT_EQ(earlier.compliance->as_of, *parse_time("2026-02-01T00:00:00Z"));
  EXPECT_FALSE(earlier.compliance->is_compliant);
  EXPECT_EQ(earlier.compliance->last_operation_at, parse_time("2026-01-31T02:00:00Z"));
  EXPECT_EQ(earlier.compliance->non_compliant_since, parse_time("2026-01-20T02:00:00Z"));
  ASSERT_TRUE(earlier.install);
  EXPECT_EQ(earlier.install->run, "old");
  EXPECT_EQ(earlier.install->as_of, *parse_time("2026-01-01T00:00:00Z"));
  EXPECT_EQ(earlier.install->at, *parse_time("2025-12-31T02:00:00Z"));
  EXPECT_EQ(earlier.install->outcome, "failed");
  EXPECT_FALSE(earlier_than("old").compliance);
}

TEST_F(EarlierRunsTest, ARunThatFoundNoInstallHadLookedBackItself) {
  save("old", "2026-01-01T00:00:00Z",
       ConcludedInstance{.history_outcome = "failed", .last_install_at = "2025-12-31T02:00:00Z"});
  save("none", "2026-02-01T00:00:00Z", ConcludedInstance{.history_outcome = "never_ran"});
  save("now", "2026-04-01T00:00:00Z", std::nullopt);

  EXPECT_FALSE(earlier_than("now").install);
}

TEST_F(StoreTest, EarlierRunsStayReadableWhenOneCannotBeSaved) {
  auto store = Store::open(path_, Store::Mode::write);
  ASSERT_TRUE(store->save(example("run-1")));

  EXPECT_FALSE(store->save(example("run-1")));  // the id is taken

  EXPECT_TRUE(store->load("run-1"));
  EXPECT_EQ(store->runs()->size(), 1U);
}

}  // namespace
}  // namespace patchtriage
