#include "aws/credential_chain.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include "aws/process_credentials.h"
#include "aws/run_for_test.h"
#include "aws/scripted_transport_for_test.h"
#include "aws/sso_credentials.h"
#include "aws/sts_credentials.h"
#include "base/json.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

constexpr char kAssumed[] =
    "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><AssumedRoleUser>"
    "<Arn>arn:aws:sts::222222222222:assumed-role/r/s</Arn></AssumedRoleUser><Credentials>"
    "<AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>rolesecret</SecretAccessKey>"
    "<SessionToken>roletoken</SessionToken><Expiration>2026-11-20T13:00:00Z</Expiration>"
    "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
constexpr char kRefused[] =
    "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized to perform "
    "sts:AssumeRole</Message></Error><RequestId>r-1</RequestId></ErrorResponse>";

class CredentialChainTest : public testing::Test {
 protected:
  CredentialChainTest() {
    environment_.variables = {{"HOME", "/home/user"}};
    environment_.read_file = [this](const std::string& path) -> std::optional<std::string> {
      const auto found = files_.find(path);
      return found == files_.end() ? std::nullopt : std::optional(found->second);
    };
    environment_.write_file = [this](const std::string& path, const std::string& bytes) {
      files_[path] = bytes;
      return true;
    };
  }

  CredentialContext context() {
    return {.environment = environment_,
            .transport = &transport_,
            .clock = &clock_,
            .skew = &skew_,
            .counter = &counter_,
            .random = [] { return 0.5; },
            .region = "eu-west-1",
            .session_name = "patchtriage-run-1"};
  }
  std::shared_ptr<const CredentialContext> shared_context() {
    return std::make_shared<const CredentialContext>(context());
  }

  CredentialsResult get(std::optional<std::string> explicit_profile = std::nullopt) {
    const auto file = load_profile_files(environment_);
    const auto settings = read_shared_settings(environment_, *file, explicit_profile);
    chain_ = make_credential_chain(context(), *file, *settings);
    return run(io_, clock_, chain_->get());
  }
  CredentialsResult get_from(std::unique_ptr<CredentialsProvider> provider) {
    provider_ = std::move(provider);
    return run(io_, clock_, provider_->get());
  }

  boost::asio::io_context io_;
  VirtualClock clock_{*parse_time("2026-11-20T12:00:00Z")};
  ClockSkew skew_;
  CallCounter counter_;
  ScriptedTransport transport_;
  std::map<std::string, std::string> files_;
  Environment environment_;
  std::shared_ptr<CredentialsProvider> chain_;
  std::unique_ptr<CredentialsProvider> provider_;
};

TEST_F(CredentialChainTest, TheEnvironmentsKeysComeFirst) {
  environment_.variables["AWS_ACCESS_KEY_ID"] = "AKIDENV";
  environment_.variables["AWS_SECRET_ACCESS_KEY"] = "secret";
  files_["/home/user/.aws/credentials"] = "[default]\naws_access_key_id = AKIDFILE\naws_secret_access_key = s\n";

  const CredentialsResult result = get();

  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->access_key_id, "AKIDENV");
  EXPECT_EQ(result->source, "the environment");
}

TEST_F(CredentialChainTest, AProfileNamedOnTheCommandLineComesBeforeThem) {
  environment_.variables["AWS_ACCESS_KEY_ID"] = "AKIDENV";
  environment_.variables["AWS_SECRET_ACCESS_KEY"] = "secret";
  files_["/home/user/.aws/credentials"] = "[prod]\naws_access_key_id = AKIDFILE\naws_secret_access_key = s\n";

  EXPECT_EQ(get("prod")->access_key_id, "AKIDFILE");
  environment_.variables["AWS_PROFILE"] = "prod";
  EXPECT_EQ(get()->access_key_id, "AKIDENV");
}

TEST_F(CredentialChainTest, HalfAPairOfKeysIsAnErrorAndNotTheNextSource) {
  environment_.variables["AWS_ACCESS_KEY_ID"] = "AKIDENV";
  files_["/home/user/.aws/credentials"] = "[default]\naws_access_key_id = AKIDFILE\naws_secret_access_key = s\n";

  const CredentialsResult result = get();

  ASSERT_FALSE(result.has_value());
  EXPECT_TRUE(result.error().message.contains("AWS_SECRET_ACCESS_KEY is not"));
}

TEST_F(CredentialChainTest, WithNothingSetUpItFailsWithinSecondsAndSaysWhatToDo) {
  transport_.otherwise([](const HttpRequest& request) {
    EXPECT_FALSE(request.may_use_proxy);
    EXPECT_LE(request.timeout, std::chrono::seconds(1));
    return std::unexpected(HttpError{HttpErrorKind::timed_out, "169.254.169.254: no answer"});
  });

  const CredentialsResult result = get();

  ASSERT_FALSE(result.has_value());
  EXPECT_TRUE(result.error().message.starts_with("no AWS credentials: set AWS_ACCESS_KEY_ID"));
  EXPECT_LE(transport_.requests.size(), 2u);
}

TEST_F(CredentialChainTest, MetadataCanBeSwitchedOff) {
  environment_.variables["AWS_EC2_METADATA_DISABLED"] = "true";

  EXPECT_FALSE(get().has_value());
  EXPECT_TRUE(transport_.requests.empty());
}

TEST_F(CredentialChainTest, AMetadataServiceThatRefusesATokenIsNotAskedWithoutOne) {
  transport_.reply(403, "");

  EXPECT_FALSE(get().has_value());
  EXPECT_EQ(transport_.requests.size(), 1u);
}

TEST_F(CredentialChainTest, WebIdentityFromTheEnvironmentSendsTheTokenUnsigned) {
  environment_.variables["AWS_ROLE_ARN"] = "arn:aws:iam::222222222222:role/r";
  environment_.variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/token";
  files_["/token"] = "jwt\n";
  transport_.reply(200, replace_all(kAssumed, "AssumeRole", "AssumeRoleWithWebIdentity"));

  const CredentialsResult result = get();

  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(result->access_key_id, "ASIAROLE");
  EXPECT_TRUE(transport_.requests[0].body.contains("WebIdentityToken=jwt"));
  EXPECT_FALSE(find_header(transport_.requests[0].headers, "authorization").has_value());
}

TEST_F(CredentialChainTest, AssumeRoleNamesTheRunAndTheExternalId) {
  transport_.reply(200, kAssumed);
  auto base = std::make_shared<FixedCredentials>(Credentials{.access_key_id = "AKID", .secret_access_key = "s"});

  const CredentialsResult result = get_from(make_assume_role(shared_context(), base,
                                                             {.role_arn = "arn:aws:iam::222222222222:role/r",
                                                              .external_id = "ext",
                                                              .policy = "{}",
                                                              .duration = std::chrono::seconds(900)}));

  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(result->session_token, "roletoken");
  EXPECT_EQ(result->account_id, "222222222222");
  EXPECT_EQ(result->expiration, parse_time("2026-11-20T13:00:00Z"));
  const HttpRequest& request = transport_.requests[0];
  EXPECT_EQ(request.url, "https://sts.eu-west-1.amazonaws.com/");
  EXPECT_TRUE(
      request.body.contains("RoleSessionName=patchtriage-run-1&DurationSeconds=900&ExternalId=ext&Policy=%7B%7D"));
  EXPECT_TRUE(find_header(request.headers, "authorization")->contains("/eu-west-1/sts/aws4_request"));
  EXPECT_EQ(counter_.totals().by_operation.at("sts:AssumeRole"), 1);
}

TEST_F(CredentialChainTest, ARefusedRoleSaysWhatToCheck) {
  transport_.reply(403, kRefused);
  auto base = std::make_shared<FixedCredentials>(
      Credentials{.access_key_id = "AKID", .secret_access_key = "topsecret", .source = "the environment"});

  const CredentialsResult result =
      get_from(make_assume_role(shared_context(), base, {.role_arn = "arn:aws:iam::222222222222:role/r"}));

  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, "AccessDenied");
  EXPECT_TRUE(result.error().message.contains("arn:aws:iam::222222222222:role/r"));
  EXPECT_TRUE(result.error().message.contains("external id"));
  EXPECT_FALSE(result.error().message.contains("topsecret"));
  EXPECT_EQ(transport_.requests.size(), 1u);
}

TEST_F(CredentialChainTest, AssumeRoleCorrectsTheClockAndWaitsOutAThrottle) {
  transport_.reply(
      403,
      "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature expired: x is now earlier "
      "than y</Message></Error></ErrorResponse>",
      {{"Date", "Fri, 20 Nov 2026 18:00:00 GMT"}});
  transport_.reply(
      400, "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>");
  transport_.reply(200, kAssumed);
  auto base = std::make_shared<FixedCredentials>(Credentials{.access_key_id = "AKID", .secret_access_key = "s"});

  const CredentialsResult result =
      get_from(make_assume_role(shared_context(), base, {.role_arn = "arn:aws:iam::2:role/r"}));

  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(find_header(transport_.requests[1].headers, "x-amz-date"), "20261120T180000Z");
}

TEST_F(CredentialChainTest, WithoutARegionStsIsAskedInTheRolesPartition) {
  transport_.reply(200, kAssumed);
  CredentialContext without_region = context();
  without_region.region.clear();
  auto base = std::make_shared<FixedCredentials>(Credentials{.access_key_id = "AKID", .secret_access_key = "s"});

  static_cast<void>(get_from(make_assume_role(std::make_shared<const CredentialContext>(without_region), base,
                                              {.role_arn = "arn:aws-us-gov:iam::222222222222:role/r"})));

  EXPECT_EQ(transport_.requests[0].url, "https://sts.us-gov-west-1.amazonaws.com/");
}

constexpr char kSsoConfig[] =
    "[default]\nsso_session = corp\nsso_account_id = 222222222222\nsso_role_name = Reader\n"
    "[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://corp.awsapps.com/start\n";
const std::string kSsoPath = "/home/user" + sso_token_path({.session = "corp"}).substr(1);

TEST_F(CredentialChainTest, AnSsoTokenAboutToExpireIsRefreshedAndKept) {
  files_["/home/user/.aws/config"] = kSsoConfig;
  files_[kSsoPath] =
      R"({"accessToken":"old","expiresAt":"2026-11-20T12:01:00Z","refreshToken":"r1","clientId":"c","clientSecret":"cs",)"
      R"("registrationExpiresAt":"2027-01-01T00:00:00Z","startUrl":"https://corp.awsapps.com/start"})";
  transport_.reply(200, R"({"accessToken":"new","expiresIn":3600,"refreshToken":"r2"})");
  transport_.reply(200, R"({"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"s","sessionToken":"t",)"
                        R"("expiration":1795186800000}})");

  const CredentialsResult result = get();

  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(result->access_key_id, "ASIASSO");
  EXPECT_EQ(transport_.requests[0].url, "https://oidc.eu-central-1.amazonaws.com/token");
  EXPECT_EQ(find_header(transport_.requests[1].headers, "x-amz-sso_bearer_token"), "new");
  const Json kept = *parse_json(files_[kSsoPath]);
  EXPECT_EQ(kept.text("accessToken"), "new");
  EXPECT_EQ(kept.text("refreshToken"), "r2");
  EXPECT_EQ(kept.text("expiresAt"), "2026-11-20T13:00:00Z");
  EXPECT_EQ(kept.text("startUrl"), "https://corp.awsapps.com/start");
}

TEST_F(CredentialChainTest, AnEndedSsoLoginSaysToLogInAgain) {
  files_["/home/user/.aws/config"] = kSsoConfig;
  EXPECT_TRUE(get().error().message.contains("aws sso login --profile default"));

  files_[kSsoPath] = R"({"accessToken":"old","expiresAt":"2026-11-20T11:00:00Z"})";
  EXPECT_TRUE(get().error().message.contains("has expired"));

  files_[kSsoPath] = "{";
  EXPECT_TRUE(get().error().message.contains("damaged"));

  files_[kSsoPath] = R"({"accessToken":"ok","expiresAt":"2026-11-20T20:00:00Z"})";
  transport_.reply(401, R"({"message":"Session token not found or invalid"})");
  EXPECT_TRUE(get().error().message.contains("aws sso login"));
}

TEST_F(CredentialChainTest, TheContainerAgentGetsTheTokenOfTheMoment) {
  environment_.variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://169.254.170.23/v1/credentials";
  environment_.variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/token";
  files_["/token"] = "pod-token\n";
  transport_.reply(
      200, R"({"AccessKeyId":"ASIAPOD","SecretAccessKey":"s","Token":"t","Expiration":"2026-11-20T18:00:00Z"})");

  const CredentialsResult result = get();

  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(result->access_key_id, "ASIAPOD");
  EXPECT_EQ(find_header(transport_.requests[0].headers, "authorization"), "pod-token");
  EXPECT_FALSE(transport_.requests[0].may_use_proxy);

  environment_.variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://example.test/credentials";
  EXPECT_TRUE(get().error().message.contains("without https"));
}

TEST_F(CredentialChainTest, AProgramPrintsCredentials) {
  files_["/home/user/.aws/config"] =
      "[default]\ncredential_process = /bin/echo "
      R"('{"Version": 1, "AccessKeyId": "AKIDPROC", "SecretAccessKey": "s", "Expiration": "2026-11-20T18:00:00Z"}')"
      "\n";
  const auto file = load_profile_files(environment_);
  chain_ = make_credential_chain(context(), *file, *read_shared_settings(environment_, *file, std::nullopt));

  const CredentialsResult result = run(io_, chain_->get());

  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(result->access_key_id, "AKIDPROC");
}

TEST_F(CredentialChainTest, AProgramThatFailsIsNamedAndItsOutputIsNot) {
  for (const std::string command : {"/bin/false", "/nowhere/program", "/bin/echo secret-words", "'open"}) {
    files_["/home/user/.aws/config"] = "[default]\ncredential_process = " + command + "\n";
    const auto file = load_profile_files(environment_);
    chain_ = make_credential_chain(context(), *file, *read_shared_settings(environment_, *file, std::nullopt));

    const CredentialsResult result = run(io_, chain_->get());

    ASSERT_FALSE(result.has_value()) << command;
    EXPECT_TRUE(result.error().message.starts_with("credential_process of profile 'default': "));
    EXPECT_FALSE(result.error().message.contains("secret-words"));
  }
}

TEST(ProcessCredentials, CommandLinesAreSplitWithoutAShell) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(split_command("a  b"), (Words{"a", "b"}));
  EXPECT_EQ(split_command(R"(a 'b c' "d \" e" f\ g '')"), (Words{"a", "b c", "d \" e", "f g", ""}));
  EXPECT_EQ(split_command("a | b > $HOME"), (Words{"a", "|", "b", ">", "$HOME"}));
  EXPECT_EQ(split_command("a 'b"), std::nullopt);
}

TEST(StsCredentials, SessionNamesAreWhatStsAccepts) {
  EXPECT_EQ(valid_session_name("patchtriage-2026 11:20/x"), "patchtriage-2026-11-20-x");
  EXPECT_EQ(valid_session_name(""), "--");
  EXPECT_EQ(valid_session_name(std::string(80, 'a')).size(), 64u);
}

TEST(ClockSkew, LearnsOnlyWhatCouldBeTheReason) {
  const Time now = *parse_time("2026-11-20T12:00:00Z");
  ClockSkew skew;

  EXPECT_FALSE(skew.learn("h", std::nullopt, now));
  EXPECT_FALSE(skew.learn("h", "yesterday", now));
  EXPECT_FALSE(skew.learn("h", "Fri, 20 Nov 2026 12:00:20 GMT", now));
  EXPECT_TRUE(skew.learn("h", "Fri, 20 Nov 2026 11:00:00 GMT", now));
  EXPECT_FALSE(skew.learn("h", "Fri, 20 Nov 2026 11:00:00 GMT", now));
  EXPECT_EQ(skew.corrected("h", now), now - std::chrono::hours(1));
  EXPECT_EQ(skew.corrected("other", now), now);
}

}  // namespace
}  // namespace patchtriage::aws
