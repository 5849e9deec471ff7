#include "aws/endpoints.h"

#include <gtest/gtest.h>

#include <vector>

namespace patchtriage::aws {
namespace {

EndpointSettings plain() { return {}; }

TEST(Endpoints, KnowTheHostsOfEveryPartition) {
  struct Example {
    std::string service, region, url, signing_region, signing_name;
  };
  const std::vector<Example> examples = {
      {"ssm", "eu-west-1", "https://ssm.eu-west-1.amazonaws.com", "eu-west-1", "ssm"},
      {"elbv2", "eu-west-1", "https://elasticloadbalancing.eu-west-1.amazonaws.com", "eu-west-1",
       "elasticloadbalancing"},
      {"ec2", "cn-north-1", "https://ec2.cn-north-1.amazonaws.com.cn", "cn-north-1", "ec2"},
      {"sts", "us-gov-east-1", "https://sts.us-gov-east-1.amazonaws.com", "us-gov-east-1", "sts"},
      {"ssm", "us-iso-east-1", "https://ssm.us-iso-east-1.c2s.ic.gov", "us-iso-east-1", "ssm"},
      {"ssm", "us-isob-east-1", "https://ssm.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1", "ssm"},
      {"ssm", "eu-isoe-west-1", "https://ssm.eu-isoe-west-1.cloud.adc-e.uk", "eu-isoe-west-1", "ssm"},
      {"ssm", "us-isof-south-1", "https://ssm.us-isof-south-1.csp.hci.ic.gov", "us-isof-south-1", "ssm"},
      {"ssm", "eusc-de-east-1", "https://ssm.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1", "ssm"},
      {"iam", "eu-west-1", "https://iam.amazonaws.com", "us-east-1", "iam"},
      {"iam", "us-gov-east-1", "https://iam.us-gov.amazonaws.com", "us-gov-west-1", "iam"},
      {"iam", "cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1", "iam"},
      {"organizations", "eu-west-1", "https://organizations.us-east-1.amazonaws.com", "us-east-1", "organizations"},
      {"organizations", "cn-north-1", "https://organizations.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1",
       "organizations"},
      {"account", "us-gov-east-1", "https://account.us-gov-west-1.amazonaws.com", "us-gov-west-1", "account"},
      {"sso", "us-east-2", "https://portal.sso.us-east-2.amazonaws.com", "us-east-2", "sso"},
      {"sso-oidc", "us-east-2", "https://oidc.us-east-2.amazonaws.com", "us-east-2", "sso-oidc"},
  };
  for (const Example& example : examples) {
    const auto endpoint = find_endpoint(example.service, example.region, plain());
    ASSERT_TRUE(endpoint.has_value()) << example.url;
    EXPECT_EQ(endpoint->url, example.url);
    EXPECT_EQ(endpoint->signing_region, example.signing_region) << example.url;
    EXPECT_EQ(endpoint->signing_name, example.signing_name) << example.url;
    EXPECT_FALSE(endpoint->is_override);
  }
}

TEST(Endpoints, FipsAndDualStackChangeTheHost) {
  const auto url = [](std::string_view service, std::string_view region, bool fips, bool dual) {
    return find_endpoint(service, region, {.use_fips = fips, .use_dual_stack = dual})->url;
  };

  EXPECT_EQ(url("ssm", "us-east-1", true, false), "https://ssm-fips.us-east-1.amazonaws.com");
  EXPECT_EQ(url("ssm", "us-east-1", false, true), "https://ssm.us-east-1.api.aws");
  EXPECT_EQ(url("ssm", "us-east-1", true, true), "https://ssm-fips.us-east-1.api.aws");
  EXPECT_EQ(url("ec2", "cn-north-1", false, true), "https://ec2.cn-north-1.api.amazonwebservices.com.cn");
  EXPECT_EQ(url("ssm", "us-gov-west-1", true, false), "https://ssm.us-gov-west-1.amazonaws.com");
  EXPECT_EQ(url("inspector2", "us-gov-west-1", true, false), "https://inspector2-fips.us-gov-west-1.amazonaws.com");
  EXPECT_EQ(url("iam", "us-east-1", true, false), "https://iam-fips.amazonaws.com");
  EXPECT_EQ(url("iam", "us-east-1", false, true), "https://iam.global.api.aws");
  EXPECT_EQ(url("iam", "us-gov-west-1", true, false), "https://iam.us-gov.amazonaws.com");
  EXPECT_EQ(url("organizations", "eu-west-1", true, false), "https://organizations-fips.us-east-1.amazonaws.com");
  EXPECT_EQ(url("sso", "us-east-2", true, true), "https://portal.sso-fips.us-east-2.api.aws");
}

TEST(Endpoints, AnOverrideKeepsTheSigningRegion) {
  const EndpointSettings settings{.url = "http://127.0.0.1:8080/",
                                  .url_by_service = {{"ec2", "https://proxy.test/ec2"}}};

  const auto ssm = find_endpoint("ssm", "eu-west-1", settings);
  const auto iam = find_endpoint("iam", "eu-west-1", settings);
  const auto ec2 = find_endpoint("ec2", "eu-west-1", settings);

  EXPECT_EQ(ssm->url, "http://127.0.0.1:8080");
  EXPECT_EQ(ssm->signing_region, "eu-west-1");
  EXPECT_TRUE(ssm->is_override);
  EXPECT_EQ(iam->url, "http://127.0.0.1:8080");
  EXPECT_EQ(iam->signing_region, "us-east-1");
  EXPECT_EQ(ec2->url, "https://proxy.test/ec2");
}

TEST(Endpoints, RefusesWhatIsNoRegionAndNoUrl) {
  for (const std::string region :
       {"", "nowhere", "eu-west", "us east 1", "eu-west-1.evil.test", "EU-WEST-1", "a-b-1"}) {
    const auto endpoint = find_endpoint("ssm", region, plain());
    ASSERT_FALSE(endpoint.has_value()) << region;
    EXPECT_EQ(endpoint.error().code, "unknown_region");
    EXPECT_TRUE(endpoint.error().message.contains("'" + region + "'"));
  }
  EXPECT_EQ(find_endpoint("ssm", "eu-west-1", {.url = "localhost:8080"}).error().code, "bad_endpoint_url");
  EXPECT_EQ(find_endpoint("ssm", "eu-isoe-west-1", {.use_dual_stack = true}).error().code, "no_dual_stack");
}

TEST(Endpoints, ServicesAreNamedInTheEnvironmentByTheirServiceId) {
  EXPECT_EQ(endpoint_variable("elbv2"), "ELASTIC_LOAD_BALANCING_V2");
  EXPECT_EQ(endpoint_variable("config"), "CONFIG_SERVICE");
  EXPECT_EQ(endpoint_variable("autoscaling"), "AUTO_SCALING");
  EXPECT_EQ(endpoint_variable("nothing"), "");
}

}  // namespace
}  // namespace patchtriage::aws
