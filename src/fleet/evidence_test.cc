#include "fleet/evidence.h"

#include <gtest/gtest.h>

#include "fleet/facts_json.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/ssm_nodes.h"

namespace patchtriage {
namespace {

const Scope kScope{"111111111111", "us-east-1"};

Snapshot facts(std::string_view text) {
  auto snapshot = snapshot_from_facts(*parse_json(text));
  EXPECT_TRUE(snapshot) << snapshot.error();
  return std::move(*snapshot);
}

TEST(Trail, CitesTheNameAndTheValueFromTheMemberItself) {
  const Snapshot snapshot =
      facts(R"({"ec2.Instance": [{"InstanceId": "i-1", "MetadataOptions": {"HttpEndpoint": "disabled"},
      "NetworkInterfaces": [{"NetworkInterfaceId": "eni-1"}, {"NetworkInterfaceId": "eni-2"}]}]})");
  const ec2::Instance& instance = snapshot.list<ec2::Instance>(kScope).rows()[0];
  const Trail trail(snapshot);

  const Evidence evidence = trail.cite(instance, instance.metadata_options->http_endpoint, "metadata is off");

  EXPECT_EQ(evidence.field, "MetadataOptions.HttpEndpoint");
  EXPECT_EQ(evidence.value, Json("disabled"));
  EXPECT_EQ(evidence.provenance->source, "ec2:DescribeInstances");
  EXPECT_EQ(evidence.record, "i-1");
  EXPECT_EQ(evidence.provenance->region, "us-east-1");
  EXPECT_EQ(trail.cite(instance, instance.network_interfaces[1].network_interface_id, "").field,
            "NetworkInterfaces[1].NetworkInterfaceId");
  EXPECT_EQ(trail.cite(instance, &ec2::Instance::iam_instance_profile, "no profile").value, Json());
}

TEST(Trail, AGapNamesThePermissionToGrant) {
  const Snapshot snapshot = facts(R"({"ssm.InstanceInformation": {"gap": "denied"}})");
  const auto nodes = snapshot.list<ssm::InstanceInformation>(kScope);

  const Evidence evidence = Trail(snapshot).not_read(*nodes.gap(), "the registered nodes");

  EXPECT_EQ(evidence.kind, Evidence::Kind::gap);
  EXPECT_EQ(evidence.permission, "ssm:DescribeInstanceInformation");
}

}  // namespace
}  // namespace patchtriage
