// Credentials of an EC2 instance's role, from its metadata service, version 2 only.
#pragma once

#include <expected>
#include <memory>
#include <string>

#include "aws/credential_context.h"
#include "aws/credentials_provider.h"
#include "aws/profile_file.h"

namespace patchtriage::aws {

// "http://169.254.169.254", or what the environment or the profile (may be null) says; the error is for people.
std::expected<std::string, std::string> imds_endpoint(const Environment& environment, const ProfileSection* profile);

// Gives up within seconds where nothing answers, as on a laptop: time-outs of a second, few tries. A switched-off or
// unreachable service is `absent`.
std::unique_ptr<CredentialsProvider> make_imds(std::shared_ptr<const CredentialContext> context,
                                               const ProfileSection* profile);

}  // namespace patchtriage::aws
