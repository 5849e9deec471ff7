// Replies and errors as AWS's protocols write them.
//
// A reply is a Json object in AWS's field names; the operation's record type says which fields are times (numbers in
// JSON, ISO 8601 in XML) and how XML calls them. Fields that the record type doesn't know are written as they are, in
// the protocol's usual spelling: AWS sends more than anyone reads. Pure functions.
#pragma once

#include <string>

#include "aws/http_message.h"
#include "aws/operation.h"
#include "aws/service.h"
#include "base/json.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

// A success reply with its headers.
aws::HttpReply write_reply(const Service& service, const Operation& operation, const Json& reply,
                           const std::string& request_id);

// An error where and how the protocol has it. `service` may be nullptr. JSON services write the type now with and now
// without a name space; which, follows from the request id.
aws::HttpReply write_error(Protocol protocol, const Service* service, const ApiError& error,
                           const std::string& request_id);

}  // namespace patchtriage::simulate
