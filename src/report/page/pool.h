// JSON values in which everything that repeats stands once: how the page carries tens of thousands of instances whose
// evidence cites the same records and whose commands differ by an id.
//
// Values are added as roots of a chunk, which is what the page reads at once. Equal parts become one node; what several
// chunks use goes into the pool, what one chunk uses more than once into a table of that chunk, and what is used once
// stands where it is used. web/src/data/pool.ts reads it and says how it is written.
// Not safe to share between threads. The result depends on nothing but the values and their order.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/json.h"
#include "fleet/key.h"

namespace patchtriage::page {

class Pool {
 public:
  Pool();
  // Borrows nothing, but its index points into it.
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  using Node = std::uint32_t;
  // The value of a root. In its texts the key's parts give way to marks, so that instances that differ by nothing else
  // share them.
  Node add(const Json& value, const NodeKey& self);

  struct Chunks {
    std::string pool;                 // {"shapes":…,"nodes":…}
    std::vector<std::string> chunks;  // {"nodes":…,"roots":…}, for each list of roots
  };
  // What was added and is no part of these chunks isn't written.
  Chunks write(const std::vector<std::vector<Node>>& chunks) const;

 private:
  enum class Kind : std::uint8_t { literal, text, array, object };
  struct Entry {
    Kind kind = Kind::literal;
    std::uint32_t shape = 0;  // of an object
    std::uint32_t begin = 0;  // literal, text: in texts_; else in children_
    std::uint32_t count = 0;
  };
  struct SameEntry {
    const Pool* pool;
    std::size_t operator()(Node node) const;
    bool operator()(Node left, Node right) const;
  };
  struct Usage;

  Node leaf(Kind kind, std::string_view text);
  Node inner(Kind kind, std::uint32_t shape, const std::vector<Node>& children);
  std::uint32_t shape_of(const Json::Object& object);
  Usage usage(const std::vector<std::vector<Node>>& chunks) const;
  void append_entry(Node node, const Usage& usage, std::string& out) const;
  void append_value(Node node, const Usage& usage, std::string& out) const;

  std::vector<Entry> entries_;
  std::vector<Node> children_;
  std::deque<std::string> texts_;
  std::vector<std::vector<std::string>> shapes_;
  std::unordered_map<std::string_view, Node> literals_by_text_;
  std::unordered_map<std::string_view, Node> texts_by_text_;
  std::unordered_map<std::string, std::uint32_t> shapes_by_names_;
  std::unordered_set<Node, SameEntry, SameEntry> inner_;
  std::string buffer_;  // of the text that is being added
};

}  // namespace patchtriage::page
