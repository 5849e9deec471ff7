// The conclusions about more instances than memory should hold, in rank order.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
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
  // What `write` makes of the first so many, on all cores, taken in rank order by one thread after the other.
  void each_written(std::size_t first, const std::function<std::string(const InstanceFindings&)>& write,
                    const std::function<void(const std::string&)>& take) const;

 private:
  struct Entry {
    NodeKey key;
    std::optional<Tier> tier;
    int score = 0;
    int highest = 0;
    Spool::Place place;
  };
  InstanceFindings at(std::size_t index) const;

  mutable std::mutex mutex_;
  std::vector<Entry> entries_;
  Spool spool_;
};

}  // namespace patchtriage
