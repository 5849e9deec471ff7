// AWS Signature Version 4 with SHA-256: in headers, or in the query (presigned).
//
// Pure functions: the time of signing is a parameter, so that a client can correct its clock. Paths are encoded
// once more for the signature, as every service but S3 expects.
#pragma once

#include <string>
#include <vector>

#include "aws/credentials.h"
#include "aws/http_message.h"
#include "aws/url.h"

namespace patchtriage::aws {

struct SigningScope {
  std::string region;
  std::string service;  // the signing name: "elasticloadbalancing", not "elbv2"
  Time time;
};

struct SigningOptions {
  bool normalize_path = true;       // drop "." and "..", join repeated slashes
  bool sign_body = false;           // send x-amz-content-sha256 too
  bool omit_session_token = false;  // send the session token unsigned, as a few services want
  Duration presigned_for = std::chrono::hours(1);
};

// The steps of one signature; they hold no secret, and are what to compare when a service says that it differs.
struct Signature {
  std::string canonical_request;
  std::string string_to_sign;
  std::string signature;  // hexadecimal
  std::string signed_headers;
};

// Adds X-Amz-Date, X-Amz-Security-Token, Authorization (and Host where it is missing) to the request. Every header
// already there is signed, so transport headers such as User-Agent are added later. The URL must be one that
// parse_url accepts.
Signature sign_headers(HttpRequest& request, const Credentials& credentials, const SigningScope& scope,
                       const SigningOptions& options = {});

// Puts the signature into the request's URL instead.
Signature sign_query(HttpRequest& request, const Credentials& credentials, const SigningScope& scope,
                     const SigningOptions& options = {});

// The signature that a request must carry, over the headers named (lower case): what a verifier computes.
Signature signature_of(const std::string& method, const Url& url, const HttpHeaders& headers,
                       std::vector<std::string> signed_headers, const std::string& body_hash,
                       const std::string& secret_access_key, const SigningScope& scope, bool normalize_path = true);

// "20150830T123600Z".
std::string signing_time(Time time);

}  // namespace patchtriage::aws
