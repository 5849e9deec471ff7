// Carries out the plan for one scope: asks, and files what comes back under its subjects.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <set>
#include <string>

#include "aws/client.h"
#include "collect/collect.h"
#include "collect/plan.h"
#include "collect/silent_regions.h"

namespace patchtriage {

// What the reads of an account share. Borrowed parts outlive it; client, clock and snapshot are those of one thread.
struct Gathering {
  const CollectSettings* settings = nullptr;
  aws::Client* client = nullptr;
  aws::Clock* clock = nullptr;
  Snapshot* snapshot = nullptr;
  CollectHooks hooks;
  std::string partition;
  Time now;                                   // as_of where given
  const std::set<Scope>* finished = nullptr;  // read in an earlier run; null: nothing
  SilentRegions* silent = nullptr;            // the run's; null: each scope for itself
  boost::asio::any_io_executor keepers = {};  // where hooks.parts is told, so that no reply waits for it; null: here
  // What the plans of an account find on their way; each account has its own.
  std::shared_ptr<std::map<Scope, FoundBefore>> found = std::make_shared<std::map<Scope, FoundBefore>>();

  bool is_stopped() const { return hooks.stop != nullptr && hooks.stop->load(); }
  // Files a receipt, and tells the progress sink. Returns its index.
  std::size_t add_call(Call call);
};

// Reads all waves of `plan`, unless an earlier run did. A scope without a single instance or node ends after the first
// wave; one that doesn't answer too, with a receipt for each read that was given up, and before it where the Region
// answered no other account. True where all of it was read, so that it may be kept: neither by an earlier run nor cut
// short.
aws::Awaitable<bool> gather(Gathering* run, aws::Target target, Scope scope, const std::vector<Wave>* plan);

// Tells hooks.parts that a scope is read, and returns when it is kept.
aws::Awaitable<void> keep(Gathering* run, Scope scope);

}  // namespace patchtriage
