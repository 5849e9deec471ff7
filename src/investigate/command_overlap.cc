#include "investigate/command_overlap.h"

#include <re2/re2.h>

#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/time.h"

namespace patchtriage {
namespace {

constexpr Duration kOverlap = std::chrono::minutes(2);

struct Found {
  std::string text;
  std::size_t line;
};

void collect(const FailureLines& lines, const RE2& pattern, std::vector<Found>& out) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines.line(i);
    re2::StringPiece rest(line.data(), line.size());
    std::string text;
    while (RE2::FindAndConsume(&rest, pattern, &text)) out.push_back({text, i});
  }
}

std::optional<Time> time_of(const std::string& text) {
  if (text.contains('T')) return parse_time(text);
  double seconds = 0;
  if (!RE2::FullMatch(text, R"((\d{10}(?:\.\d+)?))", &seconds)) return std::nullopt;
  return time_from_epoch_seconds(seconds);
}

const RE2& command_pattern() {
  static const RE2 pattern(R"(\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b)");
  return pattern;
}

// A line by which one command's patch step starts, in the agent's log or a list of processes.
struct Start {
  std::string command;
  Time at;
  std::size_t line;
};

// "2024-10-20 02:00:00", as the agent writes it.
std::optional<Time> time_in(re2::StringPiece line) {
  static const RE2 kLogTime(R"((\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d))");
  std::string date;
  std::string clock;
  if (!RE2::PartialMatch(line, kLogTime, &date, &clock)) return std::nullopt;
  return parse_time(date + "T" + clock + "Z");
}

std::optional<Start> start_in(std::string_view line, std::size_t number) {
  static const RE2 kStart(R"((?i)running plugin \S+ Patch(?:Linux|Windows|MacOS)|document name: AWS-RunPatch)");
  static const RE2 kProcess(R"((?i)\b(?:sh -c|powershell\S*) .*[/\\]Patch(?:Linux|Windows|MacOS)[/\\]_script\.)");
  const re2::StringPiece piece(line.data(), line.size());
  std::string command;
  if (!RE2::PartialMatch(piece, command_pattern(), &command)) return std::nullopt;
  // Processes of one listing run at once, whenever they began.
  if (RE2::PartialMatch(piece, kProcess)) return Start{std::move(command), Time{}, number};
  if (!RE2::PartialMatch(piece, kStart)) return std::nullopt;
  const std::optional<Time> at = time_in(piece);
  if (!at) return std::nullopt;
  return Start{std::move(command), *at, number};
}

bool has_column(const FailureLines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines.line(i).contains("RequestedDateTime")) return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> find_overlapping_starts(const FailureLines& lines) {
  std::vector<Start> starts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::optional<Start> start = start_in(lines.line(i), i);
    if (start) starts.push_back(std::move(*start));
  }
  for (std::size_t i = 0; i < starts.size(); ++i) {
    for (std::size_t j = i + 1; j < starts.size(); ++j) {
      if (starts[i].command != starts[j].command && std::chrono::abs(starts[i].at - starts[j].at) < kOverlap) {
        return starts[j].line;
      }
    }
  }
  return std::nullopt;
}

namespace {

// A listing without ids: one line a command, each with its document and its time.
std::optional<std::size_t> find_close_lines(const FailureLines& lines) {
  std::optional<Time> last;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines.line(i);
    if (!line.contains("AWS-RunPatch")) continue;
    const std::optional<Time> at = time_in({line.data(), line.size()});
    if (!at) continue;
    if (last && std::chrono::abs(*at - *last) < kOverlap) return i;
    last = at;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> find_overlapping_commands(const FailureLines& lines) {
  static const RE2 kTime(R"((?:RequestedDateTime"?\s*:\s*"?|\s))"
                         R"((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?|\d{10}\.\d+)\b)");
  static const RE2 kDocument(R"((AWS-[A-Za-z]+))");
  static const RE2 kNode(R"(\b(m?i-[0-9a-f]{8,17})\b)");
  if (!has_column(lines)) return std::nullopt;

  std::vector<Found> documents;
  collect(lines, kDocument, documents);
  bool patches = documents.empty();
  for (const Found& document : documents) patches |= document.text.contains("Patch");
  if (!patches) return std::nullopt;

  std::vector<Found> nodes;
  collect(lines, kNode, nodes);
  std::set<std::string> different_nodes;
  for (const Found& node : nodes) different_nodes.insert(node.text);
  if (different_nodes.size() > 1) return std::nullopt;

  std::vector<Found> commands;
  std::vector<Found> times;
  collect(lines, command_pattern(), commands);
  collect(lines, kTime, times);
  if (commands.empty()) return find_close_lines(lines);
  // Ids and times pair up by their order; a listing with more of the one than of the other can't be read safely.
  if (commands.size() != times.size()) return std::nullopt;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    for (std::size_t j = i + 1; j < commands.size(); ++j) {
      const std::optional<Time> first = time_of(times[i].text);
      const std::optional<Time> second = time_of(times[j].text);
      if (!first || !second || commands[i].text == commands[j].text) continue;
      if (std::chrono::abs(*first - *second) < kOverlap) return commands[j].line;
    }
  }
  return std::nullopt;
}

}  // namespace patchtriage
