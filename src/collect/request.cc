#include "collect/request.h"

#include <algorithm>

#include "collect/ask.h"

namespace patchtriage::request {
namespace {

// Lists in an order of their own: `--region a,b` asks for the same as `--region b,a`.
Json sorted(std::vector<std::string> values) {
  std::ranges::sort(values);
  return asks::text_list(values);
}

std::vector<std::string> texts(const Json& object, std::string_view name) {
  std::vector<std::string> result;
  const Json* member = object.find(name);
  if (member == nullptr || !member->is_array()) return result;
  for (const Json& value : *member->as_array()) {
    if (value.as_string() != nullptr) result.push_back(*value.as_string());
  }
  return result;
}

bool is_true(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  return member != nullptr && member->as_bool() != nullptr && *member->as_bool();
}

}  // namespace

bool names_a_scope(const CollectSettings& settings) {
  return !settings.regions.empty() || settings.all_regions || !settings.accounts.empty() ||
         settings.whole_organization || !settings.excluded_accounts.empty() || !settings.only_instances.empty() ||
         !settings.only_tags.empty();
}

Json to_json(const CollectSettings& settings) {
  std::vector<std::string> tags;
  for (const auto& [key, value] : settings.only_tags) tags.push_back(key + "=" + value);
  return Json::object({{"regions", sorted(settings.regions)},
                       {"all_regions", settings.all_regions},
                       {"accounts", sorted(settings.accounts)},
                       {"org", settings.whole_organization},
                       {"role_name", settings.role_name},
                       {"has_external_id", !settings.external_id.empty()},
                       {"excluded_accounts", sorted(settings.excluded_accounts)},
                       {"instances", sorted(settings.only_instances)},
                       {"tags", sorted(tags)},
                       {"left_out", sorted(settings.left_out_operations)}});
}

std::expected<void, std::string> apply(const std::string& text, CollectSettings& settings) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return std::unexpected("the scope of the run can't be read");
  if (is_true(*json, "has_external_id") && settings.external_id.empty())
    return std::unexpected("the run used an external id, which isn't saved: give it again with --external-id");
  settings.regions = texts(*json, "regions");
  settings.all_regions = is_true(*json, "all_regions");
  settings.accounts = texts(*json, "accounts");
  settings.whole_organization = is_true(*json, "org");
  settings.role_name = json->text("role_name");
  settings.excluded_accounts = texts(*json, "excluded_accounts");
  settings.only_instances = texts(*json, "instances");
  settings.only_tags.clear();
  for (const std::string& tag : texts(*json, "tags")) {
    const std::size_t equals = tag.find('=');
    if (equals != std::string::npos) settings.only_tags.emplace_back(tag.substr(0, equals), tag.substr(equals + 1));
  }
  settings.left_out_operations = texts(*json, "left_out");
  return {};
}

}  // namespace patchtriage::request
