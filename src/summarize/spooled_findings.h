// The conclusions about more instances than memory should hold, in rank order.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "rank/ranking.h"
#include "summarize/spool.h"

namespace patchtriage {

struct InstanceFindings;

class SpooledFindings {
 public:
  // Safe to call from several threads.
  void add(const InstanceFindings& findings);
  // After the last: puts them in rank order.
  void sort();

  std::size_t size() const { return entries_.size(); }
  // In rank order, with their ranks, until `visit` returns false.
  void each(const std::function<bool(const InstanceFindings&)>& visit) const;

 private:
  struct Entry {
    NodeKey key;
    std::optional<Tier> tier;
    int score = 0;
    int highest = 0;
    Spool::Place place;
  };
  mutable std::mutex mutex_;
  std::vector<Entry> entries_;
  Spool spool_;
};

}  // namespace patchtriage
