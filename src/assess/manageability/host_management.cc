#include "fleet/host_management.h"

#include <fmt/format.h>

#include "assess/identity/role_permissions.h"
#include "assess/manageability/regions.h"
#include "assess/manageability/walk.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage {
namespace {

HostManagement derived(Answer is_on, std::string why, std::vector<Evidence> evidence) {
  HostManagement result;
  result.is_on = is_on;
  result.evidence = Trail::derived(why, std::move(evidence));
  result.why = std::move(why);
  return result;
}

// The setting says that it is on; the role that it names may be gone, or be allowed nothing. It is read where an
// instance may have to register by it; elsewhere the setting is taken at its word.
HostManagement by_role(const ScopeView& view, const ssm::ServiceSetting& setting, HostManagement on) {
  const Scope& scope = view.scope();
  const std::string path(host_management_role(setting));
  const std::string name = path.substr(path.rfind('/') + 1);
  const std::string arn = fmt::format("arn:{}:iam::{}:role/{}", partition_of(scope.region), scope.account, path);
  const Facts<iam::Role> roles = view.list_global<iam::Role>(name);
  if (is_gone(roles.gap())) {
    const Absence gone{roles.call(), name};
    return derived(Answer::no, "the role of Default Host Management does not exist",
                   {on.evidence, view.trail().not_listed(gone, "IAM has no such role")});
  }
  const iam::Role* role = roles.only();
  if (const Gap* gap = roles.gap(); gap != nullptr && role == nullptr) {
    if (gap->reason == Gap::Reason::not_asked) return on;
    return derived(Answer::unknown, "whether the role of Default Host Management is there could not be read",
                   {on.evidence, view.trail().not_read(*gap, "the role of Default Host Management")});
  }
  if (role == nullptr) return on;
  const RoleName who{
      name, arn, role->permissions_boundary ? role->permissions_boundary->permissions_boundary_arn.value_or("") : "",
      true};
  const ActionVerdict registers = action_verdict(view, who, "ssm:UpdateInstanceInformation", "*");
  std::vector<Evidence> evidence = {on.evidence};
  append(evidence, registers.evidence);
  if (registers.kind == ActionVerdict::Kind::denied && registers.is_proven) {
    return derived(Answer::no, "the role of Default Host Management may not register nodes", std::move(evidence));
  }
  const bool is_open = registers.kind != ActionVerdict::Kind::allowed && !registers.evidence.empty();
  if (!is_open) return on;
  return derived(Answer::unknown, "whether the role of Default Host Management may register nodes could not be told",
                 std::move(evidence));
}

}  // namespace

HostManagement read_host_management(const ScopeView& view) {
  HostManagement result;
  const Trail& trail = view.trail();
  const Facts<ssm::ServiceSetting> settings = view.list<ssm::ServiceSetting>();
  for (const ssm::ServiceSetting& setting : settings.rows()) {
    if (!setting.setting_id.ends_with(kHostManagementSetting)) continue;
    const bool is_on = !host_management_role(setting).empty();
    result.is_on = is_on ? Answer::yes : Answer::no;
    result.why = is_on ? "Default Host Management is on" : "Default Host Management is off";
    result.evidence = trail.cite(setting, &ssm::ServiceSetting::setting_value, result.why);
    if (!is_on) return result;
    // An agent asks for these credentials again within half an hour.
    if (setting.last_modified_date && view.as_of() - *setting.last_modified_date < view.settings().starting_for) {
      return derived(
          Answer::unknown, "Default Host Management was set moments ago",
          {result.evidence, trail.cite(setting, &ssm::ServiceSetting::last_modified_date, "when it was set")});
    }
    return by_role(view, setting, std::move(result));
  }
  if (const Gap* gap = settings.gap()) {
    result.why = "whether Default Host Management is on could not be read";
    result.evidence = trail.not_read(*gap, "the Default Host Management setting");
    return result;
  }
  result.is_on = Answer::no;
  result.why = "Default Host Management is off";
  result.evidence = trail.not_listed(*settings.complete(), "Default Host Management was never set");
  return result;
}

}  // namespace patchtriage
