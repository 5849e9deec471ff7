#include "investigate/diagnose_text.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/json.h"
#include "base/parallel_for.h"

namespace patchtriage {
namespace {

std::string signature_of(const std::string& text, const std::string& os = "") {
  return diagnose_text({.text = text, .os = os}).signature;
}

TEST(DiagnoseText, SplitsTheSlugIntoCategoryAndSubcategory) {
  const Diagnosis found = diagnose_text({.text = "No space left on device"});

  EXPECT_EQ(found.category, "os-patch");
  EXPECT_EQ(found.subcategory, "disk-full");
}

TEST(DiagnoseText, PointsToTheLineInTheTextAsGiven) {
  const Diagnosis found = diagnose_text({.text = "first\r\nsecond\r\n  write: No space left on device\r\nlast\r\n"});

  ASSERT_EQ(found.matched.size(), 1U);
  EXPECT_EQ(found.matched[0], (Matched{"os-patch/disk-full", 3, "write: No space left on device"}));
}

TEST(DiagnoseText, FindsAMessageThatATerminalWrapped) {
  EXPECT_EQ(signature_of("E: dpkg was\ninterrupted, you must run it"), "os-patch/package-manager-interrupted");
}

TEST(DiagnoseText, ReadsOutputStoredAsAJsonString) {
  const std::string text = R"({"Status": "Failed", "Output": "Updating\nerror: rpmdb open failed\nfailed to run)"
                           R"( commands: exit status 1"})";

  EXPECT_EQ(signature_of(text), "os-patch/rpmdb-corruption");
}

TEST(DiagnoseText, IsLessSureOfATruncatedOutput) {
  const Diagnosis found = diagnose_text({.text = "No space left on device\n--output truncated--"});

  EXPECT_TRUE(found.is_truncated);
  EXPECT_EQ(found.confidence, Confidence::medium);
}

TEST(DiagnoseText, NeverCallsATruncatedOutputASuccess) {
  EXPECT_EQ(signature_of("Updating   : tzdata 1/200\n--output truncated--"), "inconclusive/unknown");
}

TEST(DiagnoseText, NamesTheConsequencesBesideTheCause) {
  const Diagnosis found = diagnose_text(
      {.text =
           "OSError: [Errno 28] No space left on device\nUnable to load and extract the content of payload, abort."});

  EXPECT_EQ(found.signature, "os-patch/disk-full");
  EXPECT_EQ(found.also, std::vector<std::string>{"os-patch/payload-extract"});
}

TEST(DiagnoseText, PutsTheDeeperMessageBeforeTheWrappersCode) {
  EXPECT_EQ(signature_of("Read-only file system\nfailed to run commands: exit status 156"), "os-patch/permission");
}

TEST(DiagnoseText, DoesNotTakeWindowsCodesFromALinuxNode) {
  EXPECT_NE(signature_of("commit 80240016 failed", "ubuntu"), "pending-reboot/blocks-install");
}

TEST(DiagnoseText, SurvivesBytesThatAreNoText) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>((i * 131) % 256);

  EXPECT_EQ(diagnose_text({.text = bytes}), diagnose_text({.text = bytes}));
}

TEST(DiagnoseText, IsTheSameFromManyThreads) {
  const FailureText text{.text =
                             "E: Could not get lock /var/lib/dpkg/lock - open (11: Resource temporarily unavailable)"};
  std::vector<Diagnosis> found(16);

  parallel_for(found.size(), [&](std::size_t i) { found[i] = diagnose_text(text); }, 4);

  for (const Diagnosis& one : found) EXPECT_EQ(one, found.front());
}

struct Labelled {
  std::string id;
  FailureText text;
  std::string cause;
};

std::filesystem::path source() {
  const char* folder = std::getenv("PATCHTRIAGE_SOURCE");
  return folder == nullptr ? "." : folder;
}

std::filesystem::path shared() {
  const char* folder = std::getenv("PATCHTRIAGE_SHARED");
  return folder == nullptr ? source() / "../shared" : std::filesystem::path(folder);
}

// One JSON object a line: id, text, os, source_kind, root_cause. Empty where there is no such file.
std::vector<Labelled> read_corpus(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Labelled> out;
  std::string line;
  while (std::getline(file, line)) {
    const auto json = parse_json(line);
    if (!json) continue;
    out.push_back({json->text("id"),
                   {json->text("text"), json->text("os"), json->text("source_kind")},
                   json->text("root_cause")});
  }
  return out;
}

std::string category(const std::string& slug) { return slug.substr(0, slug.find('/')); }

TEST(DiagnoseText, NamesTheCausesOfTheSharedCorpus) {
  const std::vector<Labelled> corpus = read_corpus(shared() / "corpus/failures-train.jsonl");
  if (corpus.empty()) GTEST_SKIP() << "the shared failure corpus is absent";
  std::size_t exact = 0;

  for (const Labelled& one : corpus) {
    const Diagnosis found = diagnose_text(one.text);
    if (found.signature == one.cause) ++exact;
    EXPECT_EQ(found.category, category(one.cause)) << one.id << ": " << found.signature << " for " << one.cause;
    if (found.signature != one.cause)
      std::printf("%s: %s for %s\n", one.id.c_str(), found.signature.c_str(), one.cause.c_str());
    const bool has_no_cause = one.cause == "none/success" || one.cause == "inconclusive/unknown";
    if (has_no_cause) EXPECT_EQ(found.signature, one.cause) << one.id;
  }

  EXPECT_GE(static_cast<double>(exact), 0.97 * static_cast<double>(corpus.size()));
}

// Texts put together from the programs' own message forms; docs/failure-texts.md says how they came to be.
TEST(DiagnoseText, NamesTheCausesOfTheComposedTexts) {
  const std::vector<Labelled> corpus = read_corpus(source() / "tests/texts/composed.jsonl");
  ASSERT_GT(corpus.size(), 300U);
  std::size_t exact = 0;

  for (const Labelled& one : corpus) {
    const Diagnosis found = diagnose_text(one.text);
    if (found.signature == one.cause)
      ++exact;
    else
      std::printf("%s: %s for %s\n", one.id.c_str(), found.signature.c_str(), one.cause.c_str());
  }

  EXPECT_GE(static_cast<double>(exact), 0.99 * static_cast<double>(corpus.size()));
}

}  // namespace
}  // namespace patchtriage
