// How asks are put together: the pieces that the reads of the plan share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collect/plan.h"

namespace patchtriage::asks {

// The rows of one listing that was read, whole or in part.
template <class T>
auto rows(const ReadSoFar& so_far, std::string_view subject = "") {
  return so_far.snapshot->list<T>(so_far.scope, subject).rows();
}

Json text_list(const std::vector<std::string>& values);
// {"Name": …, "Values": […]}: an EC2 filter.
Json filter(std::string_view name, const std::vector<std::string>& values);

// One listing of the whole scope, without parameters.
std::vector<Ask> whole_scope(const ReadSoFar& so_far);
Ask about(std::string subject, Json parameters);
// One ask for each id, which goes into the request member.
std::vector<Ask> about_each(const std::vector<std::string>& ids, std::string_view member);
// Asks about up to `size` ids at once; `row_id` is the field by which a row names its own.
std::vector<Ask> in_batches(const std::vector<std::string>& ids, std::size_t size, std::string_view ids_member,
                            std::string_view row_id, const Json& parameters = Json::object(), int reading = 1);

}  // namespace patchtriage::asks
