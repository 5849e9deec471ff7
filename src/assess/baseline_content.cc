#include "assess/baseline_content.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "assess/baseline_records.h"
#include "base/text.h"

namespace patchtriage {
namespace {

// A month of updates behind the last approved day is certain to be missing something.
constexpr Duration kWithoutNews = std::chrono::days(30);

// How the values of the filter PRODUCT begin, in lower case and without spaces; the release follows.
constexpr std::array kProducts = {
    std::pair<std::string_view, std::string_view>{"AMAZON_LINUX_2", "amazonlinux"},
    std::pair<std::string_view, std::string_view>{"AMAZON_LINUX_2023", "amazonlinux"},
    std::pair<std::string_view, std::string_view>{"UBUNTU", "ubuntu"},
    std::pair<std::string_view, std::string_view>{"REDHAT_ENTERPRISE_LINUX", "redhatenterpriselinux"},
    std::pair<std::string_view, std::string_view>{"SUSE", "suse"},
    std::pair<std::string_view, std::string_view>{"CENTOS", "centos"},
    std::pair<std::string_view, std::string_view>{"ORACLE_LINUX", "oraclelinux"},
    std::pair<std::string_view, std::string_view>{"DEBIAN", "debian"},
    std::pair<std::string_view, std::string_view>{"ROCKY_LINUX", "rockylinux"},
    std::pair<std::string_view, std::string_view>{"ALMA_LINUX", "almalinux"},
    std::pair<std::string_view, std::string_view>{"WINDOWS", "windowsserver"},
};

// Windows reports its build where the product is a year.
constexpr std::array kWindowsReleases = {
    std::pair<std::string_view, std::string_view>{"6.2", "2012"},
    std::pair<std::string_view, std::string_view>{"6.3", "2012r2"},
    std::pair<std::string_view, std::string_view>{"10.0.14393", "2016"},
    std::pair<std::string_view, std::string_view>{"10.0.17763", "2019"},
    std::pair<std::string_view, std::string_view>{"10.0.20348", "2022"},
    std::pair<std::string_view, std::string_view>{"10.0.26100", "2025"},
};

// "9" begins "9.4", and not "90".
bool begins(std::string_view longer, std::string_view shorter) {
  if (!longer.starts_with(shorter)) return false;
  return longer.size() == shorter.size() || longer[shorter.size()] == '.';
}

// The release as the filter spells it; empty where it can't be told.
std::string release_of(std::string_view system, std::string_view version) {
  if (system != "WINDOWS") return std::string(version);
  for (const auto& [build, year] : kWindowsReleases) {
    if (begins(version, build)) return std::string(year);
  }
  return "";
}

// True only where every product is understood to be another release of the node's system.
bool is_for_others(const std::vector<std::string>& products, std::string_view system, std::string_view version) {
  const auto known = std::ranges::find(kProducts, system, &std::pair<std::string_view, std::string_view>::first);
  const std::string release = release_of(system, trim(version));
  if (known == kProducts.end() || release.empty() || products.empty()) return false;
  return std::ranges::all_of(products, [&](const std::string& product) {
    const std::string name = to_lower(replace_all(product, " ", ""));
    if (name.contains('*') || !name.starts_with(known->second)) return false;
    const std::string_view other = std::string_view(name).substr(known->second.size());
    const bool is_release = !other.empty() && other[0] >= '0' && other[0] <= '9';
    return is_release && !begins(release, other) && !begins(other, release);
  });
}

const ssm::PatchFilter* product_filter(const ssm::PatchRule& rule) {
  if (!rule.patch_filter_group) return nullptr;
  const auto& filters = rule.patch_filter_group->patch_filters;
  const auto found = std::ranges::find(filters, "PRODUCT", &ssm::PatchFilter::key);
  return found == filters.end() ? nullptr : &*found;
}

bool is_over(const ssm::PatchRule& rule, Time now) {
  const auto day = parse_time(rule.approve_until_date.value_or(""));
  return day && *day + kWithoutNews < now;
}

}  // namespace

std::optional<ApprovesNothing> approves_nothing(const ScopeView& view, const ssm::PatchBaseline& baseline,
                                                const Context& context) {
  const Trail& trail = view.trail();
  const std::string id(short_baseline_id(baseline.baseline_id));
  // Only what AWS did say: a reply without rules at all says nothing about them.
  if (!baseline.approval_rules || !baseline.approved_patches.empty()) return std::nullopt;
  const auto& rules = baseline.approval_rules->patch_rules;
  if (rules.empty()) {
    return ApprovesNothing{fmt::format("its baseline {} has no rule and approves no patch by name", id),
                           "baseline.product-gap",
                           trail.cite(baseline, baseline.approval_rules->patch_rules, "the baseline has no rule")};
  }
  const std::string system = context.operating_system.value_or("");
  const std::string version = context.platform_version.value_or("");
  const auto is_for_other_products = [&](const ssm::PatchRule& rule) {
    const ssm::PatchFilter* products = product_filter(rule);
    return products != nullptr && is_for_others(products->values, system, version);
  };
  const bool is_barren = std::ranges::all_of(
      rules, [&](const ssm::PatchRule& rule) { return is_over(rule, view.as_of()) || is_for_other_products(rule); });
  if (is_barren && is_over(rules[0], view.as_of())) {
    return ApprovesNothing{
        fmt::format("its baseline {} approves nothing released after {}", id, *rules[0].approve_until_date),
        "baseline.approve-until-past", trail.cite(baseline, rules[0].approve_until_date, "the last approved day")};
  }
  if (is_barren) {
    return ApprovesNothing{fmt::format("the rules of its baseline {} are for other products than {} {}", id,
                                       context.platform.value_or(system), version),
                           "baseline.product-gap",
                           trail.cite(baseline, product_filter(rules[0])->values, "the products of its rule")};
  }
  // CentOS Stream's repositories carry no security notices: without EnableNonSecurity nothing is ever found.
  const auto wants_all = [](const ssm::PatchRule& rule) { return rule.enable_non_security == true; };
  if (system == "CENTOS" && std::ranges::none_of(rules, wants_all)) {
    return ApprovesNothing{"its baseline finds nothing on CentOS Stream without EnableNonSecurity",
                           "baseline.nonsecurity-needed",
                           trail.cite(baseline, rules[0].enable_non_security,
                                      "the baseline wants security notices, which CentOS Stream doesn't have")};
  }
  return std::nullopt;
}

std::optional<Evidence> unread_baseline(const ScopeView& view, const std::string& baseline_id) {
  const auto is_tried = [](const Gap* gap) { return gap != nullptr && gap->reason != Gap::Reason::not_asked; };
  // AWS's own have an ARN for an id, and their rules are known.
  if (!baseline_id.starts_with("pb-")) return std::nullopt;
  const Facts<ssm::PatchBaseline> details = baseline_details(view, baseline_id);
  if (!details.rows().empty()) return std::nullopt;
  const auto listed = view.list<ssm::PatchBaselineIdentity>();
  if (is_tried(details.gap())) return view.trail().not_read(*details.gap(), "what its baseline approves");
  if (is_tried(listed.gap())) return view.trail().not_read(*listed.gap(), "which baselines there are");
  return std::nullopt;
}

}  // namespace patchtriage
