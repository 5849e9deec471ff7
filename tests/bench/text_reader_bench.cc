// How fast failed runs' output is read: diagnose_text over outputs as the agent stores them, against the same
// expressions searched for one after the other, which is what reading without a pattern set would be.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "investigate/diagnose_text.h"
#include "investigate/signatures/signature.h"

namespace patchtriage {
namespace {

constexpr std::size_t kOutputBytes = std::size_t{1} << 20;
// The baseline asks more than a thousand expressions one after the other; its speed shows on a small part of the text.
constexpr std::size_t kBaselineBytes = std::size_t{1} << 14;

// A transaction of dnf that ends with a full /boot.
std::string dnf_output(std::size_t bytes = kOutputBytes) {
  std::string out =
      "Last metadata expiration check: 0:12:04 ago on Tue Nov  3 02:00:11 2026.\nDependencies resolved.\n";
  for (int i = 0; out.size() < bytes; ++i) {
    out += fmt::format("  Upgrading        : lib{}-devel-2.{}.{}-{}.amzn2023.0.1.x86_64          {}/{}\n", i % 977,
                       i % 31, i % 13, i % 7, i, 99999);
  }
  out +=
      "Error: Transaction test error:\n  installing package kernel-core-6.1.9-1.x86_64 needs 61MB more space on the "
      "/boot filesystem\nfailed to run commands: exit status 1\n";
  return out;
}

// An upgrade by apt that ends with a held lock.
std::string apt_output(std::size_t bytes = kOutputBytes) {
  std::string out = "Reading package lists...\nBuilding dependency tree...\n";
  for (int i = 0; out.size() < bytes; ++i) {
    out += fmt::format(
        "Get:{} http://archive.ubuntu.com/ubuntu jammy-updates/main amd64 lib{}-dev amd64 1.{}-{}ubuntu0.{} "
        "[{} kB]\nUnpacking lib{}-dev (1.{}-{}ubuntu0.{}) over (1.{}-0ubuntu1) ...\n",
        i, i % 877, i % 17, i % 5, i % 9, 10 + i % 900, i % 877, i % 17, i % 5, i % 9, i % 17);
  }
  out += "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4711 (unattended-upgr)\n";
  return out;
}

// The agent's log: healthy lines for hours, then a lost name server.
std::string agent_log(std::size_t bytes = kOutputBytes) {
  std::string out;
  for (int i = 0; out.size() < bytes; ++i) {
    out += fmt::format(
        "2026-11-03 {:02}:{:02}:{:02} INFO [ssm-agent-worker] [HealthCheck] HealthCheck reporting agent "
        "health.\n2026-11-03 {:02}:{:02}:{:02} INFO [ssm-agent-worker] [MessageService] [Association] "
        "Schedule manager refreshed with {} associations, {} new associations associated\n",
        i / 3600 % 24, i / 60 % 60, i % 60, i / 3600 % 24, i / 60 % 60, i % 60, i % 7, i % 2);
  }
  out +=
      "2026-11-03 03:10:01 ERROR Health ping failed with error - RequestError: send request failed\ncaused by: Post "
      "\"https://ssm.eu-west-1.amazonaws.com/\": dial tcp: lookup ssm.eu-west-1.amazonaws.com: no such host\n";
  return out;
}

void read_with_signatures(benchmark::State& state, const std::string& text, std::string_view expected) {
  if (diagnose_text({.text = text}).signature != expected) {
    state.SkipWithError("the text is read as something else");
    return;
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(diagnose_text({.text = text}));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

// The baseline: is any of the expressions in the text, asked one at a time.
void search_one_by_one(benchmark::State& state, const std::string& text) {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_case_sensitive(false);
  options.set_never_capture(true);
  std::vector<std::unique_ptr<RE2>> expressions;
  for (const signatures::Signature& signature : signatures::all()) {
    for (const signatures::Pattern& pattern : signature.patterns) {
      expressions.push_back(std::make_unique<RE2>("(?m)" + pattern.expression, options));
    }
  }
  for (auto _ : state) {
    std::size_t found = 0;
    for (const std::unique_ptr<RE2>& expression : expressions) found += RE2::PartialMatch(text, *expression);
    benchmark::DoNotOptimize(found);
  }
  state.counters["expressions"] = static_cast<double>(expressions.size());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

BENCHMARK_CAPTURE(read_with_signatures, dnf, dnf_output(), "os-patch/disk-full")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_with_signatures, apt, apt_output(), "os-patch/package-manager-lock")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_with_signatures, agent, agent_log(), "ssm-reachability/dns-failure")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_one_by_one, dnf, dnf_output(kBaselineBytes))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_one_by_one, apt, apt_output(kBaselineBytes))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_one_by_one, agent, agent_log(kBaselineBytes))->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace patchtriage
