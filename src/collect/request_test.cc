#include "collect/request.h"

#include <gtest/gtest.h>

namespace patchtriage {
namespace {

CollectSettings of_an_organisation() {
  CollectSettings settings;
  settings.regions = {"us-east-1", "eu-west-1"};
  settings.whole_organization = true;
  settings.role_name = "PatchAudit";
  settings.excluded_accounts = {"111111111111"};
  settings.only_tags = {{"team", "a=b"}};
  return settings;
}

TEST(Request, GivesBackTheScope) {
  CollectSettings settings;
  ASSERT_TRUE(request::apply(request::to_json(of_an_organisation()).dump(), settings));

  EXPECT_EQ(settings.regions, (std::vector<std::string>{"eu-west-1", "us-east-1"}));
  EXPECT_TRUE(settings.whole_organization);
  EXPECT_EQ(settings.role_name, "PatchAudit");
  EXPECT_EQ(settings.excluded_accounts, std::vector<std::string>{"111111111111"});
  EXPECT_EQ(settings.only_tags.front(), (std::pair<std::string, std::string>{"team", "a=b"}));
  EXPECT_EQ(request::to_json(settings), request::to_json(of_an_organisation()));
}

TEST(Request, DoesNotDependOnTheOrderOfFlags) {
  CollectSettings turned = of_an_organisation();
  turned.regions = {"eu-west-1", "us-east-1"};

  EXPECT_EQ(request::to_json(turned), request::to_json(of_an_organisation()));
}

TEST(Request, NeverHoldsTheExternalIdAndAsksForItAgain) {
  CollectSettings settings = of_an_organisation();
  settings.external_id = "hush-4711";
  const std::string text = request::to_json(settings).dump();

  EXPECT_EQ(text.find("hush"), std::string::npos);
  CollectSettings without;
  EXPECT_FALSE(request::apply(text, without));
  CollectSettings with;
  with.external_id = "hush-4711";
  EXPECT_TRUE(request::apply(text, with));
}

TEST(Request, TextThatIsNoRequestIsRefused) {
  CollectSettings settings;
  EXPECT_FALSE(request::apply("", settings));
  EXPECT_FALSE(request::apply("[]", settings));
}

}  // namespace
}  // namespace patchtriage
