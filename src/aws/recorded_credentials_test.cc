// The default chain against the cases that AWS's Rust SDK keeps, where they are at hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <map>

#include "aws/container_credentials.h"
#include "aws/credential_chain.h"
#include "aws/imds_credentials.h"
#include "aws/profile_plan.h"
#include "aws/recorded_files_for_test.h"
#include "aws/run_for_test.h"
#include "aws/url.h"
#include "base/json.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

// Cases whose outcome differs on purpose.
const std::map<std::string, std::string> kDeviations = {
    {"profile-provider/credential_process",
     "its command line has a pipe, which needs a shell; the AWS CLI starts the program without one, and so do we"},
};

struct Exchange {
  std::string method;
  std::string url;
  std::optional<HttpReply> reply;  // nullopt: the connection failed
};

std::string comparable(const std::string& text) {
  std::optional<Url> url = parse_url(text);
  if (!url) return text;
  std::vector<std::string> parameters = split(url->query, '&');
  std::ranges::sort(parameters);
  url->query = join(parameters, "&");
  return url->text();
}

class ReplayTransport final : public Transport {
 public:
  explicit ReplayTransport(const Json& traffic) {
    std::map<std::int64_t, Exchange> by_connection;
    for (const Json& event : *traffic.find("events")->as_array()) {
      Exchange& exchange = by_connection[*event.find("connection_id")->as_integer()];
      const Json::Member& action = event.find("action")->as_object()->front();
      if (action.first == "Request") {
        exchange.method = action.second.find("request")->text("method");
        exchange.url = comparable(action.second.find("request")->text("uri"));
      } else if (action.first == "Response") {
        const Json* ok = action.second.find("response")->find("Ok");
        if (ok != nullptr) {
          exchange.reply.emplace().status = static_cast<int>(*ok->find("status")->as_integer());
          for (const Json::Member& header : *ok->find("headers")->as_object()) {
            for (const Json& value : *header.second.as_array()) {
              exchange.reply->headers.emplace_back(header.first, *value.as_string());
            }
          }
        }
      } else if (action.first == "Data" && action.second.text("direction") == "Response" && exchange.reply) {
        exchange.reply->body += action.second.find("data")->text("Utf8");
      }
    }
    for (auto& [connection, exchange] : by_connection) exchanges_.push_back(std::move(exchange));
  }

  Awaitable<std::expected<HttpReply, HttpError>> send(HttpRequest request) override {
    const std::string url = comparable(request.url);
    if (next_ == exchanges_.size()) {
      co_return std::unexpected(HttpError{HttpErrorKind::not_connected, "nothing more was recorded: " + url});
    }
    const Exchange& exchange = exchanges_[next_++];
    EXPECT_EQ(request.method + " " + url, exchange.method + " " + exchange.url);
    if (!exchange.reply) co_return std::unexpected(HttpError{HttpErrorKind::not_connected, "as recorded"});
    co_return *exchange.reply;
  }
  std::size_t left() const { return exchanges_.size() - next_; }

 private:
  std::vector<Exchange> exchanges_;
  std::size_t next_ = 0;
};

Environment environment_of(const std::string& folder) {
  Environment environment;
  const Json variables = *parse_json(*read_recorded(folder + "/env.json"));
  for (const Json::Member& member : *variables.as_object()) {
    environment.variables[member.first] = *member.second.as_string();
  }
  environment.variables["PATH"] = "/usr/bin:/bin";
  environment.read_file = [folder](const std::string& path) { return read_recorded(folder + "/fs" + path); };
  return environment;
}

void play(const std::string& folder) {
  const Json test_case = *parse_json(*read_recorded(folder + "/test-case.json"));
  ReplayTransport transport(*parse_json(*read_recorded(folder + "/http-traffic.json")));
  boost::asio::io_context context;
  // Before every expiry in the cases, some of which are of 2009.
  VirtualClock clock(*parse_time("2008-01-01"));
  ClockSkew skew;
  const Environment environment = environment_of(folder);
  const auto file = load_profile_files(environment);
  ASSERT_TRUE(file.has_value()) << file.error().text();
  const auto settings = read_shared_settings(environment, *file, std::nullopt);
  ASSERT_TRUE(settings.has_value()) << settings.error();

  const auto chain = make_credential_chain({.environment = environment,
                                            .transport = &transport,
                                            .clock = &clock,
                                            .skew = &skew,
                                            .random = [] { return 0.5; }},
                                           *file, *settings);
  const bool runs_a_program = folder.contains("credential_process");
  const CredentialsResult result = runs_a_program ? run(context, chain->get()) : run(context, clock, chain->get());

  const Json* expected = test_case.find("result")->find("Ok");
  if (expected == nullptr) {
    EXPECT_FALSE(result.has_value()) << "expected: " << test_case.find("result")->text("ErrorContains");
    return;
  }
  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(result->access_key_id, expected->text("access_key_id"));
  EXPECT_EQ(result->secret_access_key, expected->text("secret_access_key"));
  EXPECT_EQ(result->session_token, expected->text("session_token"));
  if (expected->find("account_id") != nullptr) EXPECT_EQ(result->account_id, expected->text("account_id"));
  if (const Json* expiry = expected->find("expiry")) {
    ASSERT_TRUE(result->expiration.has_value());
    EXPECT_EQ(*result->expiration, Time(std::chrono::seconds(*expiry->as_integer())));
  }
  EXPECT_EQ(transport.left(), 0u);
}

TEST(RecordedCredentials, EveryCaseEndsAsItSays) {
  std::vector<std::string> folders = recorded_folders("credentials/default-credential-provider-chain");
  for (std::string& folder : recorded_folders("credentials/profile-provider")) folders.push_back(std::move(folder));
  if (folders.empty()) GTEST_SKIP() << kNoRecordedFiles;
  EXPECT_EQ(folders.size(), 29u);

  std::size_t deviating = 0;
  for (const std::string& folder : folders) {
    SCOPED_TRACE(folder);
    if (kDeviations.contains(folder.substr(std::string("credentials/").size()))) {
      ++deviating;
      continue;
    }
    play(folder);
  }
  EXPECT_EQ(deviating, kDeviations.size());
}

ProfileSection section_of(const Json& settings) {
  ProfileSection section;
  for (const Json::Member& member : *settings.as_object()) section.settings[member.first] = *member.second.as_string();
  return section;
}

// The plan in the form that the table uses.
Json table_form(const ProfilePlan& plan) {
  Json chain = Json::array();
  const auto add = [](Json& object, const char* name, const std::string& value) {
    if (!value.empty()) object.set(name, value);
  };
  if (const auto* keys = std::get_if<StaticKeysSource>(&plan.source)) {
    Json link = Json::object({{"access_key_id", keys->credentials.access_key_id},
                              {"secret_access_key", keys->credentials.secret_access_key}});
    add(link, "account_id", keys->credentials.account_id);
    chain.push_back(Json::object({{"AccessKey", link}}));
  } else if (const auto* web = std::get_if<WebIdentitySource>(&plan.source)) {
    Json link = Json::object({{"role_arn", web->role_arn}, {"web_identity_token_file", web->token_file}});
    add(link, "role_session_name", web->session_name);
    chain.push_back(Json::object({{"WebIdentityToken", link}}));
  } else if (const auto* sso = std::get_if<SsoSource>(&plan.source)) {
    chain.push_back(Json::object({{"Sso", Json::object({{"sso_account_id", sso->account_id},
                                                        {"sso_region", sso->region},
                                                        {"sso_role_name", sso->role_name},
                                                        {"sso_start_url", sso->start_url}})}}));
  } else if (const auto* named = std::get_if<NamedSource>(&plan.source)) {
    chain.push_back(Json::object(
        {{"NamedSource", *named == NamedSource::ec2_instance_metadata ? "Ec2InstanceMetadata" : "another"}}));
  }
  for (const ProfileRole& role : plan.roles) {
    Json link = Json::object({{"role_arn", role.role_arn}});
    add(link, "role_session_name", role.session_name);
    add(link, "external_id", role.external_id);
    chain.push_back(Json::object({{"AssumeRole", link}}));
  }
  return chain;
}

TEST(RecordedCredentials, EveryProfileOfTheTableIsPlannedAsItSays) {
  const auto text = read_recorded("credentials/assume-role-tests.json");
  if (!text) GTEST_SKIP() << kNoRecordedFiles;
  const Json table = *parse_json(*text);

  for (const Json& test_case : *table.as_array()) {
    SCOPED_TRACE(test_case.text("docs"));
    // A session without account and role gives tokens; we plan credentials, and the case of the chain with the same
    // profile (invalid_sso_credentials_config) expects an error too.
    if (test_case.text("docs") == "SSO token profile selected") continue;
    const Json& input = *test_case.find("input");
    ProfileFile file;
    for (const Json::Member& profile : *input.find("profiles")->as_object()) {
      file.profiles[profile.first] = section_of(profile.second);
    }
    if (const Json* sessions = input.find("sso_sessions")) {
      for (const Json::Member& session : *sessions->as_object()) {
        file.sso_sessions[session.first] = section_of(session.second);
      }
    }

    const auto plan = plan_profile(file, input.text("selected_profile"));

    const Json* chain = test_case.find("output")->find("ProfileChain");
    if (chain == nullptr) {
      EXPECT_FALSE(plan.has_value() && plan->has_value());
    } else {
      ASSERT_TRUE(plan.has_value()) << plan.error();
      ASSERT_TRUE(plan->has_value());
      EXPECT_EQ(table_form(**plan).dump(), chain->dump());
    }
  }
}

TEST(RecordedCredentials, EveryContainerAddressIsAsTheTableSays) {
  const auto text = read_recorded("credentials/ecs-tests.json");
  if (!text) GTEST_SKIP() << kNoRecordedFiles;
  const Json table = *parse_json(*text);

  for (const Json& test_case : *table.find("tests")->as_array()) {
    SCOPED_TRACE(test_case.text("docs"));
    Environment environment;
    for (const Json::Member& member : *test_case.find("env")->as_object()) {
      environment.variables[member.first] = *member.second.as_string();
    }

    const auto url = container_url(environment);

    const Json* expected = test_case.find("result")->find("Ok");
    EXPECT_EQ(url.has_value(), expected != nullptr);
    if (url && expected != nullptr) EXPECT_EQ(*url, *expected->as_string());
  }
}

TEST(RecordedCredentials, EveryMetadataAddressIsAsTheTableSays) {
  const auto text = read_recorded("credentials/imds-config/imds-endpoint-tests.json");
  if (!text) GTEST_SKIP() << kNoRecordedFiles;
  const Json table = *parse_json(*text);

  for (const Json& test_case : *table.find("tests")->as_array()) {
    SCOPED_TRACE(test_case.text("docs"));
    // Overrides by the embedding program, which the tool has no setting for.
    if (test_case.find("endpoint_override") != nullptr || test_case.find("mode_override") != nullptr) continue;
    Environment environment;
    for (const Json::Member& member : *test_case.find("env")->as_object()) {
      environment.variables[member.first] = *member.second.as_string();
    }
    const Json files = *test_case.find("fs");
    environment.read_file = [files](const std::string& path) -> std::optional<std::string> {
      return files.find(path) == nullptr ? std::nullopt : std::optional(files.text(path));
    };
    const auto file = load_profile_files(environment);
    ASSERT_TRUE(file.has_value());

    const auto endpoint = imds_endpoint(environment, file->profile("default"));

    const Json* expected = test_case.find("result")->find("Ok");
    EXPECT_EQ(endpoint.has_value(), expected != nullptr);
    if (endpoint && expected != nullptr) EXPECT_EQ(*endpoint + "/latest/api/token", *expected->as_string());
  }
}

}  // namespace
}  // namespace patchtriage::aws
