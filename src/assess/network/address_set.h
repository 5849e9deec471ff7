// A set of IP addresses of both families, as disjoint ranges.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assess/network/ip_address.h"

namespace patchtriage {

class AddressSet {
 public:
  struct Range {
    IpAddress first;
    IpAddress last;

    bool operator==(const Range&) const = default;
  };

  AddressSet() = default;
  static AddressSet of(const Cidr& cidr);
  static AddressSet of(IpAddress address);
  static AddressSet of(std::span<const Cidr> blocks);
  // The block, or the empty set where the text is none.
  static AddressSet of_text(std::string_view cidr);

  AddressSet united(const AddressSet& other) const;
  AddressSet common(const AddressSet& other) const;
  AddressSet without(const AddressSet& other) const;
  AddressSet of_family(IpFamily family) const;

  bool empty() const { return ranges_.empty(); }
  bool contains(IpAddress address) const;
  bool covers(const AddressSet& other) const { return other.without(*this).empty(); }
  bool overlaps(const AddressSet& other) const { return !common(other).empty(); }
  // Number of addresses of the family.
  double size(IpFamily family) const;
  const std::vector<Range>& ranges() const { return ranges_; }

  bool operator==(const AddressSet&) const = default;

 private:
  explicit AddressSet(std::vector<Range> ranges) : ranges_(std::move(ranges)) {}
  std::vector<Range> ranges_;  // sorted, disjoint, not adjacent
};

// Every address of the family.
const AddressSet& all_addresses(IpFamily family);
// What the internet routes: IPv4 without private, shared, local, test and multicast blocks; IPv6 2000::/3.
const AddressSet& public_addresses();

}  // namespace patchtriage
