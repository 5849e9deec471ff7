#include "assess/network/address_set.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace patchtriage {
namespace {

AddressSet set_of(const std::vector<std::string>& blocks) {
  AddressSet set;
  for (const std::string& block : blocks) set = set.united(AddressSet::of_text(block));
  return set;
}

// Blocks of both families that overlap often.
rc::Gen<AddressSet> any_set() {
  const auto block = rc::gen::map(
      rc::gen::tuple(rc::gen::inRange<std::uint32_t>(0, 16), rc::gen::inRange(24, 33), rc::gen::arbitrary<bool>()),
      [](const std::tuple<std::uint32_t, int, bool>& parts) {
        const auto& [host, length, is_v6] = parts;
        const Cidr cidr = is_v6 ? *parse_cidr("2001:db8::" + std::to_string(host) + "/" + std::to_string(length + 92))
                                : *parse_cidr("10.0.0." + std::to_string(host * 16) + "/" + std::to_string(length));
        return AddressSet::of(cidr);
      });
  return rc::gen::map(rc::gen::container<std::vector<AddressSet>>(block), [](const std::vector<AddressSet>& blocks) {
    AddressSet set;
    for (const AddressSet& one : blocks) set = set.united(one);
    return set;
  });
}

IpAddress any_address() {
  return *rc::gen::element(*parse_ip_address("10.0.0.0"), *parse_ip_address("10.0.0.17"),
                           *parse_ip_address("10.0.0.255"), *parse_ip_address("2001:db8::3"),
                           *parse_ip_address("2001:db8::10"), *parse_ip_address("8.8.8.8"));
}

RC_GTEST_PROP(AddressSet, MembershipFollowsTheOperations, ()) {
  const AddressSet left = *any_set();
  const AddressSet right = *any_set();
  const IpAddress address = any_address();
  RC_ASSERT(left.united(right).contains(address) == (left.contains(address) || right.contains(address)));
  RC_ASSERT(left.common(right).contains(address) == (left.contains(address) && right.contains(address)));
  RC_ASSERT(left.without(right).contains(address) == (left.contains(address) && !right.contains(address)));
}

RC_GTEST_PROP(AddressSet, PartsMakeTheWhole, ()) {
  const AddressSet left = *any_set();
  const AddressSet right = *any_set();
  RC_ASSERT(left.without(right).united(left.common(right)) == left);
  RC_ASSERT(left.of_family(IpFamily::v4).united(left.of_family(IpFamily::v6)) == left);
  RC_ASSERT(left.united(right).covers(left));
  RC_ASSERT(left.common(right).covers(left) == right.covers(left));
}

TEST(AddressSet, AllOfIpv6LeavesIpv4Out) {
  EXPECT_FALSE(AddressSet::of_text("::/0").overlaps(AddressSet::of_text("0.0.0.0/0")));
  EXPECT_TRUE(AddressSet::of_text("::/0").covers(AddressSet::of_text("2000::/3")));
}

TEST(AddressSet, TwoHalvesAreTheWholeInternet) {
  EXPECT_EQ(set_of({"0.0.0.0/1", "128.0.0.0/1"}), AddressSet::of_text("0.0.0.0/0"));
}

TEST(AddressSet, CountsTheAddressesOfAFamily) {
  EXPECT_EQ(set_of({"10.0.0.0/24", "10.0.0.128/25", "2001:db8::/120"}).size(IpFamily::v4), 256);
  EXPECT_EQ(set_of({"10.0.0.0/24", "2001:db8::/120"}).size(IpFamily::v6), 256);
}

TEST(AddressSet, PublicAddressesAreThoseTheInternetRoutes) {
  EXPECT_TRUE(public_addresses().contains(*parse_ip_address("8.8.8.8")));
  EXPECT_TRUE(public_addresses().contains(*parse_ip_address("2600:1f18::1")));
  EXPECT_FALSE(public_addresses().contains(*parse_ip_address("100.64.0.1")));
  EXPECT_FALSE(public_addresses().contains(*parse_ip_address("fd00::1")));
}

TEST(Cidr, ReadsWhatAwsWritesAndNothingElse) {
  EXPECT_EQ(to_string(*parse_cidr("10.1.2.3/8")), "10.0.0.0/8");
  EXPECT_EQ(to_string(*parse_cidr("2001:DB8::1/32")), "2001:db8::/32");
  EXPECT_EQ(to_string(*parse_cidr("203.0.113.7")), "203.0.113.7/32");
  EXPECT_FALSE(parse_cidr("10.0.0.0/33"));
  EXPECT_FALSE(parse_cidr("10.0.0.0/"));
  EXPECT_FALSE(parse_cidr("pl-1"));
}

}  // namespace
}  // namespace patchtriage
