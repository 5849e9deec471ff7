#include "assess/manageability/agent_version.h"
#include "assess/manageability_for_test.h"
#include "base/text.h"
#include "fleet/records/inspector2_findings.h"

namespace patchtriage {
namespace {

// --- states ---

TEST(ManageabilityState, APingOfTheLastQuarterOfAnHourIsOnline) {
  const Manageability result = NetworkScope().manageability();

  EXPECT_EQ(result.state, ManageabilityState::managed);
  EXPECT_EQ(result.mechanism, "managed-online");
  EXPECT_EQ(result.agent_version, "3.3.380.0");
  EXPECT_FALSE(result.was_walked);
  EXPECT_EQ(blockers(result), "");
}

TEST(ManageabilityState, SilenceGrowsFromLaggingToLost) {
  const auto after = [](const std::string& ping) {
    return NetworkScope({{kNode, node_with("2026-05-04T06:58:00Z", ping)}}).manageability();
  };

  EXPECT_EQ(after("2026-05-04T06:20:00Z").mechanism, "managed-lagging");
  EXPECT_EQ(after("2026-05-04T05:50:00Z").mechanism, "connection-lost");
  EXPECT_EQ(after("2026-05-04T05:50:00Z").state, ManageabilityState::lost);
}

TEST(ManageabilityState, AwsSaysLostWhateverTheAge) {
  EXPECT_EQ(NetworkScope({{kNode, node_with("Online", "ConnectionLost")}}).manageability().state,
            ManageabilityState::lost);
}

TEST(ManageabilityState, AStoppedInstanceNeedsNoOtherRecord) {
  const Manageability result = NetworkScope({{"ec2.Instance", changed("ec2.Instance", "running", "stopped")},
                                             {kNode, R"({"gap": "denied"})"},
                                             {"ssm.InventoryResultEntity", R"({"gap": "denied"})"}})
                                   .manageability();

  EXPECT_EQ(result.state, ManageabilityState::stopped);
  EXPECT_EQ(result.mechanism, "not-running");
  EXPECT_EQ(blockers(result), "state.stopped!");
}

TEST(ManageabilityState, WithoutATraceItIsUnmanagedAfterHalfAnHour) {
  EXPECT_EQ(NetworkScope(never_registered()).manageability().mechanism, "never-managed");
  EXPECT_EQ(NetworkScope(never_registered()).manageability().state, ManageabilityState::unmanaged);
  const Manageability young =
      NetworkScope(
          never_registered({{"ec2.Instance", changed("ec2.Instance", "2026-05-01T00:00:00Z", "2026-05-04T06:40:00Z")}}))
          .manageability();
  EXPECT_EQ(young.state, ManageabilityState::unknown);
  EXPECT_EQ(young.mechanism, "starting");
}

TEST(ManageabilityState, AnInventoryThatOutlivedItShowsThatItWasManaged) {
  const Manageability result =
      NetworkScope(never_registered({{"ssm.InventoryResultEntity", R"({"AWS:InstanceInformation": [{"Id": "i-1"}]})"}}))
          .manageability();

  EXPECT_EQ(result.state, ManageabilityState::lost);
  EXPECT_EQ(result.mechanism, "was-managed");
}

TEST(ManageabilityState, ACommandThatItCarriedOutShowsThatItWasManagedOneThatWasOnlySentDoesNot) {
  const auto state = [](const std::string& status, const std::string& details) {
    return NetworkScope(never_registered(
                            {{"ssm.CommandInvocation", R"([{"CommandId": "c", "InstanceId": "i-1", "Status": ")" +
                                                           status + R"(", "StatusDetails": ")" + details + R"("}])"}}))
        .manageability()
        .mechanism;
  };

  EXPECT_EQ(state("Failed", "Failed"), "was-managed");
  EXPECT_EQ(state("Failed", "Undeliverable"), "never-managed");
}

TEST(ManageabilityState, NeverUnmanagedWhereAReadFailed) {
  for (const auto& [table, facts] :
       Tables{{kNode, R"({"gap": "denied"})"},
              {kNode + "", R"({"gap": "failed"})"},
              {"ssm.InventoryResultEntity", R"({"AWS:InstanceInformation": {"gap": "denied"}})"}}) {
    const Manageability result = NetworkScope(never_registered({{table, facts}})).manageability();

    EXPECT_EQ(result.state, ManageabilityState::unknown) << table;
    EXPECT_FALSE(result.evidence.empty());
  }
}

TEST(ManageabilityState, AHostThatRegisteredThroughAnActivationIsManaged) {
  const Manageability result =
      NetworkScope(
          {{kNode,
            node_with(R"("InstanceId": "i-1")", R"("InstanceId": "mi-1", "SourceId": "i-1", "ActivationId": "a")")},
           {"ec2.Instance",
            changed(
                "ec2.Instance",
                R"("IamInstanceProfile": {"Arn": "arn:aws:iam::111111111111:instance-profile/app", "Id": "AIPA1"},)",
                "")}})
          .manageability();

  EXPECT_EQ(result.state, ManageabilityState::managed);
  EXPECT_EQ(result.mechanism, "hybrid-registered");
  EXPECT_EQ(blockers(result), "");
}

TEST(ManageabilityState, InspectorIsAWitnessOfANodeOutOfReach) {
  const auto witnesses = [](const std::string& reason, const Tables& more) {
    const Manageability result =
        NetworkScope(with({{"inspector2.CoveredResource",
                            R"([{"resourceId": "i-1", "scanStatus": {"reason": ")" + reason + R"("}}])"}},
                          more))
            .manageability();
    return std::ranges::count(result.evidence, inspector2::CoveredResource::kSource,
                              [](const Evidence& evidence) { return evidence.provenance->source; });
  };

  EXPECT_EQ(witnesses("UNMANAGED_EC2_INSTANCE", never_registered()), 1);
  EXPECT_EQ(witnesses("SUCCESSFUL", never_registered()), 0);
  EXPECT_EQ(witnesses("UNMANAGED_EC2_INSTANCE", {}), 0);
}

// --- host ---

TEST(ManageabilityChecks, AnImpairedHostIsToldApartFromAnUnreadOne) {
  const auto result = [](const std::string& status) {
    return NetworkScope(never_registered({{"ec2.InstanceStatus", status}})).manageability();
  };

  EXPECT_EQ(blockers(result(changed("ec2.InstanceStatus", "ok", "impaired"))), "state.impaired!");
  const Manageability denied = result(R"({"gap": "denied"})");
  ASSERT_NE(find(denied, "state.impaired"), nullptr);
  EXPECT_EQ(find(denied, "state.impaired")->outcome, Outcome::unknown);
  EXPECT_EQ(missing_permission(find(denied, "state.impaired")->evidence), "ec2:DescribeInstanceStatus");
  EXPECT_EQ(blockers(denied), "");
}

TEST(ManageabilityChecks, ScheduledEventsThatAreNotOverAreTold) {
  const Manageability result =
      NetworkScope({{"ec2.InstanceStatus", changed("ec2.InstanceStatus", R"("InstanceId": "i-1",)",
                                                   R"("InstanceId": "i-1", "Events": [{"Code": "instance-retirement"},
                                {"Code": "system-reboot", "Description": "[Completed] done"}],)")}})
          .manageability();

  const auto& evidence = find(result, "state.impaired")->evidence;
  EXPECT_EQ(std::ranges::count(evidence, Json("instance-retirement"), &Evidence::value), 1);
  EXPECT_EQ(std::ranges::count(evidence, Json("system-reboot"), &Evidence::value), 0);
}

TEST(ManageabilityChecks, TheMetadataServiceSwitchedOffIsToldWhateverTheState) {
  const std::string off = changed("ec2.Instance", R"("HttpEndpoint": "enabled")", R"("HttpEndpoint": "disabled")");

  EXPECT_EQ(blockers(NetworkScope(never_registered({{"ec2.Instance", off}})).manageability()),
            "identity.imds-disabled!");
  EXPECT_EQ(blockers(NetworkScope({{"ec2.Instance", off}}).manageability()), "identity.imds-disabled!");
}

TEST(ManageabilityChecks, OneHopReachesAnAgentInAHostContainer) {
  EXPECT_EQ(blockers(NetworkScope(
                         {{"ec2.Instance", changed("ec2.Instance", R"("HttpTokens": "required")",
                                                   R"("HttpTokens": "required", "HttpPutResponseHopLimit": 1)")},
                          {"ec2.Image", changed("ec2.Image", "al2023-ami-2023.5", "bottlerocket-aws-k8s-1.30-x86_64")}})
                         .manageability()),
            "");
}

TEST(ManageabilityChecks, A32BitHostHasNoAgent) {
  EXPECT_EQ(blockers(NetworkScope(never_registered({{"ec2.Instance", changed("ec2.Instance", R"("ImageId")",
                                                                             R"("Architecture": "i386", "ImageId")")}}))
                         .manageability()),
            "os.unsupported!");
}

// --- network and agent ---

TEST(ManageabilityWalk, KeepsEveryBlockerNotOnlyTheFirst) {
  EXPECT_EQ(
      blockers(NetworkScope(without_profile({{"ec2.SecurityGroup", R"([{"GroupId": "sg-1"}])"}})).manageability()),
      "identity.no-profile-no-dhmc! network.instance-sg-egress! network.s3-payload");
}

TEST(ManageabilityWalk, WhatIsLeftIsTheAgent) {
  const Manageability never = NetworkScope(never_registered()).manageability();
  const Manageability lost = NetworkScope({{kNode, node_with("Online", "ConnectionLost")}}).manageability();

  EXPECT_TRUE(never.was_walked);
  EXPECT_EQ(blockers(never), "agent.not-installed-or-stopped");
  EXPECT_EQ(blockers(lost), "agent.not-installed-or-stopped");
}

TEST(ManageabilityWalk, AnAgentThatStartedMomentsAgoIsNotBlamed) {
  const auto lost = [](const std::string& launched) {
    return NetworkScope({{kNode, node_with("Online", "ConnectionLost")},
                         {"ec2.Instance", changed("ec2.Instance", "2026-05-01T00:00:00Z", launched)}})
        .manageability();
  };

  EXPECT_EQ(lost("2026-05-04T06:54:00Z").state, ManageabilityState::lost);
  EXPECT_EQ(blockers(lost("2026-05-04T06:54:00Z")), "");
  EXPECT_EQ(blockers(lost("2026-05-04T06:20:00Z")), "agent.not-installed-or-stopped");
}

TEST(ManageabilityWalk, TheAgentIsNotBlamedWhereThePathIsUnknown) {
  const Manageability result =
      NetworkScope(never_registered({{"ec2.RouteTable", changed("ec2.RouteTable", R"("GatewayId": "igw-1")",
                                                                R"("TransitGatewayId": "tgw-1")")}}))
          .manageability();

  EXPECT_EQ(blockers(result), "");
  EXPECT_EQ(find(result, "network.path")->outcome, Outcome::unknown);
  EXPECT_EQ(find(result, "agent.not-installed-or-stopped")->outcome, Outcome::unknown);
}

TEST(ManageabilityWalk, AnOnlineSiblingClearsNetworkAndIdentity) {
  std::string two = open_vpc().at("ec2.Instance");
  std::string sibling = two.substr(1, two.size() - 2);
  sibling.replace(sibling.find("i-1"), 3, "i-2");
  two.insert(two.size() - 1, "," + sibling);
  const Tables tables = {
      {"ec2.Instance", two},
      {kNode, node_with(R"("InstanceId": "i-1")", R"("InstanceId": "i-2")")},
      {"ec2.RouteTable", changed("ec2.RouteTable", R"("GatewayId": "igw-1")", R"("TransitGatewayId": "tgw-1")")},
      {kPermissions, R"({"arn:aws:iam::111111111111:role/app": {"gap": "denied"}})"},
      {"iam.AttachedPolicy", R"({"app": {"gap": "denied"}})"}};

  const Manageability result = NetworkScope(tables).manageability();

  EXPECT_EQ(blockers(result), "agent.not-installed-or-stopped");
  EXPECT_EQ(find(result, "network.path")->outcome, Outcome::clear);
  EXPECT_EQ(find(result, "identity.role-permissions")->outcome, Outcome::clear);
}

TEST(ManageabilityWalk, AnOnlineSiblingDisprovesWhatIsOnlyPossibleAboutTheRole) {
  std::string two = open_vpc().at("ec2.Instance");
  std::string sibling = two.substr(1, two.size() - 2);
  sibling.replace(sibling.find("i-1"), 3, "i-2");
  two.insert(two.size() - 1, "," + sibling);
  const std::string perhaps_denied =
      changed(kPermissions, R"("EvalResourceName": "arn:i-1", "EvalDecision": "allowed")",
              R"("EvalResourceName": "*", "EvalDecision": "implicitDeny")");

  EXPECT_EQ(blockers(NetworkScope({{"ec2.Instance", two},
                                   {kNode, node_with(R"("InstanceId": "i-1")", R"("InstanceId": "i-2")")},
                                   {kPermissions, perhaps_denied}})
                         .manageability()),
            "agent.not-installed-or-stopped");
}

TEST(ManageabilityWalk, NameServersOfOnesOwnLeaveTheNamesUnknown) {
  const auto asking = [](const std::string& server) {
    return NetworkScope(never_registered(
                            {{"ec2.Vpc", changed("ec2.Vpc", R"("OwnerId")", R"("DhcpOptionsId": "dopt-1", "OwnerId")")},
                             {"ec2.DhcpOptions", R"([{"DhcpOptionsId": "dopt-1", "DhcpConfigurations": [
                                 {"Key": "domain-name-servers", "Values": [{"Value": ")" +
                                                     server + R"("}]}]}])"}}))
        .manageability();
  };

  EXPECT_EQ(blockers(asking("10.0.0.53")), "");
  EXPECT_EQ(find(asking("10.0.0.53"), "network.dns")->outcome, Outcome::unknown);
  EXPECT_EQ(find(asking("10.0.0.2"), "network.dns")->outcome, Outcome::clear);
}

TEST(ManageabilityWalk, WithoutDnsSupportNothingResolves) {
  EXPECT_EQ(
      blockers(NetworkScope(never_registered({{"ec2.VpcAttribute",
                                               changed("ec2.VpcAttribute", R"("EnableDnsSupport": {"Value": true})",
                                                       R"("EnableDnsSupport": {"Value": false})")}}))
                   .manageability()),
      "network.dns!");
}

TEST(ManageabilityWalk, AnOnlineNodeWithoutSessionChannelIsTracedToItsMessages) {
  const Manageability result =
      NetworkScope(
          {{"ssm.ConnectionStatus", R"({"i-1": [{"Target": "i-1", "Status": "notconnected"}]})"},
           {kPermissions, changed(kPermissions, R"("ssmmessages:OpenControlChannel", "EvalDecision": "allowed")",
                                  R"("ssmmessages:OpenControlChannel", "EvalDecision": "explicitDeny")")}})
          .manageability();

  EXPECT_EQ(result.state, ManageabilityState::managed);
  EXPECT_EQ(result.session_channel, "notconnected");
  EXPECT_EQ(blockers(result), "identity.role-permissions!");
}

TEST(ManageabilityWalk, TheWayToS3MattersToAnOnlineNodeWhoseInstallFailed) {
  const std::string no_way_out = changed(
      "ec2.RouteTable",
      R"({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active", "Origin": "CreateRoute"})",
      R"({"DestinationCidrBlock": "10.1.0.0/16", "GatewayId": "local"})");
  const Tables failed = {
      {"ec2.RouteTable", no_way_out},
      {"ssm.Command", R"([{"CommandId": "c", "DocumentName": "AWS-RunPatchBaseline",
          "RequestedDateTime": "2026-05-03T02:00:00Z", "Status": "Failed", "Parameters": {"Operation": ["Install"]},
          "InstanceIds": ["i-1"]}])"},
      {"ssm.CommandInvocation", R"([{"CommandId": "c", "InstanceId": "i-1", "DocumentName": "AWS-RunPatchBaseline",
          "RequestedDateTime": "2026-05-03T02:00:00Z", "Status": "Failed", "StatusDetails": "Failed",
          "CommandPlugins": [{"Name": "PatchLinux", "Status": "Failed", "StatusDetails": "Failed",
          "ResponseCode": 156}]}])"}};

  EXPECT_EQ(blockers(NetworkScope(failed).assessment().manageability), "network.s3-payload");
  EXPECT_EQ(
      blockers(
          NetworkScope(with(failed, {{"ec2.RouteTable", open_vpc().at("ec2.RouteTable")}})).assessment().manageability),
      "");
  // A scan fetches the same payload.
  EXPECT_EQ(blockers(NetworkScope(with(failed, {{"ssm.InstancePatchState", R"({"i-1": [{"InstanceId": "i-1",
      "BaselineId": "pb-1", "Operation": "Scan", "OperationStartTime": "2026-05-04T02:00:00Z",
      "OperationEndTime": "2026-05-04T02:05:00Z", "MissingCount": 3}]})"}}))
                         .assessment()
                         .manageability),
            "");
}

TEST(ManageabilityWalk, AnAgentIsNotBlamedWhoseActivationsCredentialsNoRecordShows) {
  const Manageability result =
      NetworkScope({{kNode, replace_all(node_with(R"("InstanceId": "i-1")",
                                                  R"("InstanceId": "mi-1", "SourceId": "i-1", "ActivationId": "a")"),
                                        "Online", "ConnectionLost")}})
          .manageability();

  EXPECT_EQ(result.state, ManageabilityState::lost);
  EXPECT_EQ(blockers(result), "");
  EXPECT_EQ(find(result, "agent.not-installed-or-stopped")->outcome, Outcome::unknown);
}

TEST(ManageabilityWalk, ALostNodeOfHostManagementIsNotToldToHaveLostItsRegistration) {
  EXPECT_EQ(blockers(NetworkScope(without_profile({{"ssm.ServiceSetting", kHostManagementOn},
                                                   {kNode, node_with("Online", "ConnectionLost")}}))
                         .manageability()),
            "agent.not-installed-or-stopped");
}

TEST(ManageabilityAgent, OnlyAVersionThatMattersIsOutdated) {
  const auto result = [](const std::string& version) {
    return NetworkScope({{kNode, changed(kNode, R"("AgentVersion": "3.3.380.0")",
                                         R"("IsLatestVersion": false, "AgentVersion": ")" + version + "\"")}})
        .manageability();
  };

  EXPECT_EQ(blockers(result("2.0.790.0")), "identity.imdsv2-old-agent agent.outdated!");
  EXPECT_EQ(blockers(result("3.1.0.0")), "");
  EXPECT_EQ(result("3.1.0.0").agent_is_latest, false);
}

TEST(ManageabilityAgent, TheLatestFlagMeansNothingOnWindows) {
  const std::string windows =
      changed(kNode, R"("PlatformType": "Linux")", R"("IsLatestVersion": false, "PlatformType": "Windows")");

  EXPECT_FALSE(NetworkScope({{kNode, windows}}).manageability().agent_is_latest);
}

TEST(ManageabilityAgent, OnlyAWindowsOf2008ThatNeverRegisteredLacksTheTransport) {
  const Tables of_2008 = {
      {"ec2.Image", changed("ec2.Image", "al2023-ami-2023.5", "Windows_Server-2008-R2_SP1-English-64Bit-Base")}};

  EXPECT_EQ(blockers(NetworkScope(never_registered(of_2008)).manageability()), "agent.tls");
  EXPECT_EQ(blockers(NetworkScope(with(of_2008, {{kNode, node_with("Online", "ConnectionLost")}})).manageability()),
            "agent.not-installed-or-stopped");
}

TEST(AgentVersion, ComparesPartsAsNumbers) {
  EXPECT_TRUE(is_older_agent("2.3.978.0", "3.0.0.0"));
  EXPECT_TRUE(is_older_agent("3.3.40", "3.3.380.0"));
  EXPECT_FALSE(is_older_agent("3.10.0.0", "3.2.582.0"));
  EXPECT_FALSE(is_older_agent("unknown", "3.2.582.0"));
}

}  // namespace
}  // namespace patchtriage
