#include "assess/manageability_for_test.h"
#include "base/text.h"

namespace patchtriage {
namespace {

TEST(ManageabilityIdentity, NoProfileCountsOnlyWhereHostManagementIsProvenOff) {
  EXPECT_EQ(blockers(NetworkScope(without_profile({})).manageability()), "identity.no-profile-no-dhmc!");
  const Manageability unread =
      NetworkScope(without_profile({{"ssm.ServiceSetting", R"({"gap": "denied"})"}})).manageability();
  EXPECT_EQ(blockers(unread), "");
  EXPECT_EQ(find(unread, "identity.no-profile-no-dhmc")->outcome, Outcome::unknown);
  EXPECT_EQ(missing_permission(find(unread, "identity.no-profile-no-dhmc")->evidence), "ssm:GetServiceSetting");
}

TEST(ManageabilityIdentity, HostManagementNeedsARecentAgent) {
  const Tables on = without_profile({{"ssm.ServiceSetting", kHostManagementOn}});
  const Tables old_image = with(on, {{"ec2.Image", changed("ec2.Image", "2026-01-01", "2021-01-01")}});

  EXPECT_EQ(blockers(NetworkScope(old_image).manageability()), "identity.dhmc-agent-too-old");
  EXPECT_EQ(find(NetworkScope(on).manageability(), "identity.dhmc-agent-too-old")->outcome, Outcome::clear);
}

TEST(ManageabilityIdentity, HostManagementNeedsARoleThatIsThereAndMayRegister) {
  const std::string name = "AWSSystemsManagerDefaultEC2InstanceManagementRole";
  const auto result = [&](const std::string& role, const std::string& decision) {
    return NetworkScope(without_profile({{"ssm.ServiceSetting", kHostManagementOn},
                                         {"iam.Role", R"({")" + name + R"(": )" + role + "}"},
                                         {kPermissions, R"({"arn:aws:iam::111111111111:role/service-role/)" + name +
                                                            R"(": [{"EvalActionName": "ssm:UpdateInstanceInformation",
                                                   "EvalResourceName": "arn:i-1", "EvalDecision": ")" +
                                                            decision + R"("}]})"}}))
        .manageability();
  };
  const std::string there = R"([{"RoleName": ")" + name + R"("}])";

  EXPECT_EQ(blockers(result(there, "allowed")), "agent.not-installed-or-stopped");
  EXPECT_EQ(blockers(result(there, "implicitDeny")), "identity.no-profile-no-dhmc!");
  EXPECT_EQ(blockers(result(R"({"gap": "failed", "code": "NoSuchEntity"})", "allowed")),
            "identity.no-profile-no-dhmc!");
  const Manageability unread = result(R"({"gap": "denied"})", "allowed");
  EXPECT_EQ(blockers(unread), "");
  EXPECT_EQ(missing_permission(find(unread, "identity.no-profile-no-dhmc")->evidence), "iam:GetRole");
}

TEST(ManageabilityIdentity, HostManagementThatWasSetMomentsAgoMayNotHaveBeenTriedYet) {
  std::string setting = kHostManagementOn;
  setting.insert(setting.rfind('}'), R"(, "LastModifiedDate": "2026-05-04T06:55:00Z")");
  const Manageability result = NetworkScope(without_profile({{"ssm.ServiceSetting", setting}})).manageability();

  EXPECT_EQ(blockers(result), "");
  EXPECT_EQ(find(result, "identity.no-profile-no-dhmc")->outcome, Outcome::unknown);
}

TEST(ManageabilityIdentity, AProfileWithoutARoleOrDeletedOrMadeAgain) {
  const auto result = [](const std::string& profiles) {
    return blockers(NetworkScope(never_registered({{"iam.InstanceProfile", profiles}})).manageability());
  };

  EXPECT_EQ(result(R"({"app": [{"InstanceProfileName": "app", "InstanceProfileId": "AIPA1"}]})"),
            "identity.profile-without-role!");
  EXPECT_EQ(result(R"({"app": []})"), "identity.profile-without-role!");
  EXPECT_EQ(result(changed("iam.InstanceProfile", "AIPA1", "AIPA2")), "identity.profile-without-role!");
}

TEST(ManageabilityIdentity, AProfileThatCouldNotBeReadIsNoBlocker) {
  const Manageability result =
      NetworkScope(never_registered({{"iam.InstanceProfile", R"({"app": {"gap": "denied"}})"}})).manageability();

  EXPECT_EQ(blockers(result), "");
  EXPECT_EQ(missing_permission(find(result, "identity.profile-without-role")->evidence), "iam:GetInstanceProfile");
}

TEST(ManageabilityIdentity, TheTrustPolicyHasToNameEc2) {
  EXPECT_EQ(blockers(NetworkScope(never_registered(
                                      {{"iam.Role", changed("iam.Role", "ec2.amazonaws.com", "lambda.amazonaws.com")}}))
                         .manageability()),
            "identity.trust-policy!");
}

TEST(ManageabilityIdentity, ADeniedRegistrationIsProvenOnRealResourcesOnly) {
  const auto result = [](const std::string& what, const std::string& by) {
    return NetworkScope(never_registered({{kPermissions, changed(kPermissions, what, by)}})).manageability();
  };
  const std::string allowed = R"("EvalResourceName": "arn:i-1", "EvalDecision": "allowed")";

  EXPECT_EQ(blockers(result(allowed, R"("EvalResourceName": "arn:i-1", "EvalDecision": "implicitDeny")")),
            "identity.role-permissions!");
  EXPECT_EQ(blockers(result(allowed, R"("EvalResourceName": "*", "EvalDecision": "implicitDeny")")),
            "identity.role-permissions");
  const Manageability conditional = result(
      allowed,
      R"("EvalResourceName": "arn:i-1", "EvalDecision": "implicitDeny", "MissingContextValues": ["aws:SourceIp"])");
  EXPECT_EQ(blockers(conditional), "");
  EXPECT_EQ(find(conditional, "identity.role-permissions")->outcome, Outcome::unknown);
}

TEST(ManageabilityIdentity, AProfileThatCameAfterTheLaunchMayBeTooNewForTheAgent) {
  const auto attached = [](const std::string& at, const Tables& more) {
    return blockers(NetworkScope(with({{"ec2.IamInstanceProfileAssociation",
                                        R"([{"AssociationId": "a", "InstanceId": "i-1", "State": "associated",
                                        "Timestamp": ")" +
                                            at + R"("}])"}},
                                      more))
                        .manageability());
  };
  const Tables launched =
      never_registered({{"ec2.Instance", changed("ec2.Instance", "2026-05-01T00:00:00Z", "2026-05-04T06:20:00Z")}});

  EXPECT_EQ(attached("2026-05-04T06:20:10Z", launched), "agent.not-installed-or-stopped");
  EXPECT_EQ(attached("2026-05-04T06:40:00Z", launched), "identity.profile-just-attached");
  EXPECT_EQ(attached("2026-05-04T06:40:00Z", {}), "");  // it answers
}

// ec2messages with this decision, beside what the role is asked about.
std::string with_messages(std::string permissions, const std::string& decision) {
  for (const char* action :
       {"AcknowledgeMessage", "DeleteMessage", "FailMessage", "GetEndpoint", "GetMessages", "SendReply"}) {
    permissions.insert(permissions.rfind(']'), R"(, {"EvalActionName": "ec2messages:)" + std::string(action) +
                                                   R"(", "EvalDecision": ")" + decision + R"("})");
  }
  return permissions;
}

TEST(ManageabilityIdentity, OneMessageFamilyIsEnough) {
  std::string text = open_vpc().at(kPermissions);
  for (std::size_t at = text.find("ssmmessages"); at != std::string::npos; at = text.find("ssmmessages", at + 1)) {
    const std::size_t decision = text.find("allowed", at);
    text.replace(decision, 7, "implicitDeny");
  }
  const std::string families = with_messages(text, "implicitDeny");

  // Without ec2messages' decisions the old way may still be open.
  EXPECT_EQ(blockers(NetworkScope(never_registered({{kPermissions, text}})).manageability()),
            "identity.role-permissions");
  EXPECT_EQ(blockers(NetworkScope(never_registered({{kPermissions, families}})).manageability()),
            "identity.role-permissions!");
  EXPECT_EQ(
      blockers(NetworkScope(never_registered({{kPermissions, families}, {"ssm.ServiceSetting", kHostManagementOn}}))
                   .manageability()),
      "identity.profile-shadows-dhmc!");
}

TEST(ManageabilityIdentity, HostManagementStandsInForAProfileThatDoesNotRegisterTheNode) {
  const Tables broken[] = {
      {{kPermissions, changed(kPermissions, R"("EvalResourceName": "arn:i-1", "EvalDecision": "allowed")",
                              R"("EvalResourceName": "arn:i-1", "EvalDecision": "implicitDeny")")}},
      {{"iam.InstanceProfile", R"({"app": [{"InstanceProfileName": "app", "InstanceProfileId": "AIPA1"}]})"}},
      {{"iam.Role", changed("iam.Role", "ec2.amazonaws.com", "lambda.amazonaws.com")}}};
  for (const Tables& one : broken) {
    const Tables on = never_registered(with(one, {{"ssm.ServiceSetting", kHostManagementOn}}));

    EXPECT_EQ(blockers(NetworkScope(on).manageability()), "agent.not-installed-or-stopped");
    EXPECT_EQ(
        blockers(
            NetworkScope(with(on, {{"ec2.Image", changed("ec2.Image", "2026-01-01", "2022-01-01")}})).manageability()),
        "identity.dhmc-agent-too-old");
  }
}

TEST(ManageabilityIdentity, ANodeThatAnswersHasCredentialsFromElsewhereWhereItsRoleMayNotRegister) {
  const std::string refused =
      replace_all(open_vpc().at(kPermissions), R"("EvalDecision": "allowed")", R"("EvalDecision": "implicitDeny")");
  const auto result = [&](const std::string& setting) {
    return NetworkScope({{kPermissions, refused}, {"ssm.ServiceSetting", setting}}).manageability();
  };

  EXPECT_EQ(blockers(result(kHostManagementOn)), "");
  EXPECT_EQ(blockers(result(R"([])")), "identity.role-permissions");
  const Manageability unread = result(R"({"gap": "denied"})");
  EXPECT_EQ(blockers(unread), "");
  EXPECT_EQ(missing_permission(find(unread, "identity.role-permissions")->evidence), "ssm:GetServiceSetting");
}

TEST(ManageabilityIdentity, WhatTheHeartbeatDoesWithoutDoesNotHideTheAgent) {
  const std::string no_inventory = changed(
      kPermissions, R"("EvalDecision": "allowed"}]})",
      R"("EvalDecision": "allowed"}, {"EvalActionName": "ssm:PutInventory", "EvalDecision": "implicitDeny"}]})");
  const std::string no_session = replace_all(open_vpc().at(kPermissions), R"(Channel", "EvalDecision": "allowed")",
                                             R"(Channel", "EvalDecision": "implicitDeny")");
  for (const std::string& permissions : {no_inventory, with_messages(no_session, "allowed")}) {
    const Manageability lost =
        NetworkScope({{kNode, node_with("Online", "ConnectionLost")}, {kPermissions, permissions}}).manageability();

    EXPECT_EQ(blockers(lost), "identity.role-permissions agent.not-installed-or-stopped");
    EXPECT_TRUE(find(lost, "identity.role-permissions")->is_partial);
  }
}

TEST(ManageabilityIdentity, WhatPatchingLacksDoesNotSettleWhetherTheNodeMayRegister) {
  const std::string unsure = replace_all(
      changed(
          kPermissions, R"("EvalDecision": "allowed"}]})",
          R"("EvalDecision": "allowed"}, {"EvalActionName": "ssm:PutInventory", "EvalDecision": "implicitDeny"}]})"),
      R"("EvalResourceName": "arn:i-1", "EvalDecision": "allowed")",
      R"("EvalResourceName": "arn:i-1", "EvalDecision": "implicitDeny", "MissingContextValues": ["aws:SourceIp"])");

  EXPECT_EQ(blockers(NetworkScope(never_registered({{kPermissions, unsure}})).manageability()),
            "identity.role-permissions");
}

TEST(ManageabilityIdentity, ARoleThatLacksWhatPatchingNeedsShadowsHostManagement) {
  for (const char* action : {"ssm:PutInventory", "ssm:ListInstanceAssociations"}) {
    const std::string lacking = changed(kPermissions, R"("EvalDecision": "allowed"}]})",
                                        R"("EvalDecision": "allowed"}, {"EvalActionName": ")" + std::string(action) +
                                            R"(", "EvalDecision": "implicitDeny"}]})");

    EXPECT_EQ(blockers(NetworkScope({{kPermissions, lacking}}).manageability()), "identity.role-permissions");
    EXPECT_EQ(
        blockers(NetworkScope({{kPermissions, lacking}, {"ssm.ServiceSetting", kHostManagementOn}}).manageability()),
        "identity.profile-shadows-dhmc");
  }
}

// The simulation is refused, and the role has this document.
Tables by_document(const std::string& document) {
  return never_registered(
      {{kPermissions, R"({"arn:aws:iam::111111111111:role/app": {"gap": "denied"}})"},
       {"iam.RolePolicyNames", R"({"app": [{"PolicyNames": ["inline"]}]})"},
       {"iam.RolePolicy", R"({"app/inline": [{"PolicyName": "inline", "PolicyDocument": ")" + document + R"("}]})"}});
}

TEST(ManageabilityIdentity, TheRolesDocumentsAnswerWhereTheSimulationIsDenied) {
  const Manageability denied =
      NetworkScope(by_document(R"({\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}})"))
          .manageability();

  EXPECT_EQ(blockers(denied), "identity.role-permissions!");
  EXPECT_EQ(missing_permission(find(denied, "identity.role-permissions")->evidence), "");
}

TEST(ManageabilityIdentity, WhatTheDocumentsAllowTheOrganisationMayRefuseUnlessANodeIsOnline) {
  const Tables allowing = by_document(R"({\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}})");
  std::string two = open_vpc().at("ec2.Instance");
  two.insert(two.size() - 1, R"(, {"InstanceId": "i-2", "State": {"Name": "running"}})");
  const Tables beside_an_online_one =
      with(allowing, {{"ec2.Instance", two}, {kNode, node_with(R"("InstanceId": "i-1")", R"("InstanceId": "i-2")")}});

  const Manageability alone = NetworkScope(allowing).manageability();
  EXPECT_EQ(blockers(alone), "");
  EXPECT_EQ(find(alone, "identity.role-permissions")->outcome, Outcome::unknown);
  EXPECT_EQ(missing_permission(find(alone, "identity.role-permissions")->evidence), "iam:SimulatePrincipalPolicy");
  EXPECT_EQ(find(NetworkScope(beside_an_online_one).manageability(), "identity.role-permissions")->outcome,
            Outcome::clear);
}

TEST(ManageabilityIdentity, AnUnreadDocumentLeavesTheRoleUnknown) {
  const Manageability result =
      NetworkScope(never_registered({{kPermissions, R"({"arn:aws:iam::111111111111:role/app": {"gap": "denied"}})"},
                                     {"iam.AttachedPolicy", R"({"app": {"gap": "denied"}})"}}))
          .manageability();

  EXPECT_EQ(blockers(result), "");
  EXPECT_EQ(missing_permission(find(result, "identity.role-permissions")->evidence), "iam:ListAttachedRolePolicies");
}

TEST(ManageabilityIdentity, ThePermissionsBoundaryCountsInTheDocumentsToo) {
  EXPECT_EQ(
      blockers(NetworkScope(never_registered(
                                {{kPermissions, R"({"arn:aws:iam::111111111111:role/app": {"gap": "denied"}})"},
                                 {"iam.Role", changed("iam.Role", R"("Arn": "arn:aws:iam::111111111111:role/app")",
                                                      R"("Arn": "arn:aws:iam::111111111111:role/app",
                      "PermissionsBoundary": {"PermissionsBoundaryArn": "arn:b"})")},
                                 {"iam.AttachedPolicy", R"({"app": [{"PolicyName": "all", "PolicyArn": "arn:all"}]})"},
                                 {"iam.Policy", R"({"arn:all": [{"Arn": "arn:all", "DefaultVersionId": "v1"}],
                      "arn:b": [{"Arn": "arn:b", "DefaultVersionId": "v2"}]})"},
                                 {"iam.PolicyVersion", R"({
                      "arn:all@v1": [{"VersionId": "v1", "Document": "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"}],
                      "arn:b@v2": [{"VersionId": "v2", "Document": "{\"Statement\":{\"Effect\":\"Allow\",\"NotAction\":\"ssm:*\",\"Resource\":\"*\"}}"}]})"}}))
                   .manageability()),
      "identity.role-permissions!");
}

}  // namespace
}  // namespace patchtriage
