#include "aws/profile_file.h"

#include <gtest/gtest.h>

#include "aws/profile_plan.h"
#include "aws/shared_settings.h"

namespace patchtriage::aws {
namespace {

Environment machine(std::map<std::string, std::string> variables, std::map<std::string, std::string> files = {}) {
  Environment environment;
  environment.variables = std::move(variables);
  environment.variables.emplace("HOME", "/home/user");
  environment.read_file = [files](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    return found == files.end() ? std::nullopt : std::optional(found->second);
  };
  return environment;
}

ProfileFile parsed(const std::string& config, const std::string& credentials = "") {
  return *load_profile_files(
      machine({}, {{"/home/user/.aws/config", config}, {"/home/user/.aws/credentials", credentials}}));
}

TEST(ProfileFile, ReadsProfilesSessionsAndServices) {
  const ProfileFile file = parsed(
      "# a comment\n"
      "[default]\nRegion = eu-west-1 # nearest\n"
      "[profile \"with blank\"]\nrole_arn=arn\nsource_profile = default\n"
      "[sso-session corp]\nsso_region = eu-central-1\n"
      "[services local]\nec2 =\n  endpoint_url = http://127.0.0.1:1\nssm =\n  endpoint_url = http://127.0.0.1:2\n"
      "[plugins]\nignored = yes\n",
      "[default]\naws_access_key_id = AKID\n[other]\naws_access_key_id = OTHER\n");

  EXPECT_EQ(file.profile("default")->setting("region"), "eu-west-1");
  EXPECT_EQ(file.profile("default")->setting("aws_access_key_id"), "AKID");
  EXPECT_EQ(file.profile("with blank")->setting("source_profile"), "default");
  EXPECT_EQ(file.profile("other")->setting("aws_access_key_id"), "OTHER");
  EXPECT_EQ(file.sso_sessions.at("corp").setting("sso_region"), "eu-central-1");
  EXPECT_EQ(file.services.at("local").nested.at("ssm").at("endpoint_url"), "http://127.0.0.1:2");
  EXPECT_EQ(file.profile("plugins"), nullptr);
}

TEST(ProfileFile, KeepsACommandLineWhole) {
  const ProfileFile file = parsed("[default]\ncredential_process = /bin/keys --name 'a # b' ; x\n");

  EXPECT_EQ(file.profile("default")->setting("credential_process"), "/bin/keys --name 'a # b' ; x");
}

TEST(ProfileFile, NamesTheLineThatItCannotRead) {
  for (const auto& [text, line] : std::map<std::string, int>{{"[default]\nregion = a\nnonsense\n", 3},
                                                             {"region = a\n", 1},
                                                             {"[default\n", 1},
                                                             {"[default]\n= value\n", 2}}) {
    ProfileFile file;
    const auto error = read_profile_file(text, "/x/config", false, file);
    ASSERT_TRUE(error.has_value()) << text;
    EXPECT_EQ(error->line, line) << text;
    EXPECT_TRUE(error->text().starts_with("/x/config:" + std::to_string(line) + ": "));
  }
}

TEST(ProfilePlan, RefusesMfaAndSaysWhatToDo) {
  const ProfileFile file = parsed(
      "[profile a]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = b\nmfa_serial = arn:aws:iam::1:mfa/me\n"
      "[profile b]\naws_access_key_id = k\naws_secret_access_key = s\n");

  const auto plan = plan_profile(file, "a");

  ASSERT_FALSE(plan.has_value());
  EXPECT_TRUE(plan.error().contains("profile 'a'") && plan.error().contains("get-session-token"));
}

TEST(ProfilePlan, ChainsRolesFromTheInside) {
  const ProfileFile file = parsed(
      "[profile a]\nrole_arn = arn:a\nsource_profile = b\nexternal_id = x\nduration_seconds = 3600\n"
      "[profile b]\nrole_arn = arn:b\ncredential_source = EcsContainer\n");

  const auto plan = plan_profile(file, "a");

  ASSERT_TRUE(plan.has_value() && plan->has_value());
  EXPECT_EQ(std::get<NamedSource>((*plan)->source), NamedSource::ecs_container);
  ASSERT_EQ((*plan)->roles.size(), 2u);
  EXPECT_EQ((*plan)->roles[0].role_arn, "arn:b");
  EXPECT_EQ((*plan)->roles[1].role_arn, "arn:a");
  EXPECT_EQ((*plan)->roles[1].external_id, "x");
  EXPECT_EQ((*plan)->roles[1].duration_seconds, 3600);
}

TEST(ProfilePlan, FindsLoopsAndHoles) {
  const ProfileFile file = parsed(
      "[profile a]\nrole_arn = arn:a\nsource_profile = b\n[profile b]\nrole_arn = arn:b\nsource_profile = a\n"
      "[profile c]\nrole_arn = arn:c\nsource_profile = nowhere\n[profile d]\nregion = eu-west-1\n"
      "[profile e]\nsso_account_id = 1\n");

  EXPECT_FALSE(plan_profile(file, "a").has_value());
  EXPECT_TRUE(plan_profile(file, "c").error().contains("'nowhere'"));
  EXPECT_FALSE(plan_profile(file, "d")->has_value());
  EXPECT_TRUE(plan_profile(file, "e").error().contains("sso_role_name"));
}

TEST(SharedSettings, TheEnvironmentComesBeforeTheProfile) {
  const Environment environment = machine({{"AWS_PROFILE", "p"},
                                           {"AWS_REGION", "eu-west-3"},
                                           {"AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2", "http://127.0.0.1:9"},
                                           {"https_proxy", "http://proxy:1"},
                                           {"HTTPS_PROXY", "http://proxy:2"},
                                           {"AWS_CA_BUNDLE", "~/ca.pem"}});
  const ProfileFile file = parsed(
      "[profile p]\nregion = eu-west-1\nuse_fips_endpoint = true\nservices = local\nendpoint_url = http://127.0.0.1:1\n"
      "ca_bundle = /other.pem\n"
      "[services local]\nec2 =\n  endpoint_url = http://127.0.0.1:2\nelastic_load_balancing_v2 =\n  endpoint_url = "
      "http://127.0.0.1:3\n");

  const auto settings = read_shared_settings(environment, file, std::nullopt);

  ASSERT_TRUE(settings.has_value()) << settings.error();
  EXPECT_EQ(settings->profile, "p");
  EXPECT_FALSE(settings->is_profile_explicit);
  EXPECT_EQ(settings->region, "eu-west-3");
  EXPECT_TRUE(settings->endpoints.use_fips);
  EXPECT_FALSE(settings->endpoints.use_dual_stack);
  EXPECT_EQ(settings->endpoints.url, "http://127.0.0.1:1");
  EXPECT_EQ(settings->endpoints.url_by_service.at("ec2"), "http://127.0.0.1:2");
  EXPECT_EQ(settings->endpoints.url_by_service.at("elbv2"), "http://127.0.0.1:9");
  EXPECT_EQ(settings->curl.https_proxy, "http://proxy:1");
  EXPECT_EQ(settings->curl.ca_bundle, "/home/user/ca.pem");
}

TEST(SharedSettings, ConfiguredEndpointsCanBeIgnored) {
  const Environment environment =
      machine({{"AWS_ENDPOINT_URL", "http://127.0.0.1:1"}, {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"}});

  EXPECT_EQ(read_shared_settings(environment, {}, std::nullopt)->endpoints.url, "");
}

TEST(SharedSettings, LimitsTheAttemptsOfACallAsTheAwsCliDoes) {
  const ProfileFile file = parsed("[default]\nmax_attempts = 5\n");

  EXPECT_EQ(read_shared_settings(machine({}), {}, std::nullopt)->max_attempts, std::nullopt);
  EXPECT_EQ(read_shared_settings(machine({}), file, std::nullopt)->max_attempts, 5);
  EXPECT_EQ(read_shared_settings(machine({{"AWS_MAX_ATTEMPTS", "2"}}), file, std::nullopt)->max_attempts, 2);
}

TEST(SharedSettings, RefusesANumberOfAttemptsThatIsNone) {
  for (const char* written : {"0", "-1", "many", "101"}) {
    const auto settings = read_shared_settings(machine({{"AWS_MAX_ATTEMPTS", written}}), {}, std::nullopt);

    ASSERT_FALSE(settings.has_value()) << written;
    EXPECT_TRUE(settings.error().contains("AWS_MAX_ATTEMPTS")) << settings.error();
  }
}

TEST(SharedSettings, AProfileAskedForByNameMustExist) {
  const auto by_flag = read_shared_settings(machine({}), {}, "typo");
  const auto by_variable = read_shared_settings(machine({{"AWS_PROFILE", "typo"}}), {}, std::nullopt);
  const auto by_default = read_shared_settings(machine({}), {}, std::nullopt);

  ASSERT_FALSE(by_flag.has_value());
  EXPECT_TRUE(by_flag.error().contains("'typo'"));
  EXPECT_FALSE(by_variable.has_value());
  EXPECT_TRUE(by_default.has_value());
}

}  // namespace
}  // namespace patchtriage::aws
