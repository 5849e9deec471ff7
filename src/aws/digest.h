// The hashes that AWS's protocols use, on OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace patchtriage::aws {

// Raw bytes.
std::string sha256(std::string_view text);
std::string hmac_sha256(std::string_view key, std::string_view text);
// Not for security: the AWS CLI names its cached SSO tokens by it.
std::string sha1(std::string_view text);

std::string to_hex(std::string_view bytes);  // lower case

}  // namespace patchtriage::aws
