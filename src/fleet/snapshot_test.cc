#include "fleet/snapshot.h"

#include <gtest/gtest.h>

#include "fleet/records/ssm_nodes.h"

namespace patchtriage {
namespace {

const Scope kScope{"111111111111", "us-east-1"};

Snapshot with_listing(CallStatus status, std::vector<ssm::InstanceInformation> rows) {
  Snapshot snapshot;
  Call call;
  call.scope = kScope;
  call.operation = ssm::InstanceInformation::kSource;
  call.status = status;
  const std::size_t index = snapshot.add_call(call);
  snapshot.put({kScope, call.operation, "", 1}, index, AnyRows::of(std::move(rows)));
  snapshot.seal();
  return snapshot;
}

TEST(Snapshot, OnlyACompleteReadingProvesAbsence) {
  const Snapshot complete = with_listing(CallStatus::complete, {});
  const Snapshot denied = with_listing(CallStatus::denied, {});
  const Snapshot partial = with_listing(CallStatus::partial, {});

  EXPECT_NE(complete.list<ssm::InstanceInformation>(kScope).absent(), nullptr);
  EXPECT_EQ(denied.list<ssm::InstanceInformation>(kScope).absent(), nullptr);
  EXPECT_EQ(denied.list<ssm::InstanceInformation>(kScope).gap()->reason, Gap::Reason::denied);
  EXPECT_EQ(partial.list<ssm::InstanceInformation>(kScope).gap()->reason, Gap::Reason::partial);
}

TEST(Snapshot, WhatWasNeverAskedIsAGap) {
  const Snapshot snapshot;

  EXPECT_EQ(snapshot.list<ssm::InstanceInformation>(kScope).gap()->reason, Gap::Reason::not_asked);
}

TEST(Snapshot, KeepsRowsInAnOrderOfItsOwn) {
  const auto node = [](std::string id, std::string ping) {
    ssm::InstanceInformation row;
    row.instance_id = std::move(id);
    row.ping_status = std::move(ping);
    return row;
  };
  const Snapshot snapshot =
      with_listing(CallStatus::complete, {node("i-2", "Online"), node("i-1", "Online"), node("i-1", "Inactive")});

  const auto rows = snapshot.list<ssm::InstanceInformation>(kScope).rows();

  EXPECT_EQ(rows[0].ping_status, "Inactive");
  EXPECT_EQ(rows[1].instance_id, "i-1");
  EXPECT_EQ(rows[2].instance_id, "i-2");
}

TEST(Snapshot, FindsTheCallOfARowByItsAddress) {
  std::vector<ssm::InstanceInformation> rows(3);
  const Snapshot snapshot = with_listing(CallStatus::complete, std::move(rows));
  const auto facts = snapshot.list<ssm::InstanceInformation>(kScope);

  EXPECT_EQ(snapshot.call_of(&facts.rows()[2]), &snapshot.calls()[0]);
  const ssm::InstanceInformation elsewhere;
  EXPECT_EQ(snapshot.call_of(&elsewhere), nullptr);
}

}  // namespace
}  // namespace patchtriage
