#include "summarize/spooled_findings.h"

#include <algorithm>

#include "base/parallel_for.h"
#include "summarize/packed_findings.h"
#include "summarize/rank_order.h"

namespace patchtriage {
namespace {

// Unpacked on all cores, some at a time.
constexpr std::size_t kAtOnce = 256;

}  // namespace

void SpooledFindings::add(const InstanceFindings& findings) {
  const Ranking& ranking = findings.ranking;
  Entry entry{.key = findings.key(), .tier = ranking.tier, .score = ranking.score, .highest = ranking.highest};
  entry.place = spool_.append(pack(findings));
  const std::lock_guard lock(mutex_);
  entries_.push_back(std::move(entry));
}

void SpooledFindings::sort() {
  std::ranges::sort(entries_, [](const Entry& a, const Entry& b) {
    return rank_order(a.tier, a.score, a.highest, a.key) < rank_order(b.tier, b.score, b.highest, b.key);
  });
}

InstanceFindings SpooledFindings::at(std::size_t index) const {
  InstanceFindings findings = unpack(spool_.read(entries_[index].place));
  findings.rank = static_cast<int>(index) + 1;
  return findings;
}

void SpooledFindings::each(const std::function<bool(const InstanceFindings&)>& visit) const {
  std::vector<InstanceFindings> block(kAtOnce);
  for (std::size_t first = 0; first < entries_.size(); first += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, entries_.size() - first);
    parallel_for(count, [&](std::size_t i) { block[i] = at(first + i); });
    for (std::size_t i = 0; i < count; ++i) {
      if (!visit(block[i])) return;
    }
  }
}

void SpooledFindings::each_written(std::size_t first, const std::function<std::string(const InstanceFindings&)>& write,
                                   const std::function<void(const std::string&)>& take) const {
  std::vector<std::string> block;
  std::vector<std::string> last;  // taken while the next block is made
  const std::size_t end = std::min(first, entries_.size());
  for (std::size_t begin = 0; begin < end || !last.empty(); begin += kAtOnce) {
    const std::size_t count = begin < end ? std::min(kAtOnce, end - begin) : 0;
    block.assign(count, {});
    parallel_for(count + 1, [&](std::size_t i) {
      if (i > 0) {
        block[i - 1] = write(at(begin + i - 1));
      } else {
        for (const std::string& text : last) take(text);
      }
    });
    last.swap(block);
  }
}

}  // namespace patchtriage
