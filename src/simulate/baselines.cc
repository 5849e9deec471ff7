#include "simulate/baselines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/check.h"
#include "simulate/replies.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

Json filter(const char* key, const std::vector<std::string>& values) {
  return Json::object({{"Key", key}, {"Values", json_list(values)}});
}

Json rule(std::vector<Json> filters, const char* level, int days) {
  return Json::object({{"PatchFilterGroup", Json::object({{"PatchFilters", Json(Json::Array(filters))}})},
                       {"ComplianceLevel", level},
                       {"ApproveAfterDays", days},
                       {"EnableNonSecurity", false}});
}

Json rules(std::vector<Json> list) { return Json::object({{"PatchRules", Json(Json::Array(std::move(list)))}}); }

struct AwsBaseline {
  const char* name;
  const char* code;
};

constexpr auto kAwsBaselines = std::to_array<AwsBaseline>({
    {"AWS-AlmaLinuxDefaultPatchBaseline", "ALMA_LINUX"},
    {"AWS-AmazonLinuxDefaultPatchBaseline", "AMAZON_LINUX"},
    {"AWS-AmazonLinux2DefaultPatchBaseline", "AMAZON_LINUX_2"},
    {"AWS-AmazonLinux2022DefaultPatchBaseline", "AMAZON_LINUX_2022"},
    {"AWS-AmazonLinux2023DefaultPatchBaseline", "AMAZON_LINUX_2023"},
    {"AWS-CentOSDefaultPatchBaseline", "CENTOS"},
    {"AWS-DebianDefaultPatchBaseline", "DEBIAN"},
    {"AWS-MacOSDefaultPatchBaseline", "MACOS"},
    {"AWS-OracleLinuxDefaultPatchBaseline", "ORACLE_LINUX"},
    {"AWS-DefaultRaspbianPatchBaseline", "RASPBIAN"},
    {"AWS-RedHatDefaultPatchBaseline", "REDHAT_ENTERPRISE_LINUX"},
    {"AWS-RockyLinuxDefaultPatchBaseline", "ROCKY_LINUX"},
    {"AWS-SuseDefaultPatchBaseline", "SUSE"},
    {"AWS-UbuntuDefaultPatchBaseline", "UBUNTU"},
    {"AWS-DefaultPatchBaseline", "WINDOWS"},
});

Json aws_rules(std::string_view code) {
  if (code == "WINDOWS") {
    return rules({rule({filter("PATCH_SET", {"OS"}), filter("PRODUCT", {"*"}),
                        filter("CLASSIFICATION", {"CriticalUpdates", "SecurityUpdates"}),
                        filter("MSRC_SEVERITY", {"Critical", "Important"})},
                       "UNSPECIFIED", 7)});
  }
  if (code == "UBUNTU" || code == "DEBIAN" || code == "RASPBIAN") {
    return rules({rule(
        {filter("PRODUCT", {"*"}), filter("PRIORITY", {"Required", "Important", "Standard", "Optional", "Extra"})},
        "UNSPECIFIED", 0)});
  }
  return rules({rule({filter("PRODUCT", {"*"}), filter("CLASSIFICATION", {"Security"}),
                      filter("SEVERITY", {"Critical", "Important"})},
                     "UNSPECIFIED", 7),
                rule({filter("PRODUCT", {"*"}), filter("CLASSIFICATION", {"Bugfix"})}, "UNSPECIFIED", 7)});
}

Json customer_rules(std::string_view code, int days) {
  const bool windows = code == "WINDOWS";
  const char* severity = windows ? "MSRC_SEVERITY" : "SEVERITY";
  const char* security = windows ? "SecurityUpdates" : "Security";
  return rules(
      {rule({filter("CLASSIFICATION", {security}), filter(severity, {"Critical"})}, "CRITICAL", days),
       rule({filter("CLASSIFICATION", {security}), filter(severity, {"Important"})}, "HIGH", days),
       rule({filter("CLASSIFICATION", {security}), filter(severity, {"Medium", "Moderate", "Low"})}, "MEDIUM", days)});
}

Baseline customer(const Estate& estate, const std::string& name, const std::string& code, const std::string& group,
                  int days) {
  Baseline baseline;
  baseline.id = resource_id("pb", mix(estate.key, "pb" + name));
  baseline.name = name;
  baseline.code = code;
  baseline.groups = {group};
  baseline.graded = true;
  baseline.details = Json::object({{"ApprovalRules", customer_rules(code, days)},
                                   {"ApprovedPatches", Json::array()},
                                   {"ApprovedPatchesComplianceLevel", "UNSPECIFIED"},
                                   {"RejectedPatches", Json::array()},
                                   {"RejectedPatchesAction", "ALLOW_AS_DEPENDENCY"},
                                   {"CreatedDate", format_time(estate.as_of - std::chrono::days(400))},
                                   {"ModifiedDate", format_time(estate.as_of - std::chrono::days(95))},
                                   {"Description", "Owned by platform"}});
  return baseline;
}

}  // namespace

void build_aws_baselines(Estate& estate) {
  for (const AwsBaseline& owned : kAwsBaselines) {
    Baseline baseline;
    // The account that owns AWS's baselines differs by Region; here it follows from the Region.
    const std::uint64_t key = mix(mix(99, estate.scope.region), owned.code);
    baseline.id = fmt::format("arn:aws:ssm:{}:{}:patchbaseline/{}", estate.scope.region,
                              100000000000 + below(mix(99, estate.scope.region), 900000000), resource_id("pb", key));
    baseline.name = owned.name;
    baseline.code = owned.code;
    baseline.is_default = true;
    baseline.aws_owned = true;
    baseline.details = Json::object({{"ApprovalRules", aws_rules(owned.code)},
                                     {"ApprovedPatches", Json::array()},
                                     {"ApprovedPatchesComplianceLevel", "UNSPECIFIED"},
                                     {"RejectedPatches", Json::array()},
                                     {"RejectedPatchesAction", "ALLOW_AS_DEPENDENCY"},
                                     {"CreatedDate", "2016-11-25T20:49:46Z"},
                                     {"ModifiedDate", "2021-03-02T18:00:00Z"},
                                     {"Description", "Default Patch Baseline Provided by AWS."}});
    estate.baselines.push_back(std::move(baseline));
  }
}

void build_reference_baselines(Estate& estate) {
  build_aws_baselines(estate);
  Baseline linux = customer(estate, "prod-al2023", "AMAZON_LINUX_2023", "al2023-prod", 3);
  linux.groups.emplace_back("al2023-staging");
  estate.baselines.push_back(std::move(linux));
  estate.baselines.push_back(customer(estate, "prod-windows", "WINDOWS", "windows-prod", 3));
}

void build_baselines(Estate& estate) {
  build_aws_baselines(estate);
  estate.baselines.push_back(customer(estate, "prod-al2023", "AMAZON_LINUX_2023", "al2023-prod", 3));
  Baseline windows = customer(estate, "windows-strict", "WINDOWS", "windows-prod", 21);
  windows.details.set("AvailableSecurityUpdatesComplianceStatus", "NON_COMPLIANT");
  estate.baselines.push_back(std::move(windows));
  Baseline edited = customer(estate, "edited-al2023", "AMAZON_LINUX_2023", "al2023-edited", 5);
  edited.details.set("ModifiedDate", format_time(estate.as_of - std::chrono::hours(1)));
  estate.baselines.push_back(std::move(edited));
  const auto blocking = [&](Baseline baseline, const char* rejected) {
    baseline.details.set("RejectedPatches", Json::array({rejected}));
    baseline.details.set("RejectedPatchesAction", "BLOCK");
    estate.baselines.push_back(std::move(baseline));
  };
  blocking(customer(estate, "rhel-locked", "REDHAT_ENTERPRISE_LINUX", "rhel-locked", 5), "telnet.x86_64");
  blocking(customer(estate, "al2023-pinned", "AMAZON_LINUX_2023", "al2023-pinned", 5), "openssl-libs*");
}

const Baseline& baseline_of(const Estate& estate, const Node& node) {
  const std::string_view code = system_of(node).code;
  const Baseline* chosen = nullptr;
  for (const Baseline& baseline : estate.baselines) {
    if (baseline.code != code) continue;
    const bool in_group = !node.patch_group.empty() && has_value(baseline.groups, node.patch_group);
    if (in_group || (baseline.is_default && chosen == nullptr)) chosen = &baseline;
  }
  CHECK(chosen != nullptr);
  return *chosen;
}

}  // namespace patchtriage::simulate
