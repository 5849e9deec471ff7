#include "summarize/packed_findings.h"

#include <algorithm>
#include <boost/pfr.hpp>
#include <concepts>
#include <deque>
#include <functional>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/bytes.h"
#include "base/check.h"
#include "base/compressed.h"

namespace patchtriage {
namespace {

// Read again at once, by this process: speed matters more than size.
constexpr int kLevel = -3;

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

const std::string kEmpty;

// Shorter texts cost less than the number of an earlier one.
constexpr std::size_t kShared = 5;

// Texts that were met, numbered; borrows them. A hash table without removal, which never fills by more than half.
class Texts {
 public:
  // The number of the same text, or nothing where it is new.
  std::optional<std::size_t> find_or_add(std::string_view text) {
    if (texts_.size() * 2 >= slots_.size()) grow();
    const std::size_t slot = slot_of(text);
    if (slots_[slot] != 0) return slots_[slot] - 1;
    texts_.push_back(text);
    slots_[slot] = texts_.size();
    return std::nullopt;
  }

 private:
  std::size_t slot_of(std::string_view text) const {
    std::size_t slot = std::hash<std::string_view>()(text) & (slots_.size() - 1);
    while (slots_[slot] != 0 && texts_[slots_[slot] - 1] != text) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }
  void grow() {
    slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
    for (std::size_t i = 0; i < texts_.size(); ++i) slots_[slot_of(texts_[i])] = i + 1;
  }
  std::vector<std::string_view> texts_;
  std::vector<std::size_t> slots_;  // numbers counted from 1; 0: free
};

// One overload for each kind of member; a struct is its members in their order, which Boost.PFR lists.
class Packer {
 public:
  std::string take() { return std::move(bytes_); }

  template <Plain T>
  void put(const T& value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  // A longer text in full only once, since conclusions share most of what they cite: half the number is its size, or
  // where it is odd, which of the texts before it.
  void put(const std::string& text) {
    if (text.size() >= kShared) {
      if (const std::optional<std::size_t> before = texts_.find_or_add(text))
        return append_count(*before * 2 + 1, bytes_);
    }
    append_count(text.size() * 2, bytes_);
    bytes_ += text;
  }
  void put(const Time& time) { put(time.time_since_epoch().count()); }
  // The first of a provenance in full, later ones by its number.
  void put(const SharedProvenance& provenance) {
    const auto seen =
        std::ranges::find_if(provenances_, [&](const SharedProvenance& one) { return one.is_same_as(provenance); });
    append_count(static_cast<std::size_t>(seen - provenances_.begin()), bytes_);
    if (seen != provenances_.end()) return;
    provenances_.push_back(provenance);
    put_members(*provenance);
  }
  // Most values are texts: those need no reading again.
  void put(const Json& json) {
    if (const std::string* text = json.as_string()) {
      put(true);
      put(*text);
    } else {
      put(false);
      put(json.is_null() ? kEmpty : dumped_.emplace_back(json.dump()));
    }
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    append_count(values.size(), bytes_);
    for (const T& value : values) put(value);
  }
  template <class Key, class T>
  void put(const std::map<Key, T>& values) {
    append_count(values.size(), bytes_);
    for (const auto& [key, value] : values) put(key), put(value);
  }
  void put(const PatchRun& run) {
    boost::pfr::for_each_field(run, [&](const auto& member) {
      if constexpr (std::is_same_v<decltype(member), const std::string&>) {
        this->put(&member == &run.output ? kEmpty : member);
      } else {
        this->put(member);
      }
    });
  }
  template <class T>
    requires std::is_aggregate_v<T>
  void put(const T& record) {
    put_members(record);
  }

 private:
  template <class T>
  void put_members(const T& record) {
    boost::pfr::for_each_field(record, [this](const auto& member) { this->put(member); });
  }
  std::string bytes_;
  std::deque<std::string> dumped_;  // what texts_ borrows of values
  Texts texts_;
  std::vector<SharedProvenance> provenances_ = {{}};
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : from_(bytes) {}
  bool is_at_end() const { return from_.is_at_end() && !from_.has_failed(); }

  template <Plain T>
  void get(T& value) {
    take(sizeof value).copy(reinterpret_cast<char*>(&value), sizeof value);
  }
  void get(std::string& text) { text = take_text(); }
  void get(Time& time) {
    Time::rep count = 0;
    get(count);
    time = Time(Time::duration(count));
  }
  void get(SharedProvenance& provenance) {
    const std::size_t number = count();
    CHECK(number <= provenances_.size());
    if (number == provenances_.size()) {
      Provenance read;
      boost::pfr::for_each_field(read, [this](auto& member) { this->get(member); });
      provenances_.emplace_back(std::move(read));
    }
    provenance = provenances_[number];
  }
  void get(Json& json) {
    bool is_text = false;
    get(is_text);
    const std::string_view text = take_text();
    if (is_text) {
      json = Json(text);
      return;
    }
    if (text.empty()) return;
    auto parsed = parse_json(text);
    CHECK(parsed.has_value());
    json = std::move(*parsed);
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool is_there = false;
    get(is_there);
    if (is_there) get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& values) {
    values.resize(count());
    for (T& value : values) get(value);
  }
  template <class Key, class T>
  void get(std::map<Key, T>& values) {
    for (std::size_t left = count(); left > 0; --left) {
      Key key;
      get(key);
      get(values[std::move(key)]);
    }
  }
  template <class T>
    requires std::is_aggregate_v<T>
  void get(T& record) {
    boost::pfr::for_each_field(record, [this](auto& member) { this->get(member); });
  }

 private:
  std::size_t count() { return from_.count(); }
  std::string_view take_text() {
    const std::size_t number = count();
    if (number % 2 == 1) {
      CHECK(number / 2 < texts_.size());
      return texts_[number / 2];
    }
    const std::string_view text = take(number / 2);
    if (text.size() >= kShared) texts_.push_back(text);
    return text;
  }
  // Our own bytes, just written.
  std::string_view take(std::size_t size) {
    CHECK(size <= from_.left());
    return from_.take(size);
  }
  ByteReader from_;
  std::vector<std::string_view> texts_;
  std::vector<SharedProvenance> provenances_ = {{}};
};

}  // namespace

std::string pack(const InstanceFindings& findings) {
  Packer packer;
  packer.put(findings);
  return compress(packer.take(), kLevel);
}

InstanceFindings unpack(std::string_view bytes) {
  const auto text = decompress(bytes);
  CHECK(text.has_value());
  Unpacker unpacker(*text);
  InstanceFindings findings;
  unpacker.get(findings);
  CHECK(unpacker.is_at_end());
  return findings;
}

}  // namespace patchtriage
