// Credentials from AWS STS: an assumed role, with other credentials or with a web identity token.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "aws/credential_context.h"
#include "aws/credentials_provider.h"

namespace patchtriage::aws {

struct RoleToAssume {
  std::string role_arn;
  std::string session_name;  // empty: the context's
  std::string external_id;   // empty: none
  std::string policy;        // a session policy that narrows the role, JSON; empty: none
  std::optional<std::chrono::seconds> duration = std::nullopt;
};

// sts:AssumeRole with the credentials of `source`, at the Region's own STS endpoint. The source is shared: member
// accounts of an organisation all start from the caller's credentials.
std::unique_ptr<CredentialsProvider> make_assume_role(std::shared_ptr<const CredentialContext> context,
                                                      std::shared_ptr<CredentialsProvider> source, RoleToAssume role);

// sts:AssumeRoleWithWebIdentity. The token file is read at each refresh, since its owner rotates it.
std::unique_ptr<CredentialsProvider> make_web_identity(std::shared_ptr<const CredentialContext> context,
                                                       std::string role_arn, std::string token_file,
                                                       std::string session_name);

// A name STS accepts: 2 to 64 of its characters, others replaced by "-".
std::string valid_session_name(std::string_view name);

}  // namespace patchtriage::aws
