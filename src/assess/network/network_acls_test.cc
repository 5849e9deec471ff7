#include "assess/network/network_acls.h"

#include "assess/network_facts_for_test.h"

namespace patchtriage {
namespace {

std::string acl_with(const std::string& entries) {
  return R"([{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "Associations": [{"SubnetId": "subnet-1"}], "Entries": [)" +
         entries + "]}]";
}

constexpr const char* kAllOut =
    R"(,{"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "Egress": true, "CidrBlock": "0.0.0.0/0"})";

Answer admits_https(const std::string& entries) {
  const NetworkScope scope({{"ec2.NetworkAcl", acl_with(entries)}});
  return acl_permits(scope.view(), "subnet-1", Direction::inbound, Protocol::tcp, kHttps,
                     AddressSet::of_text("198.51.100.0/24"))
      .answer;
}

TEST(NetworkAcl, TheLowestMatchingNumberDecidesWhateverTheOrderInTheList) {
  const std::string allow =
      R"({"RuleNumber": 200, "Protocol": "-1", "RuleAction": "allow", "Egress": false, "CidrBlock": "0.0.0.0/0"})";
  const std::string deny =
      R"({"RuleNumber": 100, "Protocol": "6", "RuleAction": "deny", "Egress": false, "CidrBlock": "0.0.0.0/0",
          "PortRange": {"From": 443, "To": 443}})";

  EXPECT_EQ(admits_https(allow + "," + deny + kAllOut), Answer::no);
  EXPECT_EQ(admits_https(allow + kAllOut), Answer::yes);
}

TEST(NetworkAcl, WhatNoEntryMatchesIsRefused) {
  EXPECT_EQ(admits_https(R"({"RuleNumber": 100, "Protocol": "6", "RuleAction": "allow", "Egress": false,
      "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 22, "To": 22}})" +
                         std::string(kAllOut)),
            Answer::no);
}

TEST(NetworkAcl, WithoutAWayForRepliesNothingGetsThrough) {
  EXPECT_EQ(admits_https(R"({"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "Egress": false,
      "CidrBlock": "0.0.0.0/0"}, {"RuleNumber": 100, "Protocol": "6", "RuleAction": "allow", "Egress": true,
      "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 443, "To": 443}})"),
            Answer::no);
}

TEST(NetworkAcl, APartOfThePeersIsNeitherYesNorNo) {
  EXPECT_EQ(admits_https(R"({"RuleNumber": 50, "Protocol": "-1", "RuleAction": "deny", "Egress": false,
      "CidrBlock": "198.51.100.0/25"}, {"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "Egress": false,
      "CidrBlock": "0.0.0.0/0"})" +
                         std::string(kAllOut)),
            Answer::unknown);
}

TEST(NetworkAcl, EntriesThatSplitTheReplyPortsStillCoverThem) {
  EXPECT_EQ(admits_https(R"({"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "Egress": false,
      "CidrBlock": "0.0.0.0/0"}, {"RuleNumber": 1, "Protocol": "6", "RuleAction": "allow", "Egress": true,
      "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 1024, "To": 40000}}, {"RuleNumber": 2, "Protocol": "6",
      "RuleAction": "allow", "Egress": true, "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 40001, "To": 65535}})"),
            Answer::yes);
}

TEST(NetworkAcl, OneThatIsNotListedIsUnknown) {
  const NetworkScope scope({{"ec2.NetworkAcl", R"({"gap": "denied"})"}});

  const Proof proof = acl_permits(scope.view(), "subnet-1", Direction::inbound, Protocol::tcp, kHttps,
                                  AddressSet::of_text("198.51.100.0/24"));

  EXPECT_EQ(proof.answer, Answer::unknown);
  EXPECT_EQ(missing_permission(proof.evidence), "ec2:DescribeNetworkAcls");
}

}  // namespace
}  // namespace patchtriage
