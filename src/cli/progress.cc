#include "cli/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "base/text.h"
#include "report/layout.h"

namespace patchtriage::cli {

// One of the ten, by the plan's own name.
struct Progress::PlanStep {
  const char* phase;  // printed before the first step of a phase
  const char* name;
  std::vector<Step> reads;  // the reads that it waits for; none: it only thinks
};

namespace {

constexpr auto kRedrawEvery = std::chrono::milliseconds(100);
constexpr auto kSurmiseAfter = std::chrono::seconds(2);  // before that the rate says nothing about the time left
constexpr int kLines = 13;                               // ten steps and three phases
constexpr int kBarWidth = 15;
constexpr int kNameWidth = 48;

std::string bar(double share) {
  const int filled = static_cast<int>(share * kBarWidth);
  std::string result;
  for (int i = 0; i < kBarWidth; ++i) result += i < filled ? "▓" : "░";
  return result;
}

}  // namespace

const std::vector<Progress::PlanStep>& Progress::plan_steps() {
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

Progress::Progress(Style style, Screen screen)
    : style_(style), screen_(std::move(screen)), started_(screen_.now()), drawn_(started_) {
  if (style_ == Style::redrawn && (screen_.height <= kLines || screen_.width < 40)) style_ = Style::lines;
}

Progress::~Progress() = default;

Progress::Count Progress::count_of(const PlanStep& step) const {
  Count sum;
  for (const Step read : step.reads) {
    const auto found = counts_.find(read);
    if (found == counts_.end()) continue;
    sum.planned += found->second.planned;
    sum.finished += found->second.finished;
  }
  return sum;
}

void Progress::scopes_found(std::size_t accounts, std::size_t scopes, bool are_all) {
  const std::lock_guard lock(mutex_);
  accounts_ = accounts;
  scopes_ = scopes;
  are_all_found_ = are_all;
  if (style_ == Style::lines && are_all)
    screen_.write(fmt::format("{}, {}\n", counted(accounts, "account"), counted(scopes, "account-Region")));
}

void Progress::asks_planned(Step step, std::size_t count) {
  const std::lock_guard lock(mutex_);
  counts_[step].planned += count;
}

void Progress::call_finished(const Call& call, const CallTotals& totals) {
  const std::lock_guard lock(mutex_);
  ++counts_[call.step].finished;
  if (call.status == CallStatus::complete) rows_[call.operation] += call.rows;
  totals_ = totals;
  if (style_ == Style::redrawn && screen_.now() - drawn_ > kRedrawEvery) redraw();
}

void Progress::scope_finished(const Scope& scope) {
  if (scope.region == kGlobal) return;
  const std::lock_guard lock(mutex_);
  ++scopes_finished_;
  if (style_ == Style::lines) {
    screen_.write(fmt::format("{}/{} read ({} of {}{}), {}\n", scope.account, scope.region, scopes_finished_, scopes_,
                              are_all_found_ ? "" : " so far",
                              counted(static_cast<std::size_t>(totals_.total), "call")));
  }
}

void Progress::concluded(std::size_t instances) {
  const std::lock_guard lock(mutex_);
  is_concluded_ = true;
  instances_ = instances;
  if (style_ == Style::redrawn) redraw();
  if (style_ != Style::lines) return;
  std::string out;
  for (const PlanStep& step : plan_steps()) {
    if (*step.phase != '\0') out += fmt::format("{}\n", step.phase);
    const std::string detail = detail_of(step);
    out += fmt::format("  done  {}{}\n", step.name, detail.empty() ? "" : " (" + detail + ")");
  }
  screen_.write(out + fmt::format("{} concluded\n", counted(instances, "instance")));
}

// What a step has found or done, for people.
std::string Progress::detail_of(const PlanStep& step) const {
  const auto rows = [this](const char* operation) {
    const auto found = rows_.find(operation);
    return found == rows_.end() ? 0 : static_cast<std::size_t>(found->second);
  };
  const std::size_t reads = count_of(step).finished;
  std::string detail = reads > 0 ? counted(reads, "read") : "";
  if (std::ranges::find(step.reads, Step::list) != step.reads.end()) {
    const std::size_t instances = is_concluded_ ? instances_ : rows("ec2:DescribeInstances");
    detail = fmt::format("{} · {} · {}", counted(accounts_, "account"), counted(scopes_, "account-Region"),
                         counted(instances, "instance"));
  } else if (std::ranges::find(step.reads, Step::manageability) != step.reads.end() &&
             rows_.contains("ssm:DescribeInstanceInformation")) {
    detail += fmt::format(" · {} registered",
                          with_thousands(static_cast<std::int64_t>(rows("ssm:DescribeInstanceInformation"))));
  }
  return detail;
}

// "9 s left · 38 calls/s · 0 throttled": what narrow terminals cut off comes last. The plan grows while answers come,
// so the time is of what is planned so far.
std::string Progress::pace() const {
  const auto passed = screen_.now() - started_;
  const double seconds = std::max(0.001, std::chrono::duration<double>(passed).count());
  std::string text = fmt::format("{:.0f} calls/s · {} throttled", static_cast<double>(totals_.total) / seconds,
                                 with_thousands(totals_.throttled));
  std::size_t planned = 0;
  std::size_t finished = 0;
  for (const auto& [step, count] : counts_) {
    planned += count.planned;
    finished += count.finished;
  }
  if (passed < kSurmiseAfter || finished == 0 || planned <= finished) return text;
  const double left = static_cast<double>(planned - finished) * seconds / static_cast<double>(finished);
  return fmt::format("{} left · {}", format_age(Duration{static_cast<Duration::rep>(left * 1000.0)}), text);
}

void Progress::redraw() {
  drawn_ = screen_.now();
  std::string out;
  if (lines_drawn_ > 0) out += fmt::format("\x1b[{}A", lines_drawn_);
  lines_drawn_ = 0;
  // A line that the terminal would wrap is more than one to go back over.
  const auto draw = [&](const std::string& line) {
    out += "\x1b[2K" + layout::cut(line, static_cast<std::size_t>(screen_.width) - 1) + "\n";
    ++lines_drawn_;
  };
  // On narrow terminals the bar goes first, then the end of the names.
  const int name_width = std::min(kNameWidth, std::max(20, screen_.width - 30));
  bool is_pace_told = false;
  for (const PlanStep& step : plan_steps()) {
    if (*step.phase != '\0') draw(step.phase);
    const Count count = count_of(step);
    const bool is_done = is_concluded_ || (count.planned > 0 && count.finished >= count.planned && are_all_found_ &&
                                           scopes_finished_ == scopes_);
    const char* state = is_done ? "✓" : count.planned > 0 ? "●" : "○";
    std::string detail;
    if (is_done) {
      detail = detail_of(step);
    } else if (count.planned > 0) {
      const double share = std::min(1.0, static_cast<double>(count.finished) / static_cast<double>(count.planned));
      detail = fmt::format("{:>3.0f} %", share * 100);
      if (screen_.width >= 118) detail += "  " + bar(share);
      if (!is_pace_told) detail += "  " + pace();
      is_pace_told = true;
    }
    std::string line =
        "  " + std::string(state) + " " + layout::cell(step.name, static_cast<std::size_t>(name_width)) + " " + detail;
    while (line.ends_with(' ')) line.pop_back();
    draw(line);
  }
  screen_.write(out);
}

Progress::Screen standard_error() {
  Progress::Screen screen;
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0) {
    screen.width = size.ws_col;
    screen.height = size.ws_row;
  }
  screen.now = [] { return Progress::Clock::now(); };
  screen.write = [](const std::string& bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stderr); };
  return screen;
}

}  // namespace patchtriage::cli
