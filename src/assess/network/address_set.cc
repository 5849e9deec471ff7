#include "assess/network/address_set.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace patchtriage {
namespace {

const AddressBits kLast = ~static_cast<AddressBits>(0);

// Sorted, with what overlaps or touches made one.
std::vector<AddressSet::Range> merged(std::vector<AddressSet::Range> ranges) {
  std::ranges::sort(ranges, {}, &AddressSet::Range::first);
  std::vector<AddressSet::Range> result;
  for (const AddressSet::Range& range : ranges) {
    const bool touches =
        !result.empty() && (result.back().last.bits == kLast || range.first.bits <= result.back().last.bits + 1);
    if (touches) {
      result.back().last = std::max(result.back().last, range.last);
    } else {
      result.push_back(range);
    }
  }
  return result;
}

const AddressSet& all_v4() {
  static const AddressSet addresses = AddressSet::of(*parse_cidr("0.0.0.0/0"));
  return addresses;
}

}  // namespace

AddressSet AddressSet::of(const Cidr& cidr) {
  const AddressSet block({{cidr.base, cidr.last()}});
  // "::/0" is every IPv6 address, not the block in which IPv4 lives here.
  return cidr.family == IpFamily::v6 ? block.without(all_v4()) : block;
}

AddressSet AddressSet::of(IpAddress address) { return AddressSet({{address, address}}); }

AddressSet AddressSet::of_text(std::string_view cidr) {
  const std::optional<Cidr> parsed = parse_cidr(cidr);
  return parsed ? of(*parsed) : AddressSet();
}

AddressSet AddressSet::of(std::span<const Cidr> blocks) {
  std::vector<Range> all;
  for (const Cidr& block : blocks) {
    const AddressSet set = of(block);
    all.insert(all.end(), set.ranges_.begin(), set.ranges_.end());
  }
  return AddressSet(merged(std::move(all)));
}

AddressSet AddressSet::united(const AddressSet& other) const {
  std::vector<Range> all = ranges_;
  all.insert(all.end(), other.ranges_.begin(), other.ranges_.end());
  return AddressSet(merged(std::move(all)));
}

AddressSet AddressSet::common(const AddressSet& other) const {
  std::vector<Range> shared;
  auto left = ranges_.begin();
  auto right = other.ranges_.begin();
  while (left != ranges_.end() && right != other.ranges_.end()) {
    const IpAddress first = std::max(left->first, right->first);
    const IpAddress last = std::min(left->last, right->last);
    if (first <= last) shared.push_back({first, last});
    if (left->last < right->last) {
      ++left;
    } else {
      ++right;
    }
  }
  return AddressSet(std::move(shared));
}

AddressSet AddressSet::without(const AddressSet& other) const {
  std::vector<Range> rest;
  auto hole = other.ranges_.begin();
  for (Range range : ranges_) {
    while (hole != other.ranges_.end() && hole->last < range.first) ++hole;
    bool is_used_up = false;
    for (auto cut = hole; cut != other.ranges_.end() && cut->first <= range.last; ++cut) {
      if (cut->first > range.first) rest.push_back({range.first, {cut->first.bits - 1}});
      if (cut->last >= range.last) {
        is_used_up = true;
        break;
      }
      range.first = {cut->last.bits + 1};
    }
    if (!is_used_up) rest.push_back(range);
  }
  return AddressSet(std::move(rest));
}

AddressSet AddressSet::of_family(IpFamily family) const {
  return family == IpFamily::v4 ? common(all_v4()) : without(all_v4());
}

bool AddressSet::contains(IpAddress address) const {
  return std::ranges::any_of(ranges_,
                             [address](const Range& range) { return range.first <= address && address <= range.last; });
}

double AddressSet::size(IpFamily family) const {
  double total = 0;
  for (const Range& range : of_family(family).ranges_) {
    total += static_cast<double>(range.last.bits - range.first.bits) + 1;
  }
  return total;
}

const AddressSet& all_addresses(IpFamily family) {
  static const AddressSet v6 = AddressSet::of(*parse_cidr("::/0"));
  return family == IpFamily::v4 ? all_v4() : v6;
}

const AddressSet& public_addresses() {
  static const AddressSet addresses = [] {
    constexpr std::array kNotRouted{"0.0.0.0/8",      "10.0.0.0/8",    "100.64.0.0/10", "127.0.0.0/8",
                                    "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",  "192.168.0.0/16",
                                    "198.18.0.0/15",  "224.0.0.0/4",   "240.0.0.0/4"};
    AddressSet result = all_addresses(IpFamily::v4);
    for (const char* block : kNotRouted) result = result.without(AddressSet::of_text(block));
    return result.united(AddressSet::of_text("2000::/3"));
  }();
  return addresses;
}

}  // namespace patchtriage
