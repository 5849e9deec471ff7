#include "fleet/records/all.h"

#include "base/check.h"
#include "fleet/records/account_regions.h"
#include "fleet/records/autoscaling_groups.h"
#include "fleet/records/config_resources.h"
#include "fleet/records/ec2_common.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/ec2_network.h"
#include "fleet/records/elb_load_balancers.h"
#include "fleet/records/elbv2_load_balancers.h"
#include "fleet/records/iam_roles.h"
#include "fleet/records/inspector2_findings.h"
#include "fleet/records/organizations_accounts.h"
#include "fleet/records/resource_groups_groups.h"
#include "fleet/records/ssm_associations.h"
#include "fleet/records/ssm_baselines.h"
#include "fleet/records/ssm_commands.h"
#include "fleet/records/ssm_common.h"
#include "fleet/records/ssm_compliance.h"
#include "fleet/records/ssm_inventory.h"
#include "fleet/records/ssm_nodes.h"
#include "fleet/records/ssm_patches.h"
#include "fleet/records/ssm_windows.h"
#include "fleet/records/sts_identity.h"

namespace patchtriage {

const std::vector<const RecordType*>& record_types() {
  static const std::vector<const RecordType*> types = {
      &account::Region::schema(),
      &autoscaling::AutoScalingGroup::schema(),
      &autoscaling::AutoScalingInstanceDetails::schema(),
      &config::SelectedAggregateResources::schema(),
      &config::SelectedResources::schema(),
      &ec2::Address::schema(),
      &ec2::DhcpOptions::schema(),
      &ec2::EgressOnlyInternetGateway::schema(),
      &ec2::IamInstanceProfileAssociation::schema(),
      &ec2::Image::schema(),
      &ec2::Instance::schema(),
      &ec2::InstanceStatus::schema(),
      &ec2::InternetGateway::schema(),
      &ec2::ManagedPrefixList::schema(),
      &ec2::NatGateway::schema(),
      &ec2::NetworkAcl::schema(),
      &ec2::NetworkInterface::schema(),
      &ec2::PrefixListEntry::schema(),
      &ec2::Region::schema(),
      &ec2::RouteTable::schema(),
      &ec2::SecurityGroup::schema(),
      &ec2::Subnet::schema(),
      &ec2::TagDescription::schema(),
      &ec2::Vpc::schema(),
      &ec2::VpcAttribute::schema(),
      &ec2::VpcBlockPublicAccessExclusion::schema(),
      &ec2::VpcBlockPublicAccessOptions::schema(),
      &ec2::VpcEndpoint::schema(),
      &elb::LoadBalancerDescription::schema(),
      &elbv2::Listener::schema(),
      &elbv2::LoadBalancer::schema(),
      &elbv2::Rule::schema(),
      &elbv2::TargetGroup::schema(),
      &elbv2::TargetGroupAttribute::schema(),
      &elbv2::TargetHealthDescription::schema(),
      &iam::AttachedPolicy::schema(),
      &iam::EvaluationResult::schema(),
      &iam::InstanceProfile::schema(),
      &iam::Policy::schema(),
      &iam::PolicyVersion::schema(),
      &iam::Role::schema(),
      &iam::RolePolicy::schema(),
      &iam::RolePolicyNames::schema(),
      &inspector2::CoveredResource::schema(),
      &inspector2::Finding::schema(),
      &organizations::Account::schema(),
      &organizations::Organization::schema(),
      &resource_groups::GroupIdentifier::schema(),
      &resource_groups::GroupQuery::schema(),
      &resource_groups::ResourceIdentifier::schema(),
      &ssm::Association::schema(),
      &ssm::AssociationDescription::schema(),
      &ssm::AssociationExecution::schema(),
      &ssm::AssociationExecutionTarget::schema(),
      &ssm::AutomationExecutionMetadata::schema(),
      &ssm::CalendarState::schema(),
      &ssm::Command::schema(),
      &ssm::CommandInvocation::schema(),
      &ssm::CommandInvocationOutput::schema(),
      &ssm::ComplianceItem::schema(),
      &ssm::ComplianceSummaryItem::schema(),
      &ssm::ConnectionStatus::schema(),
      &ssm::DefaultPatchBaseline::schema(),
      &ssm::Document::schema(),
      &ssm::EffectivePatch::schema(),
      &ssm::InstanceAssociation::schema(),
      &ssm::InstanceAssociationStatusInfo::schema(),
      &ssm::InstanceInformation::schema(),
      &ssm::InstancePatchState::schema(),
      &ssm::InventoryEntries::schema(),
      &ssm::InventoryResultEntity::schema(),
      &ssm::MaintenanceWindow::schema(),
      &ssm::MaintenanceWindowExecution::schema(),
      &ssm::MaintenanceWindowExecutionDetails::schema(),
      &ssm::MaintenanceWindowExecutionTaskDetails::schema(),
      &ssm::MaintenanceWindowExecutionTaskIdentity::schema(),
      &ssm::MaintenanceWindowExecutionTaskInvocationIdentity::schema(),
      &ssm::MaintenanceWindowIdentity::schema(),
      &ssm::MaintenanceWindowIdentityForTarget::schema(),
      &ssm::MaintenanceWindowTarget::schema(),
      &ssm::MaintenanceWindowTask::schema(),
      &ssm::MaintenanceWindowTaskDetails::schema(),
      &ssm::Patch::schema(),
      &ssm::PatchBaseline::schema(),
      &ssm::PatchBaselineForPatchGroup::schema(),
      &ssm::PatchBaselineIdentity::schema(),
      &ssm::PatchComplianceData::schema(),
      &ssm::PatchGroupPatchBaselineMapping::schema(),
      &ssm::PatchGroupState::schema(),
      &ssm::ResourceComplianceSummaryItem::schema(),
      &ssm::ResourceDataSyncItem::schema(),
      &ssm::ScheduledWindowExecution::schema(),
      &ssm::ServiceSetting::schema(),
      &sts::AssumedRole::schema(),
      &sts::AssumedRoleWithWebIdentity::schema(),
      &sts::CallerIdentity::schema(),
  };
  return types;
}

const RecordType* find_record_type(std::string_view name) {
  for (const RecordType* type : record_types()) {
    if (type->name == name) return type;
  }
  return nullptr;
}

AnyRows make_rows(const RecordType& type) {
  static const std::vector<AnyRows> empty = {
      AnyRows::of<account::Region>(),
      AnyRows::of<autoscaling::AutoScalingGroup>(),
      AnyRows::of<autoscaling::AutoScalingInstanceDetails>(),
      AnyRows::of<config::SelectedAggregateResources>(),
      AnyRows::of<config::SelectedResources>(),
      AnyRows::of<ec2::Address>(),
      AnyRows::of<ec2::DhcpOptions>(),
      AnyRows::of<ec2::EgressOnlyInternetGateway>(),
      AnyRows::of<ec2::IamInstanceProfileAssociation>(),
      AnyRows::of<ec2::Image>(),
      AnyRows::of<ec2::Instance>(),
      AnyRows::of<ec2::InstanceStatus>(),
      AnyRows::of<ec2::InternetGateway>(),
      AnyRows::of<ec2::ManagedPrefixList>(),
      AnyRows::of<ec2::NatGateway>(),
      AnyRows::of<ec2::NetworkAcl>(),
      AnyRows::of<ec2::NetworkInterface>(),
      AnyRows::of<ec2::PrefixListEntry>(),
      AnyRows::of<ec2::Region>(),
      AnyRows::of<ec2::RouteTable>(),
      AnyRows::of<ec2::SecurityGroup>(),
      AnyRows::of<ec2::Subnet>(),
      AnyRows::of<ec2::TagDescription>(),
      AnyRows::of<ec2::Vpc>(),
      AnyRows::of<ec2::VpcAttribute>(),
      AnyRows::of<ec2::VpcBlockPublicAccessExclusion>(),
      AnyRows::of<ec2::VpcBlockPublicAccessOptions>(),
      AnyRows::of<ec2::VpcEndpoint>(),
      AnyRows::of<elb::LoadBalancerDescription>(),
      AnyRows::of<elbv2::Listener>(),
      AnyRows::of<elbv2::LoadBalancer>(),
      AnyRows::of<elbv2::Rule>(),
      AnyRows::of<elbv2::TargetGroup>(),
      AnyRows::of<elbv2::TargetGroupAttribute>(),
      AnyRows::of<elbv2::TargetHealthDescription>(),
      AnyRows::of<iam::AttachedPolicy>(),
      AnyRows::of<iam::EvaluationResult>(),
      AnyRows::of<iam::InstanceProfile>(),
      AnyRows::of<iam::Policy>(),
      AnyRows::of<iam::PolicyVersion>(),
      AnyRows::of<iam::Role>(),
      AnyRows::of<iam::RolePolicy>(),
      AnyRows::of<iam::RolePolicyNames>(),
      AnyRows::of<inspector2::CoveredResource>(),
      AnyRows::of<inspector2::Finding>(),
      AnyRows::of<organizations::Account>(),
      AnyRows::of<organizations::Organization>(),
      AnyRows::of<resource_groups::GroupIdentifier>(),
      AnyRows::of<resource_groups::GroupQuery>(),
      AnyRows::of<resource_groups::ResourceIdentifier>(),
      AnyRows::of<ssm::Association>(),
      AnyRows::of<ssm::AssociationDescription>(),
      AnyRows::of<ssm::AssociationExecution>(),
      AnyRows::of<ssm::AssociationExecutionTarget>(),
      AnyRows::of<ssm::AutomationExecutionMetadata>(),
      AnyRows::of<ssm::CalendarState>(),
      AnyRows::of<ssm::Command>(),
      AnyRows::of<ssm::CommandInvocation>(),
      AnyRows::of<ssm::CommandInvocationOutput>(),
      AnyRows::of<ssm::ComplianceItem>(),
      AnyRows::of<ssm::ComplianceSummaryItem>(),
      AnyRows::of<ssm::ConnectionStatus>(),
      AnyRows::of<ssm::DefaultPatchBaseline>(),
      AnyRows::of<ssm::Document>(),
      AnyRows::of<ssm::EffectivePatch>(),
      AnyRows::of<ssm::InstanceAssociation>(),
      AnyRows::of<ssm::InstanceAssociationStatusInfo>(),
      AnyRows::of<ssm::InstanceInformation>(),
      AnyRows::of<ssm::InstancePatchState>(),
      AnyRows::of<ssm::InventoryEntries>(),
      AnyRows::of<ssm::InventoryResultEntity>(),
      AnyRows::of<ssm::MaintenanceWindow>(),
      AnyRows::of<ssm::MaintenanceWindowExecution>(),
      AnyRows::of<ssm::MaintenanceWindowExecutionDetails>(),
      AnyRows::of<ssm::MaintenanceWindowExecutionTaskDetails>(),
      AnyRows::of<ssm::MaintenanceWindowExecutionTaskIdentity>(),
      AnyRows::of<ssm::MaintenanceWindowExecutionTaskInvocationIdentity>(),
      AnyRows::of<ssm::MaintenanceWindowIdentity>(),
      AnyRows::of<ssm::MaintenanceWindowIdentityForTarget>(),
      AnyRows::of<ssm::MaintenanceWindowTarget>(),
      AnyRows::of<ssm::MaintenanceWindowTask>(),
      AnyRows::of<ssm::MaintenanceWindowTaskDetails>(),
      AnyRows::of<ssm::Patch>(),
      AnyRows::of<ssm::PatchBaseline>(),
      AnyRows::of<ssm::PatchBaselineForPatchGroup>(),
      AnyRows::of<ssm::PatchBaselineIdentity>(),
      AnyRows::of<ssm::PatchComplianceData>(),
      AnyRows::of<ssm::PatchGroupPatchBaselineMapping>(),
      AnyRows::of<ssm::PatchGroupState>(),
      AnyRows::of<ssm::ResourceComplianceSummaryItem>(),
      AnyRows::of<ssm::ResourceDataSyncItem>(),
      AnyRows::of<ssm::ScheduledWindowExecution>(),
      AnyRows::of<ssm::ServiceSetting>(),
      AnyRows::of<sts::AssumedRole>(),
      AnyRows::of<sts::AssumedRoleWithWebIdentity>(),
      AnyRows::of<sts::CallerIdentity>(),
  };
  for (const AnyRows& rows : empty) {
    if (&rows.type() == &type) return rows.empty_copy();
  }
  check_failed(__FILE__, __LINE__, "a record type that an operation lists");
}

}  // namespace patchtriage
