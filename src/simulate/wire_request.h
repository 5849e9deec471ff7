// What a request asks for, whichever of AWS's protocols it is written in.
//
// Pure functions over one HTTP request: no signature is checked here.
#pragma once

#include <expected>
#include <string>

#include "aws/http_message.h"
#include "aws/operation.h"
#include "aws/service.h"
#include "base/json.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

struct Route {
  Protocol protocol = Protocol::rest_json;  // how to answer, even where the rest is unknown
  const Service* service = nullptr;         // nullptr: no service that is served
  const Operation* operation = nullptr;     // nullptr: not served
  std::string asked;                        // as the request names it: "ssm:SendCommand", "POST /findings"
};

// Finds out who is asked for what: by X-Amz-Target, by Action and Version of a form body, or by the path.
Route route_of(const aws::HttpRequest& request);

// The members of the request in AWS's names, those of paging included. Form bodies know only text: top-level values
// "true" and "false" become booleans. Members of REST services that have a name of their own on the wire are taken from
// the query alone. The operation of the route must be known.
std::expected<Json, ApiError> parameters_of(const Route& route, const aws::HttpRequest& request);

}  // namespace patchtriage::simulate
