#include "report/page/details.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/parallel_for.h"
#include "report/json_parts.h"
#include "report/json_values.h"
#include "report/page/deflate.h"
#include "report/page/pool.h"

namespace patchtriage::page {
namespace {

// What is read at once when an instance, or a change, is opened.
struct Kind {
  char letter;
  std::string_view what;
  std::string_view unit;
  std::string_view where;
  std::vector<Pool::Node> roots = {};
  std::size_t kept = 0;                 // chunks
  std::vector<std::size_t> sizes = {};  // of the chunks in the page

  std::size_t chunks() const { return (roots.size() + kChunkSize - 1) / kChunkSize; }
  std::vector<Pool::Node> chunk(std::size_t i) const {
    const auto begin = roots.begin() + static_cast<std::ptrdiff_t>(i * kChunkSize);
    return {begin, begin + static_cast<std::ptrdiff_t>(std::min(kChunkSize, roots.size() - i * kChunkSize))};
  }
};

}  // namespace

Section section(std::string name, std::string_view json) {
  std::string bytes = fmt::format("<script type=\"application/octet-stream\" id=\"p-{}\">", name);
  bytes += base64(deflated(json));
  bytes += "</script>\n";
  return {std::move(name), std::move(bytes)};
}

Details details(const Summary& summary, const Listed& listed, const std::vector<std::size_t>& lead_rows,
                std::size_t most_bytes) {
  Pool pool;
  std::array<Kind, 2> kinds = {
      {{'i', "everything of an instance but its row in the table", "rank", "patchtriage explain INSTANCE"},
       {'a', "the steps of a change", "number", "patchtriage actions"}}};
  auto& [instances, actions] = kinds;

  // The values are made on all cores, a batch at a time, and added in the order of the rows.
  std::vector<Json> batch(1024);
  for (std::size_t begin = 0; begin < listed.size(); begin += batch.size()) {
    const std::size_t count = std::min(batch.size(), listed.size() - begin);
    parallel_for(count, [&](std::size_t i) { batch[i] = json_parts::instance(*listed[begin + i]); });
    for (std::size_t i = 0; i < count; ++i) instances.roots.push_back(pool.add(batch[i], listed[begin + i]->key()));
  }
  batch.clear();
  for (std::size_t i = 0; i < summary.actions.size(); ++i) {
    const std::size_t lead = lead_rows[i];
    actions.roots.push_back(pool.add(json_parts::list(summary.actions[i].steps, json_parts::step),
                                     lead < listed.size() ? listed[lead]->key() : NodeKey()));
  }
  for (Kind& kind : kinds) kind.kept = kind.chunks();

  Details result;
  // What a chunk costs is known once it was written, so this may take a second turn, and seldom a third.
  constexpr int kTurns = 6;
  for (int turn = 0; turn < kTurns; ++turn) {
    std::vector<std::vector<Pool::Node>> chunks;
    std::vector<std::string> names;
    for (const Kind& kind : kinds) {
      for (std::size_t i = 0; i < kind.kept; ++i) {
        chunks.push_back(kind.chunk(i));
        names.push_back(fmt::format("{}{}", kind.letter, i));
      }
    }
    const Pool::Chunks written = pool.write(chunks);
    result.sections.assign(chunks.size() + 1, {});
    parallel_for(chunks.size() + 1, [&](std::size_t i) {
      result.sections[i] = i == 0 ? section("pool", written.pool) : section(names[i - 1], written.chunks[i - 1]);
    });
    std::size_t total = 0;
    for (const Section& one : result.sections) total += one.bytes.size();
    if (total <= most_bytes) break;
    std::size_t at = 1;
    for (Kind& kind : kinds) {
      kind.sizes.clear();
      for (std::size_t i = 0; i < kind.kept; ++i) kind.sizes.push_back(result.sections[at++].bytes.size());
    }
    // The last changes and the last instances go, the same share of both.
    std::size_t excess = total - most_bytes;
    while (excess > 0 && actions.kept + instances.kept > 0) {
      const bool is_action = actions.kept * instances.chunks() > instances.kept * actions.chunks();
      Kind& kind = is_action || instances.kept == 0 ? actions : instances;
      excess -= std::min(excess, kind.sizes[--kind.kept]);
    }
  }
  for (const Kind& kind : kinds) {
    const std::size_t kept = std::min(kind.roots.size(), kind.kept * kChunkSize);
    if (kept == kind.roots.size()) continue;
    result.left_out.push_back({fmt::format("{}, from {} {} on", kind.what, kind.unit, kept + 1),
                               static_cast<std::int64_t>(kind.roots.size() - kept), std::string(kind.where)});
  }
  return result;
}

}  // namespace patchtriage::page
