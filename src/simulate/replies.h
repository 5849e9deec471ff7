// Small helpers that the answers of all services share.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

Rows rows_of(std::vector<Json> rows);
// {"Role": {…}}.
Single single(std::string_view member, Json value);
// {"Regions": […]}.
Single list_reply(std::string_view member, const std::vector<Json>& rows);
ApiError unknown_operation(std::string_view operation);
ApiError does_not_exist(std::string message);

// A list of texts among the parameters; a single text counts as a list of one. Empty where it is absent.
std::vector<std::string> text_list(const Json& params, std::string_view member);
Json json_list(const std::vector<std::string>& texts);

// One entry of a request's Filters, whichever spelling of its members the operation uses.
struct Filter {
  std::string key;
  std::vector<std::string> values;
  std::string type;  // EQUAL, LESS_THAN, …; empty where the operation has none
};
std::vector<Filter> filters_of(const Json& params, std::string_view member = "Filters");
bool has_value(const std::vector<std::string>& values, std::string_view text);
// For filters on times (InvokedAfter, ExecutedAfter): nullopt where there is no such filter.
std::optional<Time> time_filter(const std::vector<Filter>& filters, std::string_view key);

// Of a CloudWatch alarm that may stop something, and of one that did.
Json alarm_configuration(const std::string& alarm);
Json triggered_alarms(const std::string& alarm);
std::string to_upper_hex(std::uint64_t key, int digits);

}  // namespace patchtriage::simulate
