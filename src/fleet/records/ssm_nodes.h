// Records of ssm: nodes. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::ssm {

struct InstanceAggregatedAssociationOverview {
  std::optional<std::string> detailed_status;
  std::map<std::string, std::int64_t> instance_association_status_aggregated_count;

  static const RecordType& schema();
};

// A row of ssm:DescribeInstanceInformation.
struct InstanceInformation {
  static constexpr std::string_view kSource = "ssm:DescribeInstanceInformation";
  std::string instance_id;
  std::optional<std::string> ping_status;  // Online, ConnectionLost, Inactive
  std::optional<Time> last_ping_date_time;
  std::optional<std::string> agent_version;
  std::optional<bool> is_latest_version;
  std::optional<std::string> platform_type;  // Windows, Linux, MacOS
  std::optional<std::string> platform_name;
  std::optional<std::string> platform_version;
  std::optional<std::string> activation_id;
  std::optional<std::string> iam_role;
  std::optional<Time> registration_date;
  std::optional<std::string> resource_type;  // ManagedInstance, EC2Instance
  std::optional<std::string> name;
  std::optional<std::string> ip_address;
  std::optional<std::string> computer_name;
  std::optional<std::string> association_status;
  std::optional<Time> last_association_execution_date;
  std::optional<Time> last_successful_association_execution_date;
  std::optional<InstanceAggregatedAssociationOverview> association_overview;
  std::optional<std::string> source_id;
  // AWS::EC2::Instance, AWS::IoT::Thing, AWS::SSM::ManagedInstance, Microsoft.Compute/virtualMachines,
  // compute.googleapis.com/Instance
  std::optional<std::string> source_type;

  static const RecordType& schema();
};

// A row of ssm:GetConnectionStatus.
struct ConnectionStatus {
  static constexpr std::string_view kSource = "ssm:GetConnectionStatus";
  std::string target;
  std::optional<std::string> status;  // connected, notconnected

  static const RecordType& schema();
};

// A row of ssm:GetServiceSetting.
struct ServiceSetting {
  static constexpr std::string_view kSource = "ssm:GetServiceSetting";
  std::string setting_id;
  std::optional<std::string> setting_value;
  std::optional<Time> last_modified_date;
  std::optional<std::string> last_modified_user;
  std::optional<std::string> arn;
  std::optional<std::string> status;

  static const RecordType& schema();
};

}  // namespace patchtriage::ssm
