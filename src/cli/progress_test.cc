#include "cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace patchtriage::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

// A terminal that remembers what it was sent, and a clock that moves when it is told to.
struct Terminal {
  Progress::Clock::time_point now{};
  std::string sent;

  Progress::Screen screen(int width, int height) {
    return {width, height, [this] { return now; }, [this](const std::string& bytes) { sent += bytes; }};
  }
  // What a person sees: each line where the cursor left it. Knows "n lines up" and "clear the line", as drawn.
  std::vector<std::string> shown() const {
    std::vector<std::string> lines = {""};
    std::size_t at = 0;
    for (std::size_t i = 0; i < sent.size(); ++i) {
      if (sent[i] == '\n') {
        if (++at == lines.size()) lines.emplace_back();
      } else if (sent[i] == '\x1b') {
        const std::size_t end = sent.find_first_of("AK", i);
        if (sent[end] == 'A') at -= static_cast<std::size_t>(std::stoi(sent.substr(i + 2, end - i - 2)));
        if (sent[end] == 'K') lines[at].clear();
        i = end;
      } else {
        lines[at] += sent[i];
      }
    }
    return lines;
  }
};

Call call(Step step, const char* operation, std::int64_t rows) {
  Call result;
  result.step = step;
  result.operation = operation;
  result.rows = rows;
  return result;
}

void work(Progress& progress, Terminal& terminal, int calls) {
  CallTotals totals;
  for (int i = 0; i < calls; ++i) {
    terminal.now += std::chrono::milliseconds(500);
    totals.total = i + 1;
    totals.throttled = 2;
    progress.call_finished(call(Step::list, "ec2:DescribeInstances", 100), totals);
  }
}

TEST(Progress, IsRedrawnInPlace) {
  Terminal terminal;
  Progress progress(Progress::Style::redrawn, terminal.screen(100, 24));
  progress.scopes_found(2, 4, true);
  progress.asks_planned(Step::list, 10);

  work(progress, terminal, 5);

  EXPECT_EQ(terminal.shown().size(), 14U);  // ten steps, three phases, and the line where the cursor waits
  EXPECT_EQ(terminal.shown().front(), "Assessment");
}

TEST(Progress, TellsShareRateThrottlesAndTheTimeLeft) {
  Terminal terminal;
  Progress progress(Progress::Style::redrawn, terminal.screen(140, 24));
  progress.scopes_found(2, 4, true);
  progress.asks_planned(Step::list, 20);

  work(progress, terminal, 5);

  EXPECT_THAT(terminal.shown()[1], HasSubstr("● List non-compliant EC2 patch targets"));
  EXPECT_THAT(terminal.shown()[1], HasSubstr(" 25 %  ▓▓▓░"));
  EXPECT_THAT(terminal.shown()[1], HasSubstr("7 s left · 2 calls/s · 2 throttled"));
  EXPECT_THAT(terminal.shown()[2], HasSubstr("○ Confirm Systems Manager manageability"));
}

TEST(Progress, SaysWhatWasFoundWhenItIsDone) {
  Terminal terminal;
  Progress progress(Progress::Style::redrawn, terminal.screen(120, 24));
  progress.scopes_found(2, 4, true);
  progress.asks_planned(Step::list, 5);
  work(progress, terminal, 5);

  progress.concluded(499);

  EXPECT_THAT(terminal.shown()[1], HasSubstr("✓ List non-compliant EC2 patch targets"));
  EXPECT_THAT(terminal.shown()[1], HasSubstr("2 accounts · 4 account-Regions · 499 instances"));
  for (const std::string& line : terminal.shown()) EXPECT_THAT(line, Not(HasSubstr("○")));
}

TEST(Progress, DrawsNoLineThatTheTerminalWouldWrap) {
  for (const int width : {40, 60, 80, 120}) {
    Terminal terminal;
    Progress progress(Progress::Style::redrawn, terminal.screen(width, 24));
    progress.scopes_found(2, 4, true);
    progress.asks_planned(Step::list, 5000);
    work(progress, terminal, 5);
    for (const std::string& line : terminal.shown())
      EXPECT_LT(display_width(line), static_cast<std::size_t>(width)) << line;
  }
}

TEST(Progress, WritesPlainLinesWhereItCannotBeRedrawn) {
  for (const int height : {0, 13}) {
    Terminal terminal;
    Progress progress(Progress::Style::redrawn, terminal.screen(80, height));
    progress.scopes_found(1, 1, true);
    progress.asks_planned(Step::list, 5);
    work(progress, terminal, 5);
    progress.scope_finished({"111111111111", "us-east-1"});
    progress.concluded(500);

    EXPECT_EQ(terminal.sent.find('\x1b'), std::string::npos);
    EXPECT_THAT(terminal.sent, HasSubstr("111111111111/us-east-1 read (1 of 1), 5 calls\n"));
    EXPECT_THAT(terminal.sent, HasSubstr("  done  Rank by technical priority\n"));
  }
}

TEST(Progress, SaysSoWhileAccountsAreStillBeingFound) {
  Terminal terminal;
  Progress progress(Progress::Style::lines, terminal.screen(80, 24));
  progress.scopes_found(1, 2, false);
  progress.scope_finished({"111111111111", "us-east-1"});
  progress.scopes_found(2, 4, true);
  progress.scope_finished({"111111111111", "us-west-2"});

  EXPECT_EQ(terminal.sent,
            "111111111111/us-east-1 read (1 of 2 so far), 0 calls\n2 accounts, 4 account-Regions\n"
            "111111111111/us-west-2 read (2 of 4), 0 calls\n");
}

TEST(Progress, IsSilentWhenAskedToBe) {
  Terminal terminal;
  Progress progress(Progress::Style::silent, terminal.screen(80, 24));
  progress.scopes_found(1, 1, true);
  progress.asks_planned(Step::list, 5);
  work(progress, terminal, 5);
  progress.concluded(500);

  EXPECT_EQ(terminal.sent, "");
}

}  // namespace
}  // namespace patchtriage::cli
