// The ten steps on standard error while `assess` works: redrawn in place on a terminal, plain lines elsewhere.
#pragma once

#include <chrono>
#include <map>

#include "collect/collect.h"

namespace patchtriage::cli {

class Progress final : public ProgressSink {
 public:
  enum class Style { silent, lines, redrawn };
  explicit Progress(Style style);
  ~Progress() override;

  void scopes_found(std::size_t accounts, std::size_t scopes) override;
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
  void redraw();
  std::size_t planned(int step) const;
  std::size_t finished(int step) const;

  Style style_;
  std::map<Step, Count> counts_;
  std::size_t accounts_ = 0;
  std::size_t scopes_ = 0;
  std::size_t scopes_finished_ = 0;
  CallTotals totals_;
  int lines_drawn_ = 0;
  bool is_concluded_ = false;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point drawn_;
};

}  // namespace patchtriage::cli
