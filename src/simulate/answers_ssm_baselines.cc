// Patch baselines, patch groups, and the patches that Windows baselines approve.
#include <fmt/format.h>

#include <algorithm>

#include "simulate/answers.h"
#include "simulate/patches.h"
#include "simulate/replies.h"

namespace patchtriage::simulate {
namespace {

Json identity(const Baseline& baseline) {
  return Json::object({{"BaselineId", baseline.id},
                       {"BaselineName", baseline.name},
                       {"OperatingSystem", baseline.code},
                       {"BaselineDescription", baseline.details.text("Description")},
                       {"DefaultBaseline", baseline.is_default}});
}

Answer listing(const Question& question) {
  std::vector<Json> rows;
  for (const Baseline& baseline : question.estate->baselines) {
    bool fits = true;
    for (const Filter& filter : filters_of(question.params)) {
      if (filter.key == "OWNER") fits = fits && has_value(filter.values, baseline.aws_owned ? "AWS" : "Self");
      if (filter.key == "OPERATING_SYSTEM") fits = fits && has_value(filter.values, baseline.code);
      if (filter.key == "NAME_PREFIX") {
        fits = fits && !filter.values.empty() && baseline.name.starts_with(filter.values.front());
      }
    }
    if (fits) rows.push_back(identity(baseline));
  }
  return rows_of(std::move(rows));
}

Answer groups(const Question& question) {
  std::vector<Json> rows;
  for (const Baseline& baseline : question.estate->baselines) {
    for (const std::string& group : baseline.groups) {
      bool fits = true;
      for (const Filter& filter : filters_of(question.params)) {
        if (filter.key == "OPERATING_SYSTEM") fits = fits && has_value(filter.values, baseline.code);
        if (filter.key == "NAME_PREFIX") {
          fits = fits && !filter.values.empty() && group.starts_with(filter.values.front());
        }
      }
      if (fits) rows.push_back(Json::object({{"PatchGroup", group}, {"BaselineIdentity", identity(baseline)}}));
    }
  }
  return rows_of(std::move(rows));
}

const Baseline* default_of(const Estate& estate, const std::string& code) {
  for (const Baseline& baseline : estate.baselines) {
    if (baseline.is_default && baseline.code == code) return &baseline;
  }
  return nullptr;
}

ApiError no_baseline(const std::string& id) {
  return does_not_exist(fmt::format("Patch baseline {} does not exist.", id));
}

Json patch_json(const CataloguePatch& patch, Time released) {
  return Json::object({{"Id", fmt::format("{}-id", patch.name)},
                       {"ReleaseDate", format_time(released)},
                       {"Title", fmt::format("{} ({})", patch.version, patch.name)},
                       {"Vendor", "Microsoft"},
                       {"ProductFamily", "Windows"},
                       {"Product", "WindowsServer2019"},
                       {"Classification", patch.classification},
                       {"MsrcSeverity", patch.severity},
                       {"KbNumber", patch.name},
                       {"Language", "All"}});
}

const OperatingSystem& windows() { return operating_systems()[static_cast<std::size_t>(os_index("windows2019"))]; }

Answer effective(const Question& question, const Baseline& baseline) {
  if (baseline.code != "WINDOWS") {
    return std::unexpected(
        ApiError{400, "UnsupportedOperatingSystem", "The operation is only supported for Windows patch baselines."});
  }
  const auto patches = offered(question.estate->fleet, windows());
  std::vector<Json> rows;
  for (std::size_t at = 0; at < patches.size(); ++at) {
    // The newest is not approved yet by a baseline that waits.
    const Time released = question.estate->as_of - std::chrono::days(at == 1 ? 9 : 30 + 15 * static_cast<int>(at));
    const bool pending = at == 1 && baseline.name == "windows-strict";
    Json status = Json::object({{"DeploymentStatus", pending ? "PENDING_APPROVAL" : "APPROVED"},
                                {"ComplianceLevel", baseline.graded ? "HIGH" : "UNSPECIFIED"},
                                {"ApprovalDate", format_time(released + std::chrono::days(pending ? 21 : 7))}});
    rows.push_back(Json::object({{"Patch", patch_json(patches[at], released)}, {"PatchStatus", status}}));
  }
  return rows_of(std::move(rows));
}

}  // namespace

std::optional<Answer> answer_ssm_baselines(const Question& question) {
  const Estate& estate = *question.estate;
  const std::string_view operation = question.operation;
  const Json& params = question.params;
  if (operation == "ssm:DescribePatchBaselines") return listing(question);
  if (operation == "ssm:DescribePatchGroups") return groups(question);
  if (operation == "ssm:DescribeAvailablePatches") {
    std::vector<Json> rows;
    for (const CataloguePatch& patch : offered(estate.fleet, windows())) {
      rows.push_back(patch_json(patch, estate.as_of - std::chrono::days(30)));
    }
    return rows_of(std::move(rows));
  }
  const std::string code = params.text("OperatingSystem", "WINDOWS");
  if (operation == "ssm:GetDefaultPatchBaseline") {
    const Baseline* baseline = default_of(estate, code);
    if (baseline == nullptr) return std::unexpected(no_baseline(code));
    return Single{Json::object({{"BaselineId", baseline->id}, {"OperatingSystem", code}})};
  }
  if (operation == "ssm:GetPatchBaselineForPatchGroup") {
    const std::string group = params.text("PatchGroup");
    const Baseline* chosen = default_of(estate, code);
    for (const Baseline& baseline : estate.baselines) {
      if (baseline.code == code && has_value(baseline.groups, group)) chosen = &baseline;
    }
    if (chosen == nullptr) return std::unexpected(no_baseline(code));
    return Single{Json::object({{"BaselineId", chosen->id}, {"PatchGroup", group}, {"OperatingSystem", code}})};
  }
  if (operation != "ssm:GetPatchBaseline" && operation != "ssm:DescribeEffectivePatchesForPatchBaseline") {
    return std::nullopt;
  }
  const Baseline* baseline = find_baseline(estate, params.text("BaselineId"));
  if (baseline == nullptr) return std::unexpected(no_baseline(params.text("BaselineId")));
  if (operation == "ssm:DescribeEffectivePatchesForPatchBaseline") return effective(question, *baseline);
  Json reply = Json::object({{"BaselineId", baseline->id},
                             {"Name", baseline->name},
                             {"OperatingSystem", baseline->code},
                             {"GlobalFilters", Json::object({{"PatchFilters", Json::array()}})},
                             {"ApprovedPatchesEnableNonSecurity", false},
                             {"PatchGroups", json_list(baseline->groups)},
                             {"Sources", Json::array()}});
  for (const auto& [name, value] : *baseline->details.as_object()) reply.set(name, value);
  return Single{std::move(reply)};
}

}  // namespace patchtriage::simulate
