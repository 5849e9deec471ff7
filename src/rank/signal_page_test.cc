#include "rank/signal_page.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace patchtriage {
namespace {

TEST(SignalPage, IsUpToDate) {
  const char* source = std::getenv("PATCHTRIAGE_SOURCE");
  const std::filesystem::path path = std::filesystem::path(source == nullptr ? "." : source) / "docs/signals.md";
  const std::string page = signals_page(default_settings());

  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(path) << page;
  std::ostringstream there;
  there << std::ifstream(path).rdbuf();
  EXPECT_EQ(there.str(), page) << path << " is stale: UPDATE_GOLDEN=1 ctest -R SignalPage";
}

}  // namespace
}  // namespace patchtriage
