// What the providers of the credential chain share, and how they send.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "aws/call_counter.h"
#include "aws/clock.h"
#include "aws/clock_skew.h"
#include "aws/endpoints.h"
#include "aws/environment.h"
#include "aws/errors.h"
#include "aws/transport.h"

namespace patchtriage::aws {

// Borrowed parts must outlive every provider made with it.
struct CredentialContext {
  Environment environment;
  Transport* transport = nullptr;
  Clock* clock = nullptr;
  ClockSkew* skew = nullptr;
  CallCounter* counter = nullptr;            // counts what is sent to STS and SSO; may be null
  std::function<double()> random;            // in [0, 1): the jitter
  EndpointSettings endpoints;                // for STS and SSO
  std::string region;                        // may be empty: the partition's home Region
  std::string session_name = "patchtriage";  // of assumed roles without one of their own
};

// Sends an unsigned request up to `tries` times while the failure may heal. `operation` ("sso:GetRoleCredentials") is
// counted, unless empty. Any status below 500, and 429 after the last try, is a reply.
Awaitable<std::expected<HttpReply, HttpError>> send_patiently(std::shared_ptr<const CredentialContext> context,
                                                              HttpRequest request, int tries, std::string operation);

}  // namespace patchtriage::aws
