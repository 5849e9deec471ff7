#include "fleet/snapshot.h"

#include <fmt/format.h>
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

TEST(Snapshot, APartHasOneScopeAndSharesItsRows) {
  const Scope other{"111111111111", "us-west-2"};
  Snapshot snapshot;
  const auto add = [&snapshot](const Scope& scope, const std::string& id) {
    Call call;
    call.scope = scope;
    call.operation = ssm::InstanceInformation::kSource;
    const std::size_t index = snapshot.add_call(call);
    ssm::InstanceInformation row;
    row.instance_id = id;
    snapshot.put({scope, call.operation, "", 1}, index, AnyRows::of(std::vector{row}));
  };
  add(other, "i-other");
  add(kScope, "i-1");
  snapshot.run.id = "run-1";
  snapshot.totals.total = 2;

  const Snapshot part = snapshot.part(kScope);

  EXPECT_EQ(part.run.id, "run-1");
  EXPECT_EQ(part.totals.total, 2);
  EXPECT_EQ(part.scopes(), std::vector<Scope>{kScope});
  ASSERT_EQ(part.calls().size(), 1U);
  const auto facts = part.list<ssm::InstanceInformation>(kScope);
  ASSERT_EQ(facts.rows().size(), 1U);
  EXPECT_EQ(facts.rows()[0].instance_id, "i-1");
  EXPECT_EQ(&facts.rows()[0], &snapshot.list<ssm::InstanceInformation>(kScope).rows()[0]) << "not copied";
  EXPECT_EQ(snapshot.calls().size(), 2U);
}

TEST(Snapshot, FindsTheCallOfARowByItsAddress) {
  std::vector<ssm::InstanceInformation> rows(3);
  const Snapshot snapshot = with_listing(CallStatus::complete, std::move(rows));
  const auto facts = snapshot.list<ssm::InstanceInformation>(kScope);

  EXPECT_EQ(snapshot.call_of(&facts.rows()[2]), &snapshot.calls()[0]);
  const ssm::InstanceInformation elsewhere;
  EXPECT_EQ(snapshot.call_of(&elsewhere), nullptr);
}

ssm::InstanceInformation node(std::string id) {
  ssm::InstanceInformation row;
  row.instance_id = std::move(id);
  return row;
}

void put_node(Snapshot& snapshot, const Scope& scope, const std::string& id) {
  Call call;
  call.scope = scope;
  call.operation = ssm::InstanceInformation::kSource;
  call.request_id = "request for " + id;
  const std::size_t index = snapshot.add_call(call);
  snapshot.put({scope, call.operation, "", 1}, index, AnyRows::of(std::vector{node(id)}));
}

// The only node of the scope, and whose call brought it.
std::string node_and_call(const Snapshot& snapshot, const Scope& scope) {
  const auto facts = snapshot.list<ssm::InstanceInformation>(scope);
  if (facts.rows().size() != 1) return fmt::format("{} rows", facts.rows().size());
  return facts.rows().front().instance_id + ", " + snapshot.call_of(&facts.rows().front())->request_id;
}

TEST(Snapshot, SplitsByAccountAndAbsorbsThePartsAgain) {
  const Scope first{"111111111111", "us-east-1"};
  const Scope second{"222222222222", "us-east-1"};
  const Scope other_region{"111111111111", "eu-west-1"};
  Snapshot whole;
  // Their calls alternate, so that indexes change.
  put_node(whole, first, "i-1");
  put_node(whole, second, "i-2");
  put_node(whole, other_region, "i-3");

  std::map<std::string, Snapshot> parts = split_by_account(std::move(whole));

  ASSERT_EQ(parts.size(), 2U);
  Snapshot& one = parts.at("111111111111");
  Snapshot& two = parts.at("222222222222");
  one.seal();
  two.seal();
  EXPECT_EQ(one.calls().size(), 2U);
  EXPECT_EQ(node_and_call(one, first), "i-1, request for i-1");
  EXPECT_EQ(node_and_call(one, other_region), "i-3, request for i-3");
  EXPECT_EQ(node_and_call(two, second), "i-2, request for i-2");
  EXPECT_NE(one.list<ssm::InstanceInformation>(second).gap(), nullptr);

  two.absorb(std::move(one));
  two.seal();
  EXPECT_EQ(two.calls().size(), 3U);
  EXPECT_EQ(node_and_call(two, first), "i-1, request for i-1");
  EXPECT_EQ(node_and_call(two, second), "i-2, request for i-2");
  EXPECT_EQ(node_and_call(two, other_region), "i-3, request for i-3");
}

}  // namespace
}  // namespace patchtriage
