// An AWS operation as data: what it is called, what it takes, what it answers, how it pages.
//
// One file in aws/operations/ is one operation. The catalogue is the allow-list of the client: nothing else is sent.
// Field names are AWS's; a test holds them, the enums and the page sizes to AWS's published service models.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage {

// A member of a request that the tool may set, with its members where it is a structure or a list of them.
struct RequestField {
  std::string_view name;       // as in AWS's API reference: "Filters"
  std::string_view wire = "";  // as it is sent, where that differs: "Filter"
  std::vector<RequestField> members = {};
};

struct Paging {
  std::string_view input_token;   // "NextToken", "Marker"
  std::string_view output_token;  // "NextToken", "NextMarker"
  std::string_view more = "";     // IAM: the boolean that says whether the token counts
  std::string_view limit;         // "MaxResults"
  int minimum = 1;                // what the service accepts
  int maximum = 50;
};

// The reply's C++ type, hidden: makes one, describes it, and moves its records out.
struct ReplyShape {
  const RecordType* type = nullptr;
  const RecordType* row_type = nullptr;  // of the records, or of the reply itself where the reply is the record
  std::shared_ptr<void> (*make)() = nullptr;
  AnyRows (*take_rows)(void* reply, void (*typed)()) = nullptr;
  void (*typed)() = nullptr;  // the function behind take_rows, its type erased
  AnyRows (*no_rows)() = nullptr;

  AnyRows rows(void* reply) const { return take_rows(reply, typed); }
};

template <class Reply, class Row>
ReplyShape reply_of(std::vector<Row> (*take_rows)(Reply&)) {
  ReplyShape shape;
  shape.type = &Reply::schema();
  shape.row_type = &Row::schema();
  shape.make = []() -> std::shared_ptr<void> { return std::make_shared<Reply>(); };
  shape.take_rows = [](void* reply, void (*typed)()) {
    using Take = std::vector<Row> (*)(Reply&);
    return AnyRows::of<Row>(reinterpret_cast<Take>(typed)(*static_cast<Reply*>(reply)));
  };
  shape.typed = reinterpret_cast<void (*)()>(take_rows);
  shape.no_rows = [] { return AnyRows::of<Row>(); };
  return shape;
}

struct Operation {
  std::string_view service;  // AWS's id of the service: "ssm", "elbv2" (see aws/service.h)
  std::string_view name;     // "DescribeInstanceInformation"
  std::string_view http_path = "/";
  std::string_view iam_action;  // the permission it needs
  std::vector<RequestField> request = {};
  ReplyShape reply;
  std::optional<Paging> paging = std::nullopt;
  std::string_view documentation;

  std::string id() const { return std::string(service) + ":" + std::string(name); }
};

namespace operations {

// Every operation, sorted by file name.
const std::vector<Operation>& all();

// By "ssm:DescribeInstanceInformation"; nullptr where the tool doesn't know it.
const Operation* find(std::string_view id);

}  // namespace operations
}  // namespace patchtriage
