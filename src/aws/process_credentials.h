// Credentials printed by a program that the user names in credential_process.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/credential_context.h"
#include "aws/credentials_provider.h"
#include "aws/profile_plan.h"

namespace patchtriage::aws {

// Words of a command line: separated by blanks, with '…', "…" and \ as in a shell; nothing else of a shell's
// language. nullopt where a quote isn't closed.
std::optional<std::vector<std::string>> split_command(std::string_view command);

// Credentials from what the program printed (version 1 of AWS's format). The error names what is missing.
std::expected<Credentials, std::string> parse_process_output(std::string_view output);

// Runs the program without a shell, as the AWS CLI does: pipes and redirections need a script of their own. It has a
// minute; its error output goes to ours. The executor's other coroutines go on meanwhile.
std::unique_ptr<CredentialsProvider> make_process(std::shared_ptr<const CredentialContext> context, std::string profile,
                                                  ProcessSource source);

}  // namespace patchtriage::aws
