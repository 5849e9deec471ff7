// Credentials of an ECS task or an EKS pod, from the agent beside it.
#pragma once

#include <expected>
#include <memory>
#include <string>

#include "aws/credential_context.h"
#include "aws/credentials_provider.h"

namespace patchtriage::aws {

// Where the environment says that the agent is. Plain http is accepted only for this machine and the addresses that
// AWS reserves for its agents, so that credentials don't cross a network in the clear. `absent` where neither
// AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor …_FULL_URI is set.
std::expected<std::string, CredentialsError> container_url(const Environment& environment);

std::unique_ptr<CredentialsProvider> make_container(std::shared_ptr<const CredentialContext> context);

}  // namespace patchtriage::aws
