#include "report/page/pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

namespace patchtriage::page {
namespace {

constexpr char kMark = '\x01';

// Shorter texts cost less than a reference to them.
constexpr std::size_t kShortText = 4;

// `text` with marks where parts of `self` stand; a mark of its own is marked too. Most texts have none of these and are
// given back as they are; the others are written into `buffer`.
std::string_view marked(std::string_view text, const NodeKey& self, std::string& buffer) {
  struct Part {
    std::string_view what;
    char letter;
  };
  static constexpr std::string_view kOwnMark("\x01", 1);
  const std::array<Part, 4> parts = {
      {{self.instance_id, 'i'}, {self.account, 'a'}, {self.region, 'r'}, {kOwnMark, '1'}}};
  std::array<std::size_t, 4> next{};
  const auto find = [&](std::size_t i, std::size_t from) {
    next[i] = parts[i].what.empty() ? std::string_view::npos : text.find(parts[i].what, from);
  };
  for (std::size_t i = 0; i < parts.size(); ++i) find(i, 0);
  buffer.clear();
  std::size_t at = 0;
  while (true) {
    const std::size_t first = static_cast<std::size_t>(std::ranges::min_element(next) - next.begin());
    const std::size_t found = next[first];
    if (found == std::string_view::npos) break;
    buffer += text.substr(at, found - at);
    buffer += kMark;
    buffer += parts[first].letter;
    at = found + parts[first].what.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (next[i] < at) find(i, at);
    }
  }
  if (at == 0) return text;
  buffer += text.substr(at);
  return buffer;
}

std::size_t mixed(std::size_t seed, std::size_t value) {
  return seed ^ (value * 0x9e3779b97f4a7c15ULL + 0x7f4a7c15ULL + (seed << 6) + (seed >> 2));
}

}  // namespace

// Where each node is written, and by which number the others name it.
struct Pool::Usage {
  static constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint32_t kPool = kNowhere - 1;
  static constexpr std::uint32_t kInline = kNowhere;
  std::vector<std::uint32_t> home;        // the chunk that alone uses it, kPool, or kNowhere
  std::vector<std::uint32_t> number;      // in its table; kInline where it stands where it is used
  std::vector<Node> pool;                 // the table of the pool
  std::vector<std::vector<Node>> tables;  // of each chunk
  std::uint32_t chunk_size = 0;           // of the chunk that is being written
};

Pool::Pool() : inner_(1024, SameEntry{this}, SameEntry{this}) {}

std::size_t Pool::SameEntry::operator()(Node node) const {
  const Entry& entry = pool->entries_[node];
  std::size_t hash = mixed(static_cast<std::size_t>(entry.kind), entry.shape);
  for (std::uint32_t i = 0; i < entry.count; ++i) hash = mixed(hash, pool->children_[entry.begin + i]);
  return hash;
}

bool Pool::SameEntry::operator()(Node left, Node right) const {
  const Entry& a = pool->entries_[left];
  const Entry& b = pool->entries_[right];
  return a.kind == b.kind && a.shape == b.shape && a.count == b.count &&
         std::equal(pool->children_.begin() + a.begin, pool->children_.begin() + a.begin + a.count,
                    pool->children_.begin() + b.begin);
}

Pool::Node Pool::leaf(Kind kind, std::string_view text) {
  auto& index = kind == Kind::text ? texts_by_text_ : literals_by_text_;
  if (const auto known = index.find(text); known != index.end()) return known->second;
  const auto node = static_cast<Node>(entries_.size());
  entries_.push_back({kind, 0, static_cast<std::uint32_t>(texts_.size()), 0});
  texts_.emplace_back(text);
  index.emplace(texts_.back(), node);
  return node;
}

Pool::Node Pool::inner(Kind kind, std::uint32_t shape, const std::vector<Node>& children) {
  const auto node = static_cast<Node>(entries_.size());
  const auto begin = static_cast<std::uint32_t>(children_.size());
  entries_.push_back({kind, shape, begin, static_cast<std::uint32_t>(children.size())});
  children_.insert(children_.end(), children.begin(), children.end());
  const auto [known, is_new] = inner_.insert(node);
  if (is_new) return node;
  entries_.pop_back();
  children_.resize(begin);
  return *known;
}

std::uint32_t Pool::shape_of(const Json::Object& object) {
  std::string names;
  for (const auto& [name, value] : object) append_json_string(names, name);
  const auto [known, is_new] = shapes_by_names_.emplace(std::move(names), static_cast<std::uint32_t>(shapes_.size()));
  if (is_new) {
    std::vector<std::string>& shape = shapes_.emplace_back();
    for (const auto& [name, value] : object) shape.emplace_back(marked(name, {}, buffer_));
  }
  return known->second;
}

Pool::Node Pool::add(const Json& value, const NodeKey& self) {
  if (const std::string* text = value.as_string()) return leaf(Kind::text, marked(*text, self, buffer_));
  if (const Json::Array* items = value.as_array()) {
    std::vector<Node> children;
    children.reserve(items->size());
    for (const Json& item : *items) children.push_back(add(item, self));
    return inner(Kind::array, 0, children);
  }
  if (const Json::Object* members = value.as_object()) {
    const std::uint32_t shape = shape_of(*members);
    std::vector<Node> children;
    children.reserve(members->size());
    for (const auto& [name, member] : *members) children.push_back(add(member, self));
    return inner(Kind::object, shape, children);
  }
  return leaf(Kind::literal, value.dump());
}

Pool::Usage Pool::usage(const std::vector<std::vector<Node>>& chunks) const {
  Usage usage;
  usage.home.assign(entries_.size(), Usage::kNowhere);
  std::vector<std::uint32_t> uses(entries_.size(), 0);
  const auto use = [&](Node node, std::uint32_t by) {
    std::uint32_t& home = usage.home[node];
    home = home == Usage::kNowhere || home == by ? by : Usage::kPool;
    ++uses[node];
  };
  for (std::size_t chunk = 0; chunk < chunks.size(); ++chunk) {
    for (const Node root : chunks[chunk]) use(root, static_cast<std::uint32_t>(chunk));
  }
  // A node is added after its parts, so from the last to the first every use of a node is seen before its parts are.
  for (std::size_t node = entries_.size(); node-- > 0;) {
    if (usage.home[node] == Usage::kNowhere) continue;
    const Entry& entry = entries_[node];
    if (entry.kind != Kind::array && entry.kind != Kind::object) continue;
    for (std::uint32_t i = 0; i < entry.count; ++i) use(children_[entry.begin + i], usage.home[node]);
  }
  usage.number.assign(entries_.size(), Usage::kInline);
  usage.tables.resize(chunks.size());
  for (Node node = 0; node < entries_.size(); ++node) {
    if (usage.home[node] == Usage::kNowhere) continue;
    const Entry& entry = entries_[node];
    // A literal is always in a table: a number that stands somewhere is a reference.
    const bool is_inline = entry.kind != Kind::literal &&
                           (uses[node] == 1 || (entry.kind == Kind::text && texts_[entry.begin].size() <= kShortText));
    if (is_inline) continue;
    (usage.home[node] == Usage::kPool ? usage.pool : usage.tables[usage.home[node]]).push_back(node);
  }
  // The most used have the shortest numbers.
  const auto by_use = [&](Node left, Node right) {
    return uses[left] != uses[right] ? uses[left] > uses[right] : left < right;
  };
  const auto count = [&](std::vector<Node>& table) {
    std::ranges::sort(table, by_use);
    for (std::size_t i = 0; i < table.size(); ++i) usage.number[table[i]] = static_cast<std::uint32_t>(i);
  };
  count(usage.pool);
  for (std::vector<Node>& table : usage.tables) count(table);
  return usage;
}

// A chunk's own table comes first, so that what a chunk shares within itself has short numbers; the pool's are behind.
void Pool::append_value(Node node, const Usage& usage, std::string& out) const {
  const std::uint32_t number = usage.number[node];
  if (number == Usage::kInline) {
    append_entry(node, usage, out);
    return;
  }
  fmt::format_to(std::back_inserter(out), "{}", usage.home[node] == Usage::kPool ? usage.chunk_size + number : number);
}

void Pool::append_entry(Node node, const Usage& usage, std::string& out) const {
  const Entry& entry = entries_[node];
  switch (entry.kind) {
    case Kind::literal:
      out += texts_[entry.begin];
      return;
    case Kind::text:
      append_json_string(out, texts_[entry.begin]);
      return;
    case Kind::array:
    case Kind::object:
      break;
  }
  out += '[';
  if (entry.kind == Kind::object) fmt::format_to(std::back_inserter(out), "-{}", entry.shape + 1);
  for (std::uint32_t i = 0; i < entry.count; ++i) {
    if (i > 0 || entry.kind == Kind::object) out += ',';
    append_value(children_[entry.begin + i], usage, out);
  }
  out += ']';
}

Pool::Chunks Pool::write(const std::vector<std::vector<Node>>& chunks) const {
  Usage where = usage(chunks);
  const auto append_table = [&](const std::vector<Node>& table, std::string& out) {
    out += "\"nodes\":[";
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (i > 0) out += ',';
      append_entry(table[i], where, out);
    }
    out += ']';
  };
  Chunks result;
  result.pool = "{\"shapes\":[";
  for (std::size_t i = 0; i < shapes_.size(); ++i) {
    result.pool += i > 0 ? ",[" : "[";
    for (std::size_t k = 0; k < shapes_[i].size(); ++k) {
      if (k > 0) result.pool += ',';
      append_json_string(result.pool, shapes_[i][k]);
    }
    result.pool += ']';
  }
  result.pool += "],";
  append_table(where.pool, result.pool);
  result.pool += '}';
  for (std::size_t chunk = 0; chunk < chunks.size(); ++chunk) {
    where.chunk_size = static_cast<std::uint32_t>(where.tables[chunk].size());
    std::string& out = result.chunks.emplace_back("{");
    append_table(where.tables[chunk], out);
    out += ",\"roots\":[";
    for (std::size_t i = 0; i < chunks[chunk].size(); ++i) {
      if (i > 0) out += ',';
      append_value(chunks[chunk][i], where, out);
    }
    out += "]}";
  }
  return result;
}

}  // namespace patchtriage::page
