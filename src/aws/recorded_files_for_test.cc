#include "aws/recorded_files_for_test.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace patchtriage::aws {
namespace {

std::filesystem::path recorded_root() {
  if (const char* shared = std::getenv("PATCHTRIAGE_SHARED")) return std::filesystem::path(shared) / "recorded";
  const char* source = std::getenv("PATCHTRIAGE_SOURCE");
  return std::filesystem::path(source == nullptr ? "." : source) / ".." / "shared" / "recorded";
}

}  // namespace

std::string recorded_path(const std::string& path) { return (recorded_root() / path).string(); }

std::vector<std::string> recorded_folders(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(recorded_root() / folder, error)) {
    if (entry.is_directory()) names.push_back(folder + "/" + entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

std::optional<std::string> read_recorded(const std::string& path) {
  std::ifstream file(recorded_root() / path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace patchtriage::aws
