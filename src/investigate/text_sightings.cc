#include "investigate/text_sightings.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "investigate/command_overlap.h"
#include "investigate/patch_exit_codes.h"
#include "investigate/pattern_set.h"
#include "investigate/windows_codes.h"

namespace patchtriage {
namespace {

using signatures::Platform;
using signatures::Signature;
using signatures::Strength;

constexpr std::string_view kSuccess = "none/success";

enum class Role { sign, context, noise, veto, clearing, exit_code, failed_record, windows_code, truncation };

// What one compiled expression is for. Several uses share an expression that is written the same.
struct Use {
  Role role;
  std::size_t signature = 0;
  std::size_t pattern = 0;
};

// Numbers that only the wrapper around a patch run prints; a package script's own exit status isn't one.
constexpr const char* kExitCode =
    R"((?:failed to run commands: exit status|patching (?:operation failed with )?exit code(?: is)?|)"
    R"("?ResponseCode"?\s*[:=]|process exited with exit code) -?\d+)";
constexpr const char* kFailedRecord =
    R"re("Status(?:Details)?"\s*:\s*"(?:Failed|TimedOut|ExecutionTimedOut)"|"ResponseCode"\s*:\s*(?:-1|[1-9]\d*)\b)re";
constexpr const char* kWindowsCode =
    R"(\b(?:0x)?(?:8024|8007|800f|800b|8009|8008|8004|8001|8020|8019|8018|803d|8000|c190|c800)[0-9a-f]{4}\b)"
    R"(|\b21[4-9]\d{7}\b|\b3247\d{6}\b|\b1047\d{6}\b)";
constexpr const char* kWarning = R"(^\s*W:|\[warn(?:ing)?\]|\bWARN\b|\bwarning:|\| Warning \||^\s*\S*\s*WARNING\b)";
constexpr const char* kTruncation =
    R"(-{2,}\s*(?:error|output) truncated\s*-{2,}|\[?output truncated\]?|\.\.\. ?truncated|<truncated>|\[truncated\])";

// Of these it only matters whether, or where last, they were seen.
bool is_needed_last_only(const Use& use, std::size_t success) {
  return use.role == Role::clearing || use.role == Role::context || use.role == Role::veto ||
         use.role == Role::truncation || use.role == Role::failed_record ||
         (use.role == Role::sign && use.signature == success);
}

struct Catalogue {
  std::vector<PatternSet::Expression> expressions;
  std::vector<std::vector<Use>> uses;  // by expression
  std::unique_ptr<PatternSet> patterns;
  std::map<std::string, std::size_t, std::less<>> index_of;

  void add(const std::string& expression, Use use) {
    const auto at = std::ranges::find(expressions, expression, &PatternSet::Expression::text);
    const auto index = static_cast<std::size_t>(at - expressions.begin());
    if (at == expressions.end()) {
      expressions.push_back({expression});
      uses.emplace_back();
    }
    uses[index].push_back(use);
  }

  Catalogue() {
    const std::vector<Signature>& all = signatures::all();
    for (std::size_t i = 0; i < all.size(); ++i) {
      index_of[all[i].id] = i;
      for (std::size_t p = 0; p < all[i].patterns.size(); ++p) {
        add(all[i].patterns[p].expression, {Role::sign, i, p});
        if (!all[i].patterns[p].with.empty()) add(all[i].patterns[p].with, {Role::context, i, p});
      }
      for (const std::string& noise : all[i].noise) add(noise, {Role::noise, i});
      for (const std::string& veto : all[i].vetoes) add(veto, {Role::veto, i});
      for (const std::string& clearing : all[i].cleared_by) add(clearing, {Role::clearing, i});
    }
    add(kExitCode, {Role::exit_code});
    add(kFailedRecord, {Role::failed_record});
    add(kWindowsCode, {Role::windows_code});
    add(kTruncation, {Role::truncation});
    const std::size_t success = index_of.find(kSuccess)->second;
    for (std::size_t e = 0; e < expressions.size(); ++e) {
      expressions[e].is_needed_last_only =
          std::ranges::all_of(uses[e], [success](const Use& use) { return is_needed_last_only(use, success); });
    }
    patterns = std::make_unique<PatternSet>(expressions);
  }
};

const Catalogue& catalogue() {
  static const Catalogue built;
  return built;
}

bool is_warning(std::string_view line) {
  static const RE2 pattern(std::string("(?i)") + kWarning, RE2::Latin1);
  return RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), pattern);
}

std::vector<int> exit_codes_in(std::string_view span) {
  static const RE2 pattern(
      R"((?is)(?:failed\s+to\s+run\s+commands:\s+exit\s+status|exit\s+code(?:\s+is)?|ResponseCode["']?\s*[:=])\s+)"
      R"((-?\d{1,10})\b)");
  static const RE2 compact(R"((?i)ResponseCode["']?\s*[:=](-?\d{1,10})\b)");
  std::vector<int> codes;
  for (const RE2* form : {&pattern, &compact}) {
    re2::StringPiece rest(span.data(), span.size());
    std::string number;
    while (RE2::FindAndConsume(&rest, *form, &number)) {
      const std::int64_t value = parse_integer(number).value_or(0);
      codes.push_back(static_cast<int>(static_cast<std::uint32_t>(value & 0xFFFFFFFF)));
    }
    if (!codes.empty()) break;
  }
  return codes;
}

// What single lines say, gathered before anything is thrown out.
struct Raw {
  std::vector<PatternSet::Hit> hits;
  std::set<std::pair<std::size_t, std::size_t>> noisy;     // signature, line
  std::set<std::pair<std::size_t, std::size_t>> contexts;  // signature, pattern
  std::set<std::size_t> vetoed;                            // signatures
};

Raw read_lines(const FailureLines& lines) {
  const Catalogue& all = catalogue();
  Raw raw;
  raw.hits = all.patterns->scan(lines);
  for (const PatternSet::Hit& hit : raw.hits) {
    for (const Use& use : all.uses[hit.pattern]) {
      if (use.role == Role::noise) raw.noisy.emplace(use.signature, hit.line);
      if (use.role == Role::context) raw.contexts.emplace(use.signature, use.pattern);
      if (use.role == Role::veto) raw.vetoed.insert(use.signature);
    }
  }
  return raw;
}

}  // namespace

bool fits(Platform signature, Platform node) {
  if (signature == Platform::unix_like) return node != Platform::windows;
  return signature == Platform::any || node == Platform::any || signature == node;
}

std::size_t signature_index(std::string_view id) {
  const auto at = catalogue().index_of.find(id);
  CHECK(at != catalogue().index_of.end());
  return at->second;
}

Sightings find_sightings(const FailureLines& lines, Platform platform) {
  const std::vector<Signature>& all = signatures::all();
  const std::size_t success = signature_index(kSuccess);
  const Raw raw = read_lines(lines);
  Sightings out;

  const auto see = [&](std::size_t signature, std::size_t line, Strength strength) {
    // The noise of none/success are lines that mean nothing for any cause.
    if (raw.noisy.contains({success, line}) && signature != success) return;
    if (raw.noisy.contains({signature, line}) && signature != success) return;
    if (raw.vetoed.contains(signature) || !fits(all[signature].platform, platform)) return;
    out.signs.push_back({signature, line, strength, is_warning(lines.line(line))});
  };
  const auto see_code = [&](std::string_view slug, std::size_t line, Strength strength) {
    if (!slug.empty()) see(signature_index(slug), line, strength);
  };

  for (const PatternSet::Hit& hit : raw.hits) {
    for (const Use& use : catalogue().uses[hit.pattern]) {
      if (use.role == Role::sign) {
        const signatures::Pattern& pattern = all[use.signature].patterns[use.pattern];
        const bool has_context = pattern.with.empty() || raw.contexts.contains({use.signature, use.pattern});
        if (has_context) see(use.signature, hit.line, pattern.strength);
      } else if (use.role == Role::clearing) {
        out.clearings.emplace_back(use.signature, hit.line);
      } else if (use.role == Role::failed_record) {
        out.has_failed_record = true;
      } else if (use.role == Role::truncation) {
        out.is_truncated = true;
      } else if (use.role == Role::noise && use.signature == success) {
        out.has_harmless_warning = !raw.vetoed.contains(success);
      } else if (use.role == Role::exit_code) {
        const std::size_t next = std::min(hit.line + 1, lines.size() - 1);
        std::vector<int> codes = exit_codes_in(lines.line(hit.line));
        if (codes.empty()) codes = exit_codes_in(lines.span(hit.line, next));
        for (const int code : codes) {
          out.exit_codes.push_back({code, hit.line});
          const ExitCodeCause cause = cause_of_exit_code(code);
          see_code(cause.slug, hit.line, cause.is_certain ? Strength::coded : Strength::generic);
        }
      } else if (use.role == Role::windows_code && fits(Platform::windows, platform)) {
        for (const std::uint32_t code : hresults_in(lines.line(hit.line))) {
          const HresultCause cause = cause_of_hresult(code);
          see_code(cause.slug, hit.line, cause.is_listed ? Strength::specific : Strength::generic);
        }
      }
    }
  }
  for (const std::optional<std::size_t>& line : {find_overlapping_commands(lines), find_overlapping_starts(lines)}) {
    if (line) see_code("os-patch/concurrent-run", *line, Strength::specific);
  }
  std::ranges::sort(out.signs, {}, [](const Sighting& sign) {
    return std::tuple(sign.line, sign.signature, sign.strength, sign.is_warning);
  });
  return out;
}

}  // namespace patchtriage
