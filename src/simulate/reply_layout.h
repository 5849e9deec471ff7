// Where in an operation's reply its rows stand.
#pragma once

#include <string>
#include <string_view>

#include "aws/operation.h"
#include "base/json.h"

namespace patchtriage::simulate {

struct ReplyLayout {
  std::string_view list;   // the field that holds the rows; empty: the reply has no list of rows
  std::string_view inner;  // DescribeInstances: the field of each item of `list` that holds the rows themselves
};

ReplyLayout layout_of(const Operation& operation);

// A reply with these rows. Instances are put into reservations of one or two, owned by `account`.
Json reply_of_rows(const ReplyLayout& layout, Json::Array rows, const std::string& account);

}  // namespace patchtriage::simulate
