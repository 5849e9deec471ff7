#include "investigate/text_hints.h"

#include <gtest/gtest.h>

#include "investigate/diagnose_text.h"

namespace patchtriage {
namespace {

Diagnosis read(const std::string& text, const std::string& os = "") { return diagnose_text({.text = text, .os = os}); }

TEST(TextHints, GuessAtLowConfidenceByThePlaceOfAnUnknownMessage) {
  const Diagnosis found = read("amazon-ssm-agent: the frobnicator gave up");

  EXPECT_EQ(found.signature, "agent/worker-failure");
  EXPECT_EQ(found.confidence, Confidence::low);
  ASSERT_EQ(found.matched.size(), 1U);
  EXPECT_EQ(found.matched[0].line_number, 1U);
}

TEST(TextHints, PreferWhatWentWrongNearItsPlaceToThePlaceAlone) {
  EXPECT_EQ(read("zypper: handshake aborted for reasons").signature, "os-patch/repo-unreachable");
  EXPECT_EQ(read("amazon-ssm-agent: handshake aborted for reasons").signature, "ssm-reachability/proxy-or-tls");
}

TEST(TextHints, PreferTheNearerPlace) {
  const std::string far = "amazon-ssm-agent is here\n\n\n\n\n\n\n\n\nthe handshake was aborted\nzypper ran";

  EXPECT_EQ(read(far).signature, "os-patch/repo-unreachable");
}

TEST(TextHints, NeedALineThatTellsOfAFailure) {
  EXPECT_EQ(read("zypper handshake").signature, "inconclusive/unknown");
  EXPECT_EQ(read("zypper handshake\nfailed to run commands: exit status 1").signature, "inconclusive/unknown");
}

TEST(TextHints, GiveWayToAnyPattern) {
  EXPECT_EQ(read("amazon-ssm-agent: it gave up\nOut of memory").signature, "os-patch/out-of-memory");
}

TEST(TextHints, AreSilentWhereTheRunWasCompleted) {
  EXPECT_EQ(read("yum: it gave up once\nComplete!").signature, "none/success");
}

TEST(TextHints, DoNotGuessAtAnotherPlatform) {
  EXPECT_NE(read("KB5034439: it gave up", "ubuntu").signature, "os-patch/windows-install-failed");
}

TEST(TextHints, ReadFailuresInOtherLanguages) {
  EXPECT_EQ(read("zypper: der Vorgang ist fehlgeschlagen").signature, "os-patch/unclassified");
}

}  // namespace
}  // namespace patchtriage
