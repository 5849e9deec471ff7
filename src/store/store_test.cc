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

TEST_F(StoreTest, EarlierRunsStayReadableWhenOneCannotBeSaved) {
  auto store = Store::open(path_, Store::Mode::write);
  ASSERT_TRUE(store->save(example("run-1")));

  EXPECT_FALSE(store->save(example("run-1")));  // the id is taken

  EXPECT_TRUE(store->load("run-1"));
  EXPECT_EQ(store->runs()->size(), 1U);
}

}  // namespace
}  // namespace patchtriage
