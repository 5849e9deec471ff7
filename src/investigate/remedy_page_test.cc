#include "investigate/remedy_page.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "investigate/remedy_facts_for_test.h"

namespace patchtriage {
namespace {

std::filesystem::path root() {
  const char* source = std::getenv("PATCHTRIAGE_SOURCE");
  return source == nullptr ? "." : source;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool is_for_windows(const std::string& id) {
  return id.contains("windows") || id.contains("wsus") || id.contains("component-store");
}

TEST(RemedyPage, IsWhatTheCatalogueSays) {
  const std::filesystem::path facts = root() / "tests/remedies/facts";
  const RemedyFacts linux_node(read(facts / "amazon_linux.json"));
  const RemedyFacts windows_node(read(facts / "windows.json"));
  const RemedyFacts group_member(read(facts / "auto_scaling.json"));
  const RemedyFacts owned(read(facts / "service_managed.json"));

  const std::string page = remedies_page([&](const remedies::Remedy& remedy) {
    if (remedy.id == "os.auto-scaling") return group_member.evaluate(remedy);
    if (remedy.id == "os.service-managed") return owned.evaluate(remedy);
    return (is_for_windows(remedy.id) ? windows_node : linux_node).evaluate(remedy);
  });

  const std::filesystem::path path = root() / "docs/remedies.md";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(path) << page;
  EXPECT_EQ(read(path), page) << path << " is stale: UPDATE_GOLDEN=1 ctest -R RemedyPage";
}

}  // namespace
}  // namespace patchtriage
