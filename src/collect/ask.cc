#include "collect/ask.h"

#include <algorithm>

namespace patchtriage::asks {

Json text_list(const std::vector<std::string>& values) {
  Json list = Json::array();
  for (const std::string& value : values) list.push_back(value);
  return list;
}

Json filter(std::string_view name, const std::vector<std::string>& values) {
  return Json::object({{"Name", name}, {"Values", text_list(values)}});
}

std::vector<Ask> whole_scope(const ReadSoFar&) { return {Ask{}}; }

Ask about(std::string subject, Json parameters) {
  return Ask{.subjects = {std::move(subject)}, .parameters = std::move(parameters)};
}

std::vector<Ask> about_each(const std::vector<std::string>& ids, std::string_view member) {
  std::vector<Ask> asks;
  for (const std::string& id : ids) asks.push_back(about(id, Json::object({{std::string(member), id}})));
  return asks;
}

std::vector<Ask> in_batches(const std::vector<std::string>& ids, std::size_t size, std::string_view ids_member,
                            std::string_view row_id, const Json& parameters, int reading) {
  std::vector<Ask> asks;
  for (std::size_t at = 0; at < ids.size(); at += size) {
    const std::size_t end = std::min(ids.size(), at + size);
    asks.push_back(
        Ask{.subjects = {ids.begin() + static_cast<std::ptrdiff_t>(at), ids.begin() + static_cast<std::ptrdiff_t>(end)},
            .parameters = parameters,
            .ids_member = ids_member,
            .row_id = row_id,
            .reading = reading});
  }
  return asks;
}

}  // namespace patchtriage::asks
