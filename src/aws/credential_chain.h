// The standard chain: where AWS's own tools would find the caller's credentials, in the AWS CLI's order.
//
// Environment keys; the selected profile's role; web identity from the environment; the selected profile's own source
// (web identity, SSO, keys, credential_process); the container's agent; the instance's metadata. A profile named on
// the command line comes before everything in the environment. The first source that is set up decides: one that is
// set up and fails is an error, not a reason to try the next.
#pragma once

#include <memory>

#include "aws/credential_context.h"
#include "aws/credentials_provider.h"
#include "aws/profile_file.h"
#include "aws/shared_settings.h"

namespace patchtriage::aws {

// Cached and refreshed. The context is completed from the settings: its endpoints and Region.
std::shared_ptr<CredentialsProvider> make_credential_chain(CredentialContext context, const ProfileFile& file,
                                                           const SharedSettings& settings);

// Keys of AWS_ACCESS_KEY_ID and its companions; `absent` where there are none, failed where one is missing.
CredentialsResult environment_credentials(const Environment& environment);

}  // namespace patchtriage::aws
