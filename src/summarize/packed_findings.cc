#include "summarize/packed_findings.h"

#include <algorithm>
#include <boost/pfr.hpp>
#include <concepts>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "base/check.h"
#include "base/compressed.h"

namespace patchtriage {
namespace {

// Read again at once, by this process: speed matters more than size.
constexpr int kLevel = -3;

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

// One overload for each kind of member; a struct is its members in their order, which Boost.PFR lists.
class Packer {
 public:
  std::string take() { return std::move(bytes_); }

  template <Plain T>
  void put(const T& value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put(const std::string& text) {
    put(text.size());
    bytes_ += text;
  }
  void put(const Time& time) { put(time.time_since_epoch().count()); }
  // The first of a provenance in full, later ones by its number.
  void put(const SharedProvenance& provenance) {
    const auto seen =
        std::ranges::find_if(provenances_, [&](const SharedProvenance& one) { return one.is_same_as(provenance); });
    put(static_cast<std::uint32_t>(seen - provenances_.begin()));
    if (seen != provenances_.end()) return;
    provenances_.push_back(provenance);
    put_members(*provenance);
  }
  void put(const Json& json) { put(json.is_null() ? std::string() : json.dump()); }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put(values.size());
    for (const T& value : values) put(value);
  }
  template <class Key, class T>
  void put(const std::map<Key, T>& values) {
    put(values.size());
    for (const auto& [key, value] : values) put(key), put(value);
  }
  void put(const PatchRun& run) {
    boost::pfr::for_each_field(run, [&](const auto& member) {
      static const std::string kNone;
      if constexpr (std::is_same_v<decltype(member), const std::string&>) {
        this->put(&member == &run.output ? kNone : member);
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
  std::vector<SharedProvenance> provenances_ = {{}};
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}
  bool is_at_end() const { return bytes_.empty(); }

  template <Plain T>
  void get(T& value) {
    take(sizeof value).copy(reinterpret_cast<char*>(&value), sizeof value);
  }
  void get(std::string& text) { text = take(size()); }
  void get(Time& time) {
    Time::rep count = 0;
    get(count);
    time = Time(Time::duration(count));
  }
  void get(SharedProvenance& provenance) {
    std::uint32_t number = 0;
    get(number);
    CHECK(number <= provenances_.size());
    if (number == provenances_.size()) {
      Provenance read;
      boost::pfr::for_each_field(read, [this](auto& member) { this->get(member); });
      provenances_.emplace_back(std::move(read));
    }
    provenance = provenances_[number];
  }
  void get(Json& json) {
    const std::string_view text = take(size());
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
    values.resize(size());
    for (T& value : values) get(value);
  }
  template <class Key, class T>
  void get(std::map<Key, T>& values) {
    for (std::size_t left = size(); left > 0; --left) {
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
  std::size_t size() {
    std::size_t count = 0;
    get(count);
    return count;
  }
  std::string_view take(std::size_t count) {
    CHECK(count <= bytes_.size());
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  std::string_view bytes_;
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
