#include "simulate/replies.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {

Rows rows_of(std::vector<Json> rows) {
  const auto shared = std::make_shared<const std::vector<Json>>(std::move(rows));
  return {shared->size(), [shared](std::size_t index) { return (*shared)[index]; }};
}

Single single(std::string_view member, Json value) { return {Json::object({{std::string(member), std::move(value)}})}; }

Single list_reply(std::string_view member, const std::vector<Json>& rows) {
  return single(member, Json(Json::Array(rows)));
}

ApiError unknown_operation(std::string_view operation) {
  return {400, "InvalidAction", fmt::format("The action {} is not valid for this web service.", operation)};
}

ApiError does_not_exist(std::string message) { return {400, "DoesNotExistException", std::move(message)}; }

std::vector<std::string> text_list(const Json& params, std::string_view member) {
  std::vector<std::string> texts;
  const Json* value = params.find(member);
  if (value == nullptr) return texts;
  if (const std::string* one = value->as_string()) texts.push_back(*one);
  if (const Json::Array* all = value->as_array()) {
    for (const Json& item : *all) {
      if (const std::string* text = item.as_string()) texts.push_back(*text);
    }
  }
  return texts;
}

Json json_list(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(text);
  return list;
}

std::vector<Filter> filters_of(const Json& params, std::string_view member) {
  std::vector<Filter> filters;
  const Json* list = params.find(member);
  if (list == nullptr || list->as_array() == nullptr) return filters;
  for (const Json& item : *list->as_array()) {
    Filter filter;
    for (const char* name : {"Name", "Key", "key"}) {
      if (item.find(name) != nullptr) filter.key = item.text(name);
    }
    for (const char* name : {"Values", "Value", "value", "valueSet"}) {
      if (item.find(name) != nullptr) filter.values = text_list(item, name);
    }
    filter.type = item.text("Type");
    filters.push_back(std::move(filter));
  }
  return filters;
}

bool has_value(const std::vector<std::string>& values, std::string_view text) {
  return std::find(values.begin(), values.end(), text) != values.end();
}

std::optional<Time> time_filter(const std::vector<Filter>& filters, std::string_view key) {
  for (const Filter& filter : filters) {
    if (filter.key == key && !filter.values.empty()) return parse_time(filter.values.front());
  }
  return std::nullopt;
}

std::string to_upper_hex(std::uint64_t key, int digits) {
  std::string text = hex_text(key, digits);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char letter) { return letter >= 'a' ? static_cast<char>(letter - 'a' + 'A') : letter; });
  return text;
}

Json alarm_configuration(const std::string& alarm) {
  return Json::object({{"IgnorePollAlarmFailure", false}, {"Alarms", Json::array({Json::object({{"Name", alarm}})})}});
}

Json triggered_alarms(const std::string& alarm) {
  return Json::array({Json::object({{"Name", alarm}, {"State", "ALARM"}})});
}

}  // namespace patchtriage::simulate
