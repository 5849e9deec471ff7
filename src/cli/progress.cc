#include "cli/progress.h"

#include <fmt/format.h>

#include <cstdio>
#include <vector>

#include "base/text.h"

namespace patchtriage::cli {
namespace {

struct PlanStep {
  const char* phase;        // printed before the first step of a phase
  const char* name;         // the plan's own
  std::vector<Step> reads;  // the reads that it waits for; none: it only thinks
};

const std::vector<PlanStep>& plan_steps() {
  static const std::vector<PlanStep> steps = {
      {"Assessment", "List non-compliant EC2 patch targets", {Step::scope, Step::list}},
      {"", "Confirm Systems Manager manageability", {Step::manageability}},
      {"", "Collect instance context and priority signals", {Step::context}},
      {"", "Map patch baselines and associations", {Step::mapping}},
      {"Investigation", "Confirm current compliance findings per instance", {Step::confirm}},
      {"", "Review patch history and command results", {Step::history}},
      {"", "Identify manageability and update blockers", {Step::blockers}},
      {"", "Classify root cause and remediation path", {}},
      {"", "Rank by technical priority", {}},
      {"Summary", "Produce the detailed findings summary", {}},
  };
  return steps;
}

constexpr auto kRedrawEvery = std::chrono::milliseconds(100);

}  // namespace

Progress::Progress(Style style) : style_(style), started_(std::chrono::steady_clock::now()) {}

Progress::~Progress() = default;

std::size_t Progress::planned(int step) const {
  std::size_t sum = 0;
  for (const Step read : plan_steps()[static_cast<std::size_t>(step)].reads) {
    if (const auto found = counts_.find(read); found != counts_.end()) sum += found->second.planned;
  }
  return sum;
}

std::size_t Progress::finished(int step) const {
  std::size_t sum = 0;
  for (const Step read : plan_steps()[static_cast<std::size_t>(step)].reads) {
    if (const auto found = counts_.find(read); found != counts_.end()) sum += found->second.finished;
  }
  return sum;
}

void Progress::scopes_found(std::size_t accounts, std::size_t scopes) {
  accounts_ = accounts;
  scopes_ = scopes;
  if (style_ == Style::lines)
    fmt::print(stderr, "{}, {}\n", counted(accounts, "account"), counted(scopes, "account-Region"));
}

void Progress::asks_planned(Step step, std::size_t count) { counts_[step].planned += count; }

void Progress::call_finished(const Call& call, const CallTotals& totals) {
  ++counts_[call.step].finished;
  totals_ = totals;
  const auto now = std::chrono::steady_clock::now();
  if (style_ == Style::redrawn && now - drawn_ > kRedrawEvery) redraw();
}

void Progress::scope_finished(const Scope& scope) {
  if (scope.region == kGlobal) return;
  ++scopes_finished_;
  if (style_ == Style::lines) {
    fmt::print(stderr, "{}/{} read ({} of {}), {}\n", scope.account, scope.region, scopes_finished_, scopes_,
               counted(static_cast<std::size_t>(totals_.total), "call"));
  }
}

void Progress::concluded(std::size_t instances) {
  is_concluded_ = true;
  if (style_ == Style::redrawn) redraw();
  if (style_ != Style::lines) return;
  for (std::size_t i = 0; i < plan_steps().size(); ++i) {
    const PlanStep& step = plan_steps()[i];
    if (*step.phase != '\0') fmt::print(stderr, "{}\n", step.phase);
    const std::size_t reads = finished(static_cast<int>(i));
    fmt::print(stderr, "  done  {}{}\n", step.name, reads > 0 ? fmt::format(" ({})", counted(reads, "read")) : "");
  }
  fmt::print(stderr, "{} concluded\n", counted(instances, "instance"));
}

void Progress::redraw() {
  drawn_ = std::chrono::steady_clock::now();
  const double seconds = std::max(0.001, std::chrono::duration<double>(drawn_ - started_).count());
  std::string out;
  if (lines_drawn_ > 0) out += fmt::format("\x1b[{}A", lines_drawn_);
  lines_drawn_ = 0;
  bool is_first_open = true;
  for (std::size_t i = 0; i < plan_steps().size(); ++i) {
    const PlanStep& step = plan_steps()[i];
    if (*step.phase != '\0') {
      out += fmt::format("\x1b[2K{}\n", step.phase);
      ++lines_drawn_;
    }
    const std::size_t all = planned(static_cast<int>(i));
    const std::size_t done = std::min(finished(static_cast<int>(i)), std::max(all, finished(static_cast<int>(i))));
    const bool is_done = is_concluded_ || (all > 0 && done >= all && scopes_ > 0 && scopes_finished_ == scopes_);
    std::string state = is_done ? "✓" : "○";
    std::string detail;
    if (!is_done && all > 0) {
      state = "●";
      detail = fmt::format("{} of {} reads", with_thousands(static_cast<std::int64_t>(done)),
                           with_thousands(static_cast<std::int64_t>(all)));
      if (is_first_open) {
        detail += fmt::format(" · {:.0f} calls/s · {} throttled", static_cast<double>(totals_.total) / seconds,
                              totals_.throttled);
        is_first_open = false;
      }
    } else if (is_done && done > 0) {
      detail = counted(done, "read");
    }
    out += fmt::format("\x1b[2K  {} {:<50} {}\n", state, step.name, detail);
    ++lines_drawn_;
  }
  std::fwrite(out.data(), 1, out.size(), stderr);
}

}  // namespace patchtriage::cli
