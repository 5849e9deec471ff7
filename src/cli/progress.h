// The ten steps on standard error while `assess` works: redrawn in place on a terminal, plain lines elsewhere.
//
// May be told by several threads at once. Pure but for the screen that it is given, so that tests run it in their own
// time.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "collect/collect.h"

namespace patchtriage::cli {

class Progress final : public ProgressSink {
 public:
  enum class Style { silent, lines, redrawn };
  using Clock = std::chrono::steady_clock;
  // What it draws on. One with fewer lines than the steps need, or of no known size, gets plain lines.
  struct Screen {
    int width = 0;
    int height = 0;
    std::function<Clock::time_point()> now;
    std::function<void(const std::string& bytes)> write;
  };
  Progress(Style style, Screen screen);
  ~Progress() override;

  void scopes_found(std::size_t accounts, std::size_t scopes, bool are_all) override;
  void asks_planned(Step step, std::size_t count) override;
  void call_finished(const Call& call, const CallTotals& totals) override;
  void scope_finished(const Scope& scope) override;
  // The steps that need no more calls: from the re-check to the summary.
  void concluded(std::size_t instances);

 private:
  struct Count {
    std::size_t planned = 0;
    std::size_t finished = 0;
  };
  struct PlanStep;
  static const std::vector<PlanStep>& plan_steps();
  Count count_of(const PlanStep& step) const;
  std::string detail_of(const PlanStep& step) const;
  std::string pace() const;
  void redraw();

  std::mutex mutex_;
  Style style_;
  Screen screen_;
  std::map<Step, Count> counts_;
  std::map<std::string, std::int64_t> rows_;  // by operation, of calls that were read completely
  std::size_t accounts_ = 0;
  std::size_t scopes_ = 0;
  std::size_t scopes_finished_ = 0;
  std::size_t instances_ = 0;
  CallTotals totals_;
  int lines_drawn_ = 0;
  bool are_all_found_ = false;  // accounts
  bool is_concluded_ = false;
  Clock::time_point started_;
  Clock::time_point drawn_;
};

// The terminal that standard error is.
Progress::Screen standard_error();

}  // namespace patchtriage::cli
