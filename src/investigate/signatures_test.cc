#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/text.h"
#include "investigate/diagnose_text.h"
#include "investigate/signatures/signature.h"

namespace patchtriage {
namespace {

// One case of a `.test.md`: a text with its hints, the id that must be found and, where given, the confidence.
struct Case {
  std::string title;
  FailureText text;
  std::string id;
  std::string confidence;
};

std::filesystem::path folder() {
  const char* source = std::getenv("PATCHTRIAGE_SOURCE");
  return std::filesystem::path(source == nullptr ? "." : source) / "src/investigate/signatures";
}

std::string file_name_of(const signatures::Signature& signature) {
  return replace_all(signature.id.substr(signature.id.find('/') + 1), "-", "_");
}

// Reads "## title", then a ```text block with `os=` and `source_kind=` in its opening line, then an ```expect block.
std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Case> cases;
  std::string block;
  std::string line;
  while (std::getline(file, line)) {
    if (block.empty() && line.starts_with("## ")) {
      cases.push_back({.title = line.substr(3)});
    } else if (block.empty() && line.starts_with("```") && !cases.empty()) {
      std::istringstream words(line.substr(3));
      std::string word;
      words >> block;
      while (words >> word) {
        if (word.starts_with("os=")) cases.back().text.os = word.substr(3);
        if (word.starts_with("source_kind=")) cases.back().text.source_kind = word.substr(12);
      }
    } else if (line == "```") {
      block.clear();
    } else if (block == "text") {
      cases.back().text.text += line + "\n";
    } else if (block == "expect") {
      std::istringstream words(line);
      words >> cases.back().id >> cases.back().confidence;
    }
  }
  return cases;
}

TEST(Signatures, HaveUniqueIdsNamedLikeTheirFiles) {
  std::set<std::string> ids;

  for (const signatures::Signature& signature : signatures::all()) {
    EXPECT_TRUE(ids.insert(signature.id).second) << signature.id;
    EXPECT_TRUE(std::filesystem::exists(folder() / (file_name_of(signature) + ".cc"))) << signature.id;
  }
}

TEST(Signatures, AreDocumentedCompletely) {
  for (const signatures::Signature& signature : signatures::all()) {
    for (const std::string& text : {signature.documentation.means, signature.documentation.established,
                                    signature.documentation.is_not, signature.documentation.disproved_by}) {
      EXPECT_TRUE(text.ends_with('.')) << signature.id << ": " << text;
    }
    EXPECT_FALSE(signature.patterns.empty() && signature.hints.empty()) << signature.id;
  }
}

TEST(Signatures, ExplainOnlyOtherSignaturesAndNeverInACircle) {
  std::map<std::string, std::vector<std::string>> explains;
  for (const signatures::Signature& signature : signatures::all()) explains[signature.id] = signature.explains;

  for (const auto& [id, direct] : explains) {
    std::set<std::string> reached;
    std::vector<std::string> open = direct;
    while (!open.empty()) {
      const std::string next = open.back();
      open.pop_back();
      ASSERT_TRUE(explains.contains(next)) << id << " explains " << next;
      if (!reached.insert(next).second) continue;
      open.insert(open.end(), explains[next].begin(), explains[next].end());
    }
    EXPECT_FALSE(reached.contains(id)) << id;
  }
}

TEST(Signatures, HaveTestsThatHoldAndThatDoNot) {
  for (const signatures::Signature& signature : signatures::all()) {
    const std::vector<Case> cases = read_cases(folder() / (file_name_of(signature) + ".test.md"));
    const auto holds = [&](const Case& one) { return one.id == signature.id; };

    EXPECT_TRUE(std::ranges::any_of(cases, holds)) << signature.id;
    EXPECT_FALSE(std::ranges::all_of(cases, holds)) << signature.id;
  }
}

TEST(Signatures, PassTheirOwnTests) {
  for (const signatures::Signature& signature : signatures::all()) {
    const std::string name = file_name_of(signature) + ".test.md";
    for (const Case& one : read_cases(folder() / name)) {
      const Diagnosis found = diagnose_text(one.text);

      EXPECT_EQ(found.signature, one.id) << name << ": " << one.title;
      if (!one.confidence.empty()) {
        EXPECT_EQ(name_of(found.confidence), one.confidence) << name << ": " << one.title;
      }
    }
  }
}

}  // namespace
}  // namespace patchtriage
