// Is this request from whom it says? SigV4 verified as AWS verifies it.
//
// Pure functions: now is the wall clock's time, whatever time the world's records are of.
#pragma once

#include <expected>

#include "aws/http_message.h"
#include "base/time.h"
#include "simulate/sessions.h"
#include "simulate/wire_request.h"

namespace patchtriage::simulate {

inline constexpr Duration kAllowedSkew = std::chrono::minutes(15);

// The caller, or the error in the words of the route's protocol: no signature, an unknown key, a signature that
// differs, a clock that is off by more than kAllowedSkew, an expired session, a scope of another service.
std::expected<Caller, ApiError> authorise(const aws::HttpRequest& request, const Route& route, const Sessions& sessions,
                                          Time now);

// What an expired session is told.
ApiError expired_session(Protocol protocol);
// What a key is told that isn't known; a Region that the account hasn't enabled says the same.
ApiError unknown_key(Protocol protocol);

}  // namespace patchtriage::simulate
