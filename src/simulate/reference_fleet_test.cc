// What measurements rely on: every scope of the reference fleet is as its description says, counted from the answers.
#include "simulate/reference_fleet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "simulate/world_for_test.h"

namespace patchtriage::simulate {
namespace {

WorldSettings reference_settings(int nodes) {
  WorldSettings settings = settings_for_test(1, nodes);
  settings.fleet = FleetKind::reference;
  settings.accounts = ordinary_accounts(settings.fleet, nodes, static_cast<int>(settings.regions.size()));
  return settings;
}

Json one(const char* member, const std::string& value) { return Json::object({{member, value}}); }

// One for all tests: it never changes.
const World& thousand_nodes() {
  static const World world(reference_settings(1000));
  return world;
}

class ReferenceFleet : public testing::Test {
 protected:
  ReferenceFleet() {
    for (const Scope& scope : scopes_of(world_)) {
      (list(world_, scope, "ec2:DescribeInstances").empty() ? empty_ : populated_).push_back(scope);
    }
  }

  std::size_t count(const Scope& scope, std::string_view operation, const Json& params = Json::object()) const {
    return list(world_, scope, operation, params).size();
  }

  // The nodes whose newest run of a command that installs failed.
  std::set<std::string> failed_last_install(const Scope& scope) const {
    std::map<std::string, std::pair<std::string, std::string>> newest;
    for (const Json& command : list(world_, scope, "ssm:ListCommands")) {
      for (const Json& row :
           list(world_, scope, "ssm:ListCommandInvocations", one("CommandId", command.text("CommandId")))) {
        auto& [time, status] = newest[row.text("InstanceId")];
        if (row.text("RequestedDateTime") < time) continue;
        time = row.text("RequestedDateTime");
        status = row.text("Status");
      }
    }
    std::set<std::string> failed;
    for (const auto& [id, run] : newest) {
      if (run.second == "Failed") failed.insert(id);
    }
    return failed;
  }

  const World& world_ = thousand_nodes();
  std::vector<Scope> populated_;
  std::vector<Scope> empty_;
};

TEST_F(ReferenceFleet, HasScopesOf125AndAsManyEmptyOnes) {
  EXPECT_EQ(populated_.size(), 8U);
  EXPECT_EQ(empty_.size(), 8U);
  for (const Scope& scope : populated_) EXPECT_EQ(count(scope, "ec2:DescribeInstances"), 125U);
}

TEST_F(ReferenceFleet, HasAPopulatedAndAnEmptyRegionInEveryAccountByTurns) {
  std::map<std::string, int> by_account, by_region;
  for (const Scope& scope : populated_) ++by_account[scope.account], ++by_region[scope.region];

  EXPECT_EQ(by_account.size(), 8U);
  EXPECT_EQ(by_region, (std::map<std::string, int>{{"eu-west-1", 4}, {"us-east-1", 4}}));
}

TEST_F(ReferenceFleet, HasTenFindingsOnEachOfTheThreeInTenThatArentCompliant) {
  std::size_t lacking = 0;
  for (const Scope& scope : populated_) {
    const auto states = patch_states(world_, scope);
    EXPECT_EQ(states.size(), 125U);
    for (const auto& [id, state] : states) {
      const std::int64_t findings = number(state, "MissingCount") + number(state, "FailedCount");
      EXPECT_TRUE(findings == 0 || findings == 10) << id << ": " << findings;
      EXPECT_EQ(number(state, "InstalledPendingRebootCount") + number(state, "InstalledRejectedCount"), 0) << id;
      lacking += findings > 0 ? 1 : 0;
    }
  }

  EXPECT_EQ(lacking, 300U);
}

TEST_F(ReferenceFleet, HasAFailedLastInstallOnAThirdOfThose) {
  std::set<std::string> failed;
  for (const Scope& scope : populated_) failed.merge(failed_last_install(scope));

  std::set<std::string> by_truth;
  for (const Truth& truth : truth_of(world_)) {
    if (!truth.causes.empty() && truth.causes.front().starts_with("os-patch/")) by_truth.insert(truth.node.instance_id);
  }
  EXPECT_EQ(failed.size(), 100U);
  EXPECT_EQ(failed, by_truth);
}

TEST_F(ReferenceFleet, TellsTheTruthOfEveryNode) {
  std::map<std::string, int> by_status, causes;
  for (const Truth& truth : truth_of(world_)) {
    ++by_status[truth.status];
    EXPECT_EQ(truth.causes.size(), truth.status == "compliant" ? 0U : 1U);
    for (const std::string& cause : truth.causes) ++causes[cause.starts_with("os-patch/") ? "os-patch" : cause];
    EXPECT_TRUE(truth.blockers.empty());
    EXPECT_NE(truth.exposure, "unknown");
  }

  EXPECT_EQ(by_status, (std::map<std::string, int>{{"compliant", 700}, {"non_compliant", 300}}));
  EXPECT_EQ(causes, (std::map<std::string, int>{{"none/awaiting-window", 200}, {"os-patch", 100}}));
}

TEST_F(ReferenceFleet, HasEveryNodeOnlineOfLinuxAndWindows) {
  std::map<std::string, int> platforms;
  for (const Scope& scope : populated_) {
    for (const Json& row : list(world_, scope, "ssm:DescribeInstanceInformation")) {
      EXPECT_EQ(row.text("PingStatus"), "Online");
      ++platforms[row.text("PlatformType")];
    }
  }

  EXPECT_EQ(platforms["Linux"] + platforms["Windows"], 1000);
  EXPECT_GT(platforms["Linux"], 700);
  EXPECT_GT(platforms["Windows"], 100);
}

TEST_F(ReferenceFleet, HasThreeWindowsThatRanFourTimesWithAnInvocationForEachMember) {
  for (const Scope& scope : populated_) {
    const auto windows = list(world_, scope, "ssm:DescribeMaintenanceWindows");
    std::size_t invocations = 0;
    for (const Json& window : windows) {
      const auto executions =
          list(world_, scope, "ssm:DescribeMaintenanceWindowExecutions", one("WindowId", window.text("WindowId")));
      EXPECT_EQ(executions.size(), 4U) << window.text("Name");
    }
    for (const Json& command : list(world_, scope, "ssm:ListCommands")) {
      EXPECT_EQ(command.text("DocumentName"), "AWS-RunPatchBaseline");
      invocations += count(scope, "ssm:ListCommandInvocations", one("CommandId", command.text("CommandId")));
    }

    EXPECT_EQ(windows.size(), 3U);
    EXPECT_EQ(count(scope, "ssm:ListCommands"), 12U);
    // Each node is in one window.
    EXPECT_EQ(invocations, 4U * 125U);
    EXPECT_EQ(count(scope, "ssm:ListCommandInvocations"), 4U * 125U);
  }
}

TEST_F(ReferenceFleet, HasThreeAssociationsWhoseRunsOnlyTheirExecutionsTell) {
  for (const Scope& scope : populated_) {
    const auto associations = list(world_, scope, "ssm:ListAssociations");
    std::set<std::string> documents;
    for (const Json& association : associations) {
      documents.insert(association.text("Name"));
      EXPECT_EQ(
          count(scope, "ssm:DescribeAssociationExecutions", one("AssociationId", association.text("AssociationId"))),
          3U);
    }

    EXPECT_EQ(associations.size(), 3U);
    EXPECT_EQ(documents,
              (std::set<std::string>{"AWS-GatherSoftwareInventory", "AWS-RunPatchBaseline", "AWS-UpdateSSMAgent"}));
  }
}

TEST_F(ReferenceFleet, ScansEveryNodeDaily) {
  const Scope& scope = populated_.front();
  for (const Json& association : list(world_, scope, "ssm:ListAssociations")) {
    if (association.text("Name") != "AWS-RunPatchBaseline") continue;
    Json params = one("AssociationId", association.text("AssociationId"));
    const auto executions = list(world_, scope, "ssm:DescribeAssociationExecutions", params);
    params.set("ExecutionId", executions.front().text("ExecutionId"));
    const auto targets = list(world_, scope, "ssm:DescribeAssociationExecutionTargets", params);

    EXPECT_EQ(targets.size(), 125U);
    for (const Json& target : targets) EXPECT_EQ(target.text("Status"), "Success");
  }
  for (const auto& [id, state] : patch_states(world_, scope)) {
    EXPECT_EQ(state.text("Operation"), "Scan");
    EXPECT_GT(state.text("OperationEndTime"), "2026-11-19T12:00:00Z") << id;
  }
}

TEST_F(ReferenceFleet, HasTwoCustomBaselinesAndThreePatchGroups) {
  const Json own =
      Json::object({{"Filters", Json::array({Json::object({{"Key", "OWNER"}, {"Values", Json::array({"Self"})}})})}});
  for (const Scope& scope : populated_) {
    EXPECT_EQ(count(scope, "ssm:DescribePatchBaselines", own), 2U);
    EXPECT_EQ(count(scope, "ssm:DescribePatchGroups"), 3U);
  }
}

TEST_F(ReferenceFleet, HasTwoLoadBalancersAndFourTargetGroupsWithNodesBehindThem) {
  for (const Scope& scope : populated_) {
    std::size_t targets = 0;
    for (const Json& group : list(world_, scope, "elbv2:DescribeTargetGroups")) {
      const Answer health =
          world_.answer(scope, "elbv2:DescribeTargetHealth", one("TargetGroupArn", group.text("TargetGroupArn")), 1);
      targets += std::get<Single>(*health).reply.find("TargetHealthDescriptions")->as_array()->size();
    }

    EXPECT_EQ(count(scope, "elbv2:DescribeLoadBalancers"), 2U);
    EXPECT_EQ(count(scope, "elbv2:DescribeTargetGroups"), 4U);
    EXPECT_EQ(count(scope, "elb:DescribeLoadBalancers"), 0U);
    EXPECT_GT(targets, 10U);
  }
}

TEST_F(ReferenceFleet, LeadsFromALoadBalancerToEachOfItsTargetGroups) {
  const Scope& scope = populated_.front();
  std::set<std::string> reached;
  for (const Json& balancer : list(world_, scope, "elbv2:DescribeLoadBalancers")) {
    for (const Json& listener :
         list(world_, scope, "elbv2:DescribeListeners", one("LoadBalancerArn", balancer.text("LoadBalancerArn")))) {
      for (const Json& rule :
           list(world_, scope, "elbv2:DescribeRules", one("ListenerArn", listener.text("ListenerArn")))) {
        const Json& action = rule.find("Actions")->as_array()->front();
        if (const Json* config = action.find("ForwardConfig")) {
          reached.insert(config->find("TargetGroups")->as_array()->front().text("TargetGroupArn"));
        } else if (action.find("TargetGroupArn") != nullptr) {
          reached.insert(action.text("TargetGroupArn"));
        }
      }
    }
  }

  std::set<std::string> groups;
  for (const Json& group : list(world_, scope, "elbv2:DescribeTargetGroups"))
    groups.insert(group.text("TargetGroupArn"));
  EXPECT_EQ(reached, groups);
}

TEST_F(ReferenceFleet, HasTwoVpcsThatNodesAreIn) {
  for (const Scope& scope : populated_) {
    std::set<std::string> used;
    for (const Json& row : list(world_, scope, "ec2:DescribeInstances")) used.insert(row.text("VpcId"));

    EXPECT_EQ(used.size(), 2U);
    EXPECT_EQ(count(scope, "ec2:DescribeVpcs"), 2U);
    EXPECT_EQ(count(scope, "ec2:DescribeNatGateways"), 1U);
    EXPECT_EQ(count(scope, "ec2:DescribeInternetGateways"), 1U);
  }
}

TEST_F(ReferenceFleet, HasThreeRolesThatNodesHold) {
  for (const Scope& scope : populated_) {
    std::set<std::string> held, listed;
    for (const Json& row : list(world_, scope, "ec2:DescribeInstances")) {
      held.insert(row.find("IamInstanceProfile")->text("Arn"));
    }
    for (const Json& row : list(world_, scope, "iam:ListInstanceProfiles")) listed.insert(row.text("Arn"));

    EXPECT_EQ(listed.size(), 3U);
    EXPECT_EQ(held, listed);
  }
}

TEST_F(ReferenceFleet, HasNothingElse) {
  for (const Scope& scope : populated_) {
    for (const char* operation : {"autoscaling:DescribeAutoScalingGroups", "resource-groups:ListGroups",
                                  "ssm:DescribeAutomationExecutions", "ssm:ListResourceDataSync"}) {
      EXPECT_EQ(count(scope, operation), 0U) << operation;
    }
  }
}

TEST_F(ReferenceFleet, HasNothingInAnEmptyScope) {
  for (const Scope& scope : empty_) {
    for (const char* operation :
         {"ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "ec2:DescribeNetworkInterfaces",
          "elbv2:DescribeLoadBalancers", "elbv2:DescribeTargetGroups", "ssm:DescribeInstanceInformation",
          "ssm:GetInventory", "ssm:ListResourceComplianceSummaries", "ssm:DescribeMaintenanceWindows",
          "ssm:ListAssociations", "ssm:DescribePatchGroups", "ssm:ListCommands", "ssm:ListCommandInvocations"}) {
      EXPECT_EQ(count(scope, operation), 0U) << operation;
    }
    // AWS's own are everywhere.
    EXPECT_EQ(count(scope, "ssm:DescribePatchBaselines"), 15U);
  }
}

TEST(ReferenceFleetSizes, AreWhatIsAskedForFrom500NodesOn) {
  EXPECT_EQ(ordinary_fleet(499), FleetKind::varied);
  EXPECT_EQ(ordinary_fleet(500), FleetKind::reference);
}

TEST(ReferenceFleetSizes, TakeAsManyAccountsAsLeaveHalfTheScopesEmpty) {
  EXPECT_EQ(ordinary_accounts(FleetKind::varied, 100000, 2), 4);
  EXPECT_EQ(ordinary_accounts(FleetKind::reference, 125, 2), 4);
  EXPECT_EQ(ordinary_accounts(FleetKind::reference, 100000, 2), 800);
  EXPECT_EQ(ordinary_accounts(FleetKind::reference, 100000, 1), 1600);
  EXPECT_EQ(ordinary_accounts(FleetKind::reference, 100001, 2), 801);
}

std::vector<int> sizes(int nodes, int accounts, int regions) {
  WorldSettings settings;
  settings.nodes = nodes;
  settings.accounts = accounts;
  settings.regions.assign(static_cast<std::size_t>(regions), "");
  return reference_sizes(settings);
}

TEST(ReferenceFleetSizes, AlternateBetweenTheRegions) {
  EXPECT_EQ(sizes(450, 4, 2), (std::vector<int>{125, 0, 0, 125, 125, 0, 0, 75}));
}

TEST(ReferenceFleetSizes, AreSpreadOverTheAccountsWhereTheseAreMany) {
  EXPECT_EQ(sizes(250, 4, 2), (std::vector<int>{125, 0, 0, 0, 0, 125, 0, 0}));
}

TEST(ReferenceFleetSizes, FillSecondRegionsWhereAccountsAreFew) {
  EXPECT_EQ(sizes(750, 2, 4), (std::vector<int>{125, 125, 125, 0, 0, 125, 125, 125}));
}

TEST(ReferenceFleetSizes, AreEvenWhereScopesAreTooFew) {
  EXPECT_EQ(sizes(600, 2, 2), (std::vector<int>{150, 150, 150, 150}));
  EXPECT_EQ(sizes(10, 2, 2), (std::vector<int>{10, 0, 0, 0}));
  EXPECT_EQ(sizes(0, 1, 2), (std::vector<int>{0, 0}));
}

}  // namespace
}  // namespace patchtriage::simulate
