// Organizations, STS, accounts and Regions.
#include <fmt/format.h>

#include "simulate/answers.h"
#include "simulate/replies.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

constexpr std::string_view kNotManagement =
    "You don't have permissions to access this resource: only the management account can call this operation.";

Json region_row(const std::string& region, bool enabled) {
  return Json::object({{"RegionName", region},
                       {"Endpoint", fmt::format("ec2.{}.amazonaws.com", region)},
                       {"OptInStatus", enabled ? "opt-in-not-required" : "not-opted-in"}});
}

Answer regions(const Organisation& organisation, const Json& params) {
  std::vector<Json> rows;
  for (const std::string& region : organisation.settings.regions) rows.push_back(region_row(region, true));
  const Json* all = params.find("AllRegions");
  const bool wants_all = all != nullptr && (*all == Json(true) || *all == Json("true"));
  if (wants_all) rows.push_back(region_row("ap-east-1", false));
  for (const Filter& filter : filters_of(params)) {
    const std::string_view member = filter.key == "opt-in-status" ? "OptInStatus" : "RegionName";
    std::erase_if(rows, [&](const Json& row) { return !has_value(filter.values, row.text(member)); });
  }
  return list_reply("Regions", rows);
}

}  // namespace

std::optional<Answer> answer_organisation(const Organisation& organisation, const Scope& scope,
                                          std::string_view operation, const Json& params) {
  const std::string& management = organisation.accounts.front();
  if (operation == "organizations:ListAccounts" || operation == "organizations:DescribeOrganization") {
    if (operation == "organizations:ListAccounts" && scope.account != management) {
      return std::unexpected(ApiError{400, "AccessDeniedException", std::string(kNotManagement)});
    }
    if (operation == "organizations:ListAccounts") return rows_of(organisation.account_rows);
    const std::string id = "o-" + hex_text(mix(5, management), 10);
    return single("Organization",
                  Json::object({{"Id", id},
                                {"Arn", fmt::format("arn:aws:organizations::{}:organization/{}", management, id)},
                                {"FeatureSet", "ALL"},
                                {"MasterAccountArn",
                                 fmt::format("arn:aws:organizations::{}:account/{}/{}", management, id, management)},
                                {"MasterAccountId", management},
                                {"MasterAccountEmail", "aws+management@example.com"}}));
  }
  if (operation == "ec2:DescribeRegions") return regions(organisation, params);
  if (operation == "account:ListRegions") {
    std::vector<Json> rows;
    for (const std::string& region : organisation.settings.regions) {
      rows.push_back(Json::object({{"RegionName", region}, {"RegionOptStatus", "ENABLED_BY_DEFAULT"}}));
    }
    return rows_of(std::move(rows));
  }
  return std::nullopt;
}

}  // namespace patchtriage::simulate
