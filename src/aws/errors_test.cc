#include "aws/errors.h"

#include <gtest/gtest.h>

#include <vector>

namespace patchtriage::aws {
namespace {

struct Example {
  int status;
  std::string code;
  ErrorKind kind;
  std::string message = "";
};

TEST(Errors, KindFollowsTheCodeInEverySpelling) {
  const std::vector<Example> examples = {
      {400, "ThrottlingException", ErrorKind::throttled},
      {400, "Throttling", ErrorKind::throttled},
      {503, "RequestLimitExceeded", ErrorKind::throttled},
      {400, "TooManyRequestsException", ErrorKind::throttled},
      {500, "InternalServerError", ErrorKind::transient},
      {503, "Unavailable", ErrorKind::transient},
      {500, "InternalError", ErrorKind::transient},
      {500, "ServiceFailure", ErrorKind::transient},
      {400, "AccessDeniedException", ErrorKind::denied},
      {403, "AccessDenied", ErrorKind::denied},
      {403, "UnauthorizedOperation", ErrorKind::denied},
      {403, "OptInRequired", ErrorKind::not_enabled},
      {403, "RegionDisabledException", ErrorKind::not_enabled},
      {401, "AuthFailure", ErrorKind::bad_credentials},
      {400, "UnrecognizedClientException", ErrorKind::bad_credentials},
      {403, "SignatureDoesNotMatch", ErrorKind::bad_credentials},
      {403, "SignatureDoesNotMatch", ErrorKind::clock_skew, "Signature expired: 20150830T123600Z is now earlier than"},
      {400, "InvalidSignatureException", ErrorKind::clock_skew, "Signature not yet current: 2015"},
      {403, "RequestTimeTooSkewed", ErrorKind::clock_skew},
      {400, "ExpiredTokenException", ErrorKind::expired_credentials},
      {403, "ExpiredToken", ErrorKind::expired_credentials},
      {400, "InvalidNextToken", ErrorKind::bad_page_token},
      {400, "ValidationException", ErrorKind::invalid_request},
      {400, "ValidationException", ErrorKind::bad_page_token, "The provided NextToken has expired"},
      {400, "BadRequestException", ErrorKind::bad_page_token, "Invalid NextToken"},
      {400, "InvalidInputException", ErrorKind::bad_page_token, "INVALID_NEXT_TOKEN: You provided an invalid token"},
      {400, "InvalidParameterValue", ErrorKind::bad_page_token, "Unable to parse pagination token"},
      {404, "NoSuchEntity", ErrorKind::not_found},
      {400, "InvalidInstanceID.NotFound", ErrorKind::not_found},
      {400, "InvalidInstanceID.Malformed", ErrorKind::invalid_request},
      {400, "InvalidInstanceId", ErrorKind::not_found},
      {400, "DoesNotExistException", ErrorKind::not_found},
      {400, "TargetGroupNotFound", ErrorKind::not_found},
      {400, "AWSOrganizationsNotInUseException", ErrorKind::not_in_use},
      {400, "NoSuchConfigurationAggregatorException", ErrorKind::not_in_use},
      {400, "UnknownOperationException", ErrorKind::unsupported},
      {400, "InvalidFilterKey", ErrorKind::invalid_request},
      {400, "SomethingNew", ErrorKind::other},
      {503, "SomethingNew", ErrorKind::transient},
  };
  for (const Example& example : examples) {
    EXPECT_EQ(to_string(classify_reply(example.status, example.code, example.message, "").kind),
              to_string(example.kind))
        << example.code << " " << example.message;
  }
}

TEST(Errors, KeepsTheCodeWithoutItsNameSpace) {
  const AwsError json = classify_reply(400, "com.amazonaws.ssm#AccessDeniedException", "no", "id-1");
  const AwsError rest = classify_reply(403, "AccessDeniedException:http://internal.amazon.com/coral/", "no", "");
  const AwsError ec2 = classify_reply(403, "Client.UnauthorizedOperation", "no", "");

  EXPECT_EQ(json.code, "AccessDeniedException");
  EXPECT_EQ(json.request_id, "id-1");
  EXPECT_EQ(rest.code, "AccessDeniedException");
  EXPECT_EQ(ec2.code, "UnauthorizedOperation");
}

TEST(Errors, TheStatusDecidesWhereThereIsNoCode) {
  EXPECT_EQ(classify_reply(500, "", "", "").kind, ErrorKind::transient);
  EXPECT_EQ(classify_reply(500, "", "", "").code, "http_500");
  EXPECT_EQ(classify_reply(429, "", "", "").kind, ErrorKind::throttled);
  EXPECT_EQ(classify_reply(403, "", "", "").kind, ErrorKind::denied);
  EXPECT_EQ(classify_reply(404, "", "", "").kind, ErrorKind::unsupported);
  EXPECT_EQ(classify_reply(302, "", "", "").kind, ErrorKind::malformed);
}

TEST(Errors, TellsWhatMayHealFromWhatMustBeSetUp) {
  EXPECT_TRUE(should_retry(classify_failure({HttpErrorKind::timed_out, "x"}).kind));
  EXPECT_TRUE(should_retry(classify_failure({HttpErrorKind::cut_short, "x"}).kind));
  EXPECT_FALSE(should_retry(classify_failure({HttpErrorKind::tls_failed, "x"}).kind));
  EXPECT_FALSE(should_retry(classify_failure({HttpErrorKind::proxy_failed, "x"}).kind));
  EXPECT_FALSE(should_retry(ErrorKind::denied));
  EXPECT_EQ(to_string(classify_reply(400, "AccessDenied", "no", "r-1")), "AccessDenied: no (HTTP 400, request r-1)");
}

}  // namespace
}  // namespace patchtriage::aws
