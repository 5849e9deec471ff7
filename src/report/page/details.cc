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

// A kind of detail, each in chunks of its own, so that one can be left out without the others.
struct Kind {
  char letter;
  std::string_view what;
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

// The member's value; null stands in its place.
Json take(Json& object, std::string_view part, std::string_view name) {
  for (auto& [key, member] : *object.as_object()) {
    if (key != part) continue;
    for (auto& [inner, value] : *member.as_object()) {
      if (inner == name) return std::exchange(value, Json());
    }
  }
  return {};
}

struct Parts {
  Json instance;
  Json patches;
  Json ruled_out;
};

Parts parts_of(const InstanceFindings& findings) {
  Parts parts;
  parts.instance = json_parts::instance(findings);
  parts.patches = take(parts.instance, "compliance", "patches");
  parts.ruled_out = take(parts.instance, "root_cause", "ruled_out");
  return parts;
}

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
  // The most important first.
  std::array<Kind, 4> kinds = {{{'i', "everything but the row in the table", "patchtriage explain INSTANCE"},
                                {'a', "the steps of a change", "patchtriage actions"},
                                {'q', "the list of patches", "patchtriage report -o json"},
                                {'r', "what was ruled out, and why", "patchtriage explain INSTANCE"}}};
  auto& [instances, actions, patches, ruled_out] = kinds;

  // The values are made on all cores, a batch at a time, and added in the order of the rows.
  std::vector<Parts> batch(1024);
  for (std::size_t begin = 0; begin < listed.size(); begin += batch.size()) {
    const std::size_t count = std::min(batch.size(), listed.size() - begin);
    parallel_for(count, [&](std::size_t i) { batch[i] = parts_of(*listed[begin + i]); });
    for (std::size_t i = 0; i < count; ++i) {
      const NodeKey& self = listed[begin + i]->key();
      instances.roots.push_back(pool.add(batch[i].instance, self));
      patches.roots.push_back(pool.add(batch[i].patches, self));
      ruled_out.roots.push_back(pool.add(batch[i].ruled_out, self));
    }
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
    std::size_t excess = total - most_bytes;
    for (Kind* kind : {&ruled_out, &patches, &actions, &instances}) {
      while (excess > 0 && kind->kept > 0) excess -= std::min(excess, kind->sizes[--kind->kept]);
    }
  }
  for (const Kind& kind : kinds) {
    const std::size_t kept = std::min(kind.roots.size(), kind.kept * kChunkSize);
    if (kept == kind.roots.size()) continue;
    result.left_out.push_back({fmt::format("{}, from rank {} on", kind.what, kept + 1),
                               static_cast<std::int64_t>(kind.roots.size() - kept), std::string(kind.where)});
  }
  return result;
}

}  // namespace patchtriage::page
