// Requests as a client would sign and send them.
#pragma once

#include <string>

#include "aws/credentials.h"
#include "aws/http_message.h"
#include "base/json.h"
#include "base/time.h"
#include "simulate/endpoint.h"

namespace patchtriage::simulate {

inline const Time kNow = *parse_time("2026-11-20T12:00:00Z");

// A request to an operation of a JSON service, or of a query service with top-level text parameters.
aws::HttpRequest request_for(const std::string& operation_id, const Json& params = Json::object());

// The same, signed for us-east-1.
aws::HttpRequest signed_request(const std::string& operation_id, const Json& params,
                                const aws::Credentials& credentials, Time at = kNow,
                                const std::string& region = "us-east-1");

// Credentials of the role in an account, from the endpoint itself.
aws::Credentials assumed(Endpoint& endpoint, const std::string& account);

}  // namespace patchtriage::simulate
