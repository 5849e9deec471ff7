#include "investigate/diagnose_text.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "investigate/failure_text.h"
#include "investigate/patch_exit_codes.h"
#include "investigate/text_hints.h"
#include "investigate/text_sightings.h"

namespace patchtriage {
namespace {

using signatures::Platform;
using signatures::Strength;

constexpr std::string_view kSuccess = "none/success";
constexpr std::string_view kUnknown = "inconclusive/unknown";
constexpr std::string_view kUnclassified = "os-patch/unclassified";
constexpr std::size_t kMatchedLimit = 16;
// A second pass after a restart is normal, a third and fourth request means that the restart doesn't happen.
constexpr std::size_t kRestartRequestsInVain = 3;

Platform platform_of(std::string_view os) {
  const std::string name = to_lower(os);
  if (name.empty() || name == "unknown") return Platform::any;
  if (name.contains("windows")) return Platform::windows;
  if (name.contains("mac")) return Platform::macos;
  return Platform::linux;
}

// All that speaks for one cause.
struct Candidate {
  std::size_t signature = 0;
  Strength strength = Strength::generic;
  bool is_warning_only = true;  // of the strongest signs
  std::size_t first_line = 0;   // of the strongest signs
  std::size_t last_line = 0;    // of all signs
  bool is_explained = false;
};

struct Outcome {
  std::optional<std::size_t> completed;       // last line that says the run was completed
  std::optional<std::size_t> failed;          // last line that says that it failed, without saying why
  std::optional<std::size_t> mentions_error;  // last line with the words of an error
  std::optional<std::size_t> recovered;       // last line that says that a condition went away
  bool has_healthy_sign = false;
  bool has_failing_exit = false;  // the last wrapper's exit code is a failure

  // Nothing that was said after the completion takes it back.
  bool is_completed_after(std::size_t line) const {
    return completed && *completed > line && !has_failing_exit && (!failed || *failed <= *completed);
  }
};

Outcome outcome_of(const Sightings& seen) {
  Outcome out;
  const std::size_t success = signature_index(kSuccess);
  const std::size_t unknown = signature_index(kUnknown);
  for (const Sighting& sign : seen.signs) {
    const bool is_specific = sign.strength == Strength::specific;
    if (sign.signature == success && is_specific) out.completed = sign.line;
    if (sign.signature == success && !is_specific) out.has_healthy_sign = true;
    if (sign.signature == unknown && is_specific) out.failed = sign.line;
    if (sign.signature == unknown && !is_specific) out.mentions_error = sign.line;
  }
  out.has_healthy_sign |= seen.has_harmless_warning;
  if (!seen.exit_codes.empty()) {
    const int code = seen.exit_codes.back().code;
    out.has_failing_exit = code != 0 && !is_restart_request(code);
  }
  out.has_failing_exit |= seen.has_failed_record;
  return out;
}

std::vector<Candidate> candidates_of(const Sightings& seen) {
  std::map<std::size_t, Candidate> by_signature;
  for (const Sighting& sign : seen.signs) {
    auto [at, is_new] = by_signature.try_emplace(sign.signature);
    Candidate& candidate = at->second;
    const bool is_stronger = is_new || sign.strength > candidate.strength;
    if (is_stronger) {
      candidate.signature = sign.signature;
      candidate.strength = sign.strength;
      candidate.first_line = sign.line;
      candidate.is_warning_only = true;
    }
    if (sign.strength == candidate.strength && !sign.is_warning) candidate.is_warning_only = false;
    candidate.last_line = std::max(candidate.last_line, sign.line);
  }
  by_signature.erase(signature_index(kSuccess));
  by_signature.erase(signature_index(kUnknown));

  std::vector<Candidate> out;
  for (const auto& [signature, candidate] : by_signature) out.push_back(candidate);
  return out;
}

// Takes out the candidates whose condition went away, and notes where it did.
void drop_what_went_away(std::vector<Candidate>& candidates, const Sightings& seen, Outcome& outcome) {
  std::erase_if(candidates, [&](const Candidate& candidate) {
    bool is_gone =
        signatures::all()[candidate.signature].is_cleared_by_success && outcome.is_completed_after(candidate.last_line);
    for (const auto& [signature, line] : seen.clearings) {
      if (signature != candidate.signature || line <= candidate.last_line) continue;
      outcome.recovered = std::max(outcome.recovered.value_or(0), line);
      is_gone = true;
    }
    return is_gone;
  });
}

// A cause takes along what it explains; a mere symptom explains nothing away that was said outright.
void mark_explained(std::vector<Candidate>& candidates) {
  const auto is_failure = [](const Candidate& candidate) {
    return candidate.strength != Strength::generic && !signatures::all()[candidate.signature].is_state;
  };
  const bool has_failure = std::ranges::any_of(candidates, is_failure);
  for (Candidate& candidate : candidates) {
    if (signatures::all()[candidate.signature].is_state && has_failure) candidate.is_explained = true;
  }
  for (const Candidate& cause : candidates) {
    for (const std::string& id : signatures::all()[cause.signature].explains) {
      for (Candidate& effect : candidates) {
        const bool is_weaker_cause = cause.strength < effect.strength;
        if (signatures::all()[effect.signature].id == id && !is_weaker_cause) effect.is_explained = true;
      }
    }
  }
}

// The best first: said outright, as an error, deepest, and then what came first, since later errors follow from it.
bool ranks_before(const Candidate& left, const Candidate& right) {
  if (left.is_explained != right.is_explained) return right.is_explained;
  if (left.strength != right.strength) return left.strength > right.strength;
  if (left.is_warning_only != right.is_warning_only) return right.is_warning_only;
  if (left.first_line != right.first_line) return left.first_line < right.first_line;
  return left.signature < right.signature;
}

Confidence confidence_in(const std::vector<Candidate>& ranked, bool is_truncated) {
  const Candidate& best = ranked.front();
  if (best.strength == Strength::generic) return Confidence::low;
  const bool has_rival = ranked.size() > 1 && !ranked[1].is_explained && ranked[1].strength == best.strength;
  if (best.strength == Strength::coded || has_rival || best.is_warning_only) {
    return is_truncated ? Confidence::low : Confidence::medium;
  }
  return is_truncated ? Confidence::medium : Confidence::high;
}

// No cause is left: did the run succeed, or can't that be told?
Confidence confidence_in_success(const Outcome& outcome) {
  if (!outcome.completed) return outcome.recovered ? Confidence::medium : Confidence::low;
  return outcome.failed || outcome.mentions_error ? Confidence::medium : Confidence::high;
}

bool is_success(const Outcome& outcome, bool is_truncated) {
  if (outcome.has_failing_exit) return false;
  if (outcome.completed) return !outcome.failed || *outcome.failed <= *outcome.completed;
  // An empty optional is less than any line.
  if (outcome.recovered) return outcome.failed <= outcome.recovered && outcome.mentions_error <= outcome.recovered;
  if (outcome.failed || outcome.mentions_error || is_truncated) return false;
  // Only what a healthy run prints is a success: the lack of words of failure is none, since a bare status or a line in
  // another language has none either.
  return outcome.has_healthy_sign;
}

// Lines with the words of a failure, but for those that are known to say nothing more than that.
std::vector<std::size_t> failing_lines(const Sightings& seen) {
  const std::size_t unknown = signature_index(kUnknown);
  std::vector<std::size_t> lines;
  for (const Sighting& sign : seen.signs) {
    if (sign.signature != unknown) continue;
    const bool is_frame = sign.strength == Strength::specific;
    if (!lines.empty() && lines.back() == sign.line) {
      if (is_frame) lines.pop_back();
    } else if (!is_frame) {
      lines.push_back(sign.line);
    }
  }
  return lines;
}

void set_slug(Diagnosis& diagnosis, std::string_view id) {
  diagnosis.signature = id;
  diagnosis.category = id.substr(0, id.find('/'));
  diagnosis.subcategory = id.substr(id.find('/') + 1);
}

void add_matched(Diagnosis& diagnosis, const Sightings& seen, const FailureLines& lines, std::size_t decided) {
  for (const bool is_deciding : {true, false}) {
    for (const Sighting& sign : seen.signs) {
      if ((sign.signature == decided) != is_deciding) continue;
      if (!is_deciding && signatures::all()[sign.signature].id == kUnknown) continue;
      if (diagnosis.matched.size() == kMatchedLimit) return;
      Matched matched{signatures::all()[sign.signature].id, lines.number(sign.line), excerpt_of(lines.line(sign.line))};
      if (std::ranges::find(diagnosis.matched, matched) == diagnosis.matched.end()) {
        diagnosis.matched.push_back(std::move(matched));
      }
    }
  }
}

// "exit status 194" asks the agent for a restart and another pass.
void see_restarts_in_vain(Sightings& seen) {
  std::vector<ExitCode> requests;
  for (const ExitCode& exit : seen.exit_codes) {
    if (is_restart_request(exit.code)) requests.push_back(exit);
  }
  if (requests.size() < kRestartRequestsInVain) return;
  seen.signs.push_back(
      {signature_index("pending-reboot/reboot-failed"), requests.back().line, Strength::specific, false});
}

}  // namespace

Diagnosis diagnose_text(const FailureText& text) {
  const FailureLines lines(text.text);
  Sightings seen = find_sightings(lines, platform_of(text.os));
  see_restarts_in_vain(seen);
  Outcome outcome = outcome_of(seen);

  std::vector<Candidate> candidates = candidates_of(seen);
  drop_what_went_away(candidates, seen, outcome);
  mark_explained(candidates);
  std::ranges::sort(candidates, ranks_before);

  Diagnosis out;
  out.is_truncated = seen.is_truncated;
  if (!candidates.empty()) {
    set_slug(out, signatures::all()[candidates.front().signature].id);
    out.confidence = confidence_in(candidates, seen.is_truncated);
    for (std::size_t i = 1; i < candidates.size(); ++i) {
      out.also.push_back(signatures::all()[candidates[i].signature].id);
    }
  } else if (is_success(outcome, seen.is_truncated)) {
    set_slug(out, kSuccess);
    out.confidence = confidence_in_success(outcome);
  } else if (const std::optional<Sighting> guess = find_hint(lines, failing_lines(seen), platform_of(text.os))) {
    set_slug(out, signatures::all()[guess->signature].id);
    seen.signs.push_back(*guess);
  } else {
    set_slug(out, kUnknown);
  }
  add_matched(out, seen, lines, signature_index(out.signature));
  return out;
}

bool names_cause(const Diagnosis& diagnosis) {
  return diagnosis.category != "none" && diagnosis.category != "inconclusive" && diagnosis.signature != kUnclassified;
}

}  // namespace patchtriage
