// Credentials of an IAM Identity Center (SSO) login that the user made with the AWS CLI.
#pragma once

#include <memory>
#include <string>

#include "aws/credential_context.h"
#include "aws/credentials_provider.h"
#include "aws/profile_plan.h"

namespace patchtriage::aws {

// The file in ~/.aws/sso/cache that holds the login's token: named by the session, or by the start URL in the form
// without one.
std::string sso_token_path(const SsoSource& source);

// Reads the token, refreshes it where the login allows that and it is about to expire (the CLI's file is updated, as
// the old refresh token may stop working), and exchanges it for the role's credentials. A login that ended is an error
// that says to log in again.
std::unique_ptr<CredentialsProvider> make_sso(std::shared_ptr<const CredentialContext> context, std::string profile,
                                              SsoSource source);

}  // namespace patchtriage::aws
