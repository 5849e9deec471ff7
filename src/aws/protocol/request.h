// A request's parameters in the form that the service's protocol sends them.
//
// Parameters are a JSON object in AWS's own member names, of the members that the operation declares: an undeclared one
// is a broken invariant. Protocols: json 1.1, query, ec2, rest-json. Neither signs nor sends.
#pragma once

#include <string>

#include "aws/http_message.h"
#include "aws/operation.h"
#include "aws/service.h"
#include "base/json.h"

namespace patchtriage::aws {

// `endpoint_url` is the service's, without a trailing slash; the operation's path is appended.
HttpRequest encode_request(const Operation& operation, const Service& service, const Json& parameters,
                           const std::string& endpoint_url);

}  // namespace patchtriage::aws
