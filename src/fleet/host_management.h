// Default Host Management: a setting of the Region names a role by which instances without a working profile register.
#pragma once

#include <string_view>

#include "fleet/records/ssm_nodes.h"

namespace patchtriage {

inline constexpr std::string_view kHostManagementSetting = "/ssm/managed-instance/default-ec2-instance-management-role";

// The role that the setting names, with its path: "service-role/AWSSystemsManager…". Empty where it names none, for
// which AWS writes a stand-in such as "$None", and for other settings.
inline std::string_view host_management_role(const ssm::ServiceSetting& setting) {
  if (!setting.setting_id.ends_with(kHostManagementSetting) || !setting.setting_value) return "";
  const std::string_view value = *setting.setting_value;
  return value.starts_with('$') || value == "None" || value == "none" ? "" : value;
}

}  // namespace patchtriage
