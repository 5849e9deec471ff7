#include "assess/manageability/walk.h"

#include <algorithm>

#include "fleet/records/ssm_nodes.h"

namespace patchtriage {
namespace {

constexpr std::string_view kSetting = "/ssm/managed-instance/default-ec2-instance-management-role";

// A role's name or path; AWS writes a stand-in such as "$None" where none is set.
bool is_role(std::string_view value) {
  return !value.empty() && !value.starts_with('$') && value != "None" && value != "none";
}

}  // namespace

void Walk::blocked(std::string code, bool is_definite, std::string summary, std::vector<Evidence> evidence) {
  result.checks.push_back(
      {std::move(code), Check::Outcome::blocked, is_definite, std::move(summary), std::move(evidence)});
}

void Walk::blocked_partly(std::string code, std::string summary, std::vector<Evidence> evidence) {
  result.checks.push_back(
      {std::move(code), Check::Outcome::blocked, false, std::move(summary), std::move(evidence), true});
}

void Walk::clear(std::string code, std::string summary, std::vector<Evidence> evidence) {
  result.checks.push_back({std::move(code), Check::Outcome::clear, false, std::move(summary), std::move(evidence)});
}

void Walk::unknown(std::string code, std::string summary, std::vector<Evidence> evidence) {
  result.checks.push_back({std::move(code), Check::Outcome::unknown, false, std::move(summary), std::move(evidence)});
}

const Check* Walk::find(std::string_view code) const {
  const auto found = std::ranges::find(result.checks, code, &Check::code);
  return found == result.checks.end() ? nullptr : &*found;
}

HostManagement read_host_management(const ScopeView& view) {
  HostManagement result;
  const Facts<ssm::ServiceSetting> settings = view.list<ssm::ServiceSetting>();
  for (const ssm::ServiceSetting& setting : settings.rows()) {
    if (!setting.setting_id.ends_with(kSetting)) continue;
    const bool is_on = is_role(setting.setting_value.value_or(""));
    result.is_on = is_on ? Answer::yes : Answer::no;
    result.evidence = view.trail().cite(setting, &ssm::ServiceSetting::setting_value,
                                        is_on ? "Default Host Management is on" : "Default Host Management is off");
    return result;
  }
  if (const Gap* gap = settings.gap()) {
    result.evidence = view.trail().not_read(*gap, "the Default Host Management setting");
    return result;
  }
  result.is_on = Answer::no;
  result.evidence = view.trail().not_listed(*settings.complete(), "Default Host Management was never set");
  return result;
}

}  // namespace patchtriage
