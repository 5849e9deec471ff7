// Whatever the bytes: a reply body in any of the protocols gives records or an error with its place, and looking for
// the service's own error in it ends.
//
// The first byte chooses the operation, the rest is the body.
#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>

#include "aws/http_message.h"
#include "aws/operation.h"
#include "aws/protocol/reply.h"
#include "base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace patchtriage;
  // One of each protocol: ec2, query (with IAM's paging), json 1.1, rest-json.
  static constexpr std::array<std::string_view, 4> kOperations = {"ec2:DescribeInstances", "iam:ListInstanceProfiles",
                                                                  "ssm:DescribeInstanceInformation",
                                                                  "inspector2:ListFindings"};
  if (size == 0) return 0;
  const Operation* operation = operations::find(kOperations[bytes[0] % kOperations.size()]);
  CHECK(operation != nullptr);
  const std::string_view body(reinterpret_cast<const char*>(bytes + 1), size - 1);

  std::expected<aws::DecodedReply, DecodeError> reply = aws::decode_reply(*operation, body);
  if (reply) {
    CHECK(parse_json(reply->to_json().dump()).has_value());
    (void)reply->next_token();
    (void)reply->take_rows();
  } else {
    CHECK(!reply.error().message.empty());
  }
  (void)aws::find_error({}, body);
  (void)aws::find_request_id({}, body);
  return 0;
}
