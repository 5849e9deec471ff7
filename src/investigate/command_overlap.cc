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

bool has_column(const FailureLines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines.line(i).contains("RequestedDateTime")) return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> find_overlapping_commands(const FailureLines& lines) {
  static const RE2 kCommand(R"(\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b)");
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
  collect(lines, kCommand, commands);
  collect(lines, kTime, times);
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
