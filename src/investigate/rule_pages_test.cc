#include "investigate/rule_pages.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace patchtriage {
namespace {

std::filesystem::path folder() {
  const char* source = std::getenv("PATCHTRIAGE_SOURCE");
  return std::filesystem::path(source == nullptr ? "." : source) / "docs/rules";
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void expect_page(const std::string& name, const std::string& text) {
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(folder());
    std::ofstream(folder() / name) << text;
  }
  EXPECT_EQ(read(folder() / name), text) << "docs/rules/" << name << " is stale: UPDATE_GOLDEN=1 ctest -R RulePages";
}

TEST(RulePages, AreWhatTheCatalogueSays) {
  std::set<std::string> expected = {"README.md"};

  expect_page("README.md", rule_pages_index());
  for (const RulePage& page : rule_pages()) {
    expect_page(page.file_name, page.text);
    expected.insert(page.file_name);
  }

  for (const auto& entry : std::filesystem::directory_iterator(folder())) {
    EXPECT_TRUE(expected.contains(entry.path().filename())) << entry.path() << " belongs to no rule";
  }
}

TEST(RulePages, AreFoundById) {
  EXPECT_NE(find_rule_page("ssm-reachability/role-missing"), nullptr);
  EXPECT_EQ(find_rule_page("ssm-reachability/no-such-cause"), nullptr);
}

}  // namespace
}  // namespace patchtriage
