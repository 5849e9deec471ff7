// Writes the page of a large organisation, made of a saved run of a small one.
//
// large_page STORE FILE COMPLIANT NOT_COMPLIANT
//
// Each further copy of the organisation stands in accounts of its own. All its ids are its own too, wherever they
// occur: instances, networks, commands, requests, addresses of evidence; and its times are shifted. So what repeats is
// what repeats in a real fleet: words, not ids.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

#include "assess/settings.h"
#include "report/format.h"
#include "store/store.h"
#include "summarize/summary.h"

namespace patchtriage {
namespace {

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 33;
  value *= 0xff51afd7ed558ccdULL;
  value ^= value >> 33;
  value *= 0xc4ceb9fe1a85ec53ULL;
  return value ^ (value >> 33);
}

// Gives texts and times of one copy. The first copy is the organisation itself.
class Copy {
 public:
  explicit Copy(std::uint64_t number) : number_(number), shift_(std::chrono::seconds(number * 7)) {}

  // Every run of hexadecimal digits that is an id, or part of one, becomes another of the same length: eight and more
  // with a digit among them, or the twelve of an account.
  void text(std::string& text) const {
    if (number_ == 0) return;
    std::size_t begin = 0;
    while (begin < text.size()) {
      if (!is_hex(text[begin]) || (begin > 0 && is_word(text[begin - 1]))) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      bool has_letter = false;
      bool has_digit = false;
      for (; end < text.size() && is_hex(text[end]); ++end) (text[end] <= '9' ? has_digit : has_letter) = true;
      const std::size_t length = end - begin;
      const bool is_account = length == 12 && !has_letter;
      const bool is_whole = end == text.size() || !is_word(text[end]);
      if (is_whole && (is_account || (length >= 8 && has_digit && has_letter))) rename(text, begin, end, is_account);
      begin = std::max(end, begin + 1);
    }
  }
  void text(std::optional<std::string>& value) const {
    if (value) text(*value);
  }
  void time(std::optional<Time>& value) const {
    if (value) *value -= shift_;
  }

 private:
  static bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }
  static bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  void rename(std::string& text, std::size_t begin, std::size_t end, bool is_account) const {
    std::uint64_t hash = number_ * 0x9e3779b97f4a7c15ULL;
    for (std::size_t i = begin; i < end; ++i) hash = mixed(hash ^ static_cast<unsigned char>(text[i]));
    for (std::size_t i = begin; i < end; ++i) {
      text[i] = is_account ? static_cast<char>('0' + hash % 10) : "0123456789abcdef"[hash % 16];
      hash = mixed(hash + (i - begin));
    }
  }

  std::uint64_t number_;
  Duration shift_;
};

void change(const Copy& copy, Evidence& evidence);
void change(const Copy& copy, std::vector<Evidence>& list) {
  for (Evidence& evidence : list) change(copy, evidence);
}
void change(const Copy& copy, Evidence& evidence) {
  copy.text(evidence.claim);
  Provenance provenance = *evidence.provenance;
  copy.text(provenance.account);
  copy.text(provenance.request_id);
  copy.time(provenance.observed_at);
  evidence.provenance = SharedProvenance(std::move(provenance));
  copy.text(evidence.record);
  if (const std::string* text = evidence.value.as_string()) {
    std::string changed = *text;
    copy.text(changed);
    evidence.value = Json(std::move(changed));
  }
  change(copy, evidence.because);
}

void change(const Copy& copy, Context& context) {
  for (auto* text : {&context.name, &context.image_id, &context.vpc_id, &context.subnet_id,
                     &context.iam_instance_profile, &context.auto_scaling_group, &context.stack})
    copy.text(*text);
  copy.time(context.launched_at);
  if (!context.tags) return;
  for (auto& [key, value] : *context.tags) copy.text(value);
}

void change(const Copy& copy, Assessment& assessment) {
  copy.text(assessment.key.account);
  copy.text(assessment.key.instance_id);
  change(copy, assessment.context);
  if (assessment.exposure.paths) {
    for (ExposurePath& path : *assessment.exposure.paths) {
      copy.text(path.via);
      change(copy, path.evidence);
    }
  }
  change(copy, assessment.exposure.evidence);
  change(copy, assessment.manageability.evidence);
  copy.time(assessment.manageability.last_ping_at);
  for (Check& check : assessment.manageability.checks) {
    copy.text(check.summary);
    change(copy, check.evidence);
  }
  Patching& patching = assessment.patching;
  if (patching.baseline) {
    copy.text(patching.baseline->id);
    change(copy, patching.baseline->evidence);
  }
  if (patching.associations) {
    for (AssociationMatch& match : *patching.associations) {
      copy.text(match.id);
      copy.time(match.last_execution_at);
    }
  }
  if (patching.windows) {
    for (WindowMatch& match : *patching.windows) copy.text(match.id);
  }
  copy.text(patching.why_never);
  History& history = assessment.history;
  copy.text(history.reason);
  copy.time(history.last_install_at);
  if (history.operations) {
    for (PatchRun& run : *history.operations) {
      copy.text(run.id);
      copy.time(run.at);
      copy.time(run.finished_at);
      copy.text(run.summary);
      for (SeenIn& seen : run.seen_in) copy.text(seen.id);
    }
  }
  Compliance& compliance = assessment.compliance;
  copy.text(compliance.reason);
  copy.time(compliance.last_operation_at);
  copy.time(compliance.last_scan_at);
  copy.time(compliance.non_compliant_since);
  change(copy, compliance.evidence);
}

void change(const Copy& copy, std::vector<RemedyStep>& steps) {
  for (RemedyStep& step : steps) {
    copy.text(step.title);
    copy.text(step.command);
    for (RemedyInput& input : step.inputs) {
      for (std::string& candidate : input.candidates) copy.text(candidate);
    }
    copy.text(step.side_effects);
  }
}

void change(const Copy& copy, Cause& cause) {
  copy.text(cause.summary);
  copy.text(cause.would_disprove);
  change(copy, cause.evidence);
}

InstanceFindings changed(const Copy& copy, InstanceFindings findings) {
  change(copy, findings.assessment);
  change(copy, findings.investigation.root_cause);
  for (Cause& cause : findings.investigation.contributing) change(copy, cause);
  for (RuledOut& ruled_out : findings.investigation.ruled_out) change(copy, ruled_out.because);
  Remediation& remediation = findings.investigation.remediation;
  copy.text(remediation.summary);
  copy.text(remediation.target);
  copy.text(remediation.title);
  change(copy, remediation.steps);
  for (SignalPoints& signal : findings.ranking.signals) change(copy, signal.evidence);
  return findings;
}

Action changed(const Copy& copy, Action action) {
  copy.text(action.id);
  copy.text(action.title);
  copy.text(action.target);
  for (NodeKey& key : action.instances) {
    copy.text(key.account);
    copy.text(key.instance_id);
  }
  change(copy, action.steps);
  return action;
}

bool is_compliant(const InstanceFindings& findings) {
  return findings.assessment.compliance.status == ComplianceStatus::compliant;
}

// Compliant instances aren't listed, only counted where they are.
InstanceFindings counted_only(const Copy& copy, const InstanceFindings& findings) {
  InstanceFindings result;
  result.assessment.key = findings.key();
  copy.text(result.assessment.key.account);
  copy.text(result.assessment.key.instance_id);
  result.assessment.compliance.status = findings.assessment.compliance.status;
  return result;
}

// As many copies as it takes; of the last one only what is wanted.
Summary enlarged(const Summary& small, std::size_t compliant, std::size_t not_compliant) {
  Summary large = small;
  large.instances.clear();
  large.actions.clear();
  large.coverage.clear();
  large.run.accounts.clear();
  large.totals = {};
  std::size_t lacks_compliant = compliant;
  std::size_t lacks_others = not_compliant;
  for (std::uint64_t number = 0; lacks_compliant + lacks_others > 0; ++number) {
    const Copy copy(number);
    for (AccountFact account : small.run.accounts) {
      copy.text(account.id);
      large.run.accounts.push_back(std::move(account));
    }
    for (CoverageRow row : small.coverage) {
      copy.text(row.scope.account);
      large.coverage.push_back(std::move(row));
    }
    for (const InstanceFindings& findings : small.instances) {
      std::size_t& lacks = is_compliant(findings) ? lacks_compliant : lacks_others;
      if (lacks == 0) continue;
      --lacks;
      large.instances.push_back(is_compliant(findings) ? counted_only(copy, findings) : changed(copy, findings));
    }
    for (const Action& action : small.actions) large.actions.push_back(changed(copy, action));
  }
  std::ranges::sort(large.instances, [](const InstanceFindings& a, const InstanceFindings& b) {
    return std::tuple(is_compliant(a), -a.ranking.highest, -a.ranking.score, a.key()) <
           std::tuple(is_compliant(b), -b.ranking.highest, -b.ranking.score, b.key());
  });
  std::ranges::sort(large.actions, [](const Action& a, const Action& b) {
    return std::tuple(-a.risk_removed, a.id) < std::tuple(-b.risk_removed, b.id);
  });
  double all_risk = 0;
  for (const Action& action : large.actions) all_risk += action.risk_removed;
  double so_far = 0;
  for (Action& action : large.actions) action.cumulative_share = (so_far += action.risk_removed) / all_risk;
  int rank = 0;
  for (InstanceFindings& findings : large.instances) {
    findings.rank = ++rank;
    ++large.totals.instances;
    switch (findings.assessment.compliance.status) {
      case ComplianceStatus::compliant:
        ++large.totals.compliant;
        break;
      case ComplianceStatus::non_compliant:
        ++large.totals.non_compliant;
        break;
      case ComplianceStatus::unknown:
        ++large.totals.unknown;
        break;
    }
    if (!is_compliant(findings)) ++large.totals.by_category[findings.investigation.root_cause.category];
    if (findings.ranking.tier) ++large.totals.by_tier[fmt::format("P{}", static_cast<int>(*findings.ranking.tier) + 1)];
  }
  return large;
}

int run(int count, char** arguments) {
  if (count != 5) {
    fmt::print(stderr, "large_page STORE FILE COMPLIANT NOT_COMPLIANT\n");
    return 2;
  }
  auto store = Store::open(arguments[1], Store::Mode::read);
  if (!store) {
    fmt::print(stderr, "{}\n", store.error().message);
    return 1;
  }
  const auto snapshot = store->load("latest");
  if (!snapshot) {
    fmt::print(stderr, "{}\n", snapshot.error().message);
    return 1;
  }
  Summary small = summarize(*snapshot, default_settings());
  if (small.spooled != nullptr) {
    for_each_instance(small, [&small](const InstanceFindings& findings) {
      small.instances.push_back(findings);
      return true;
    });
    small.spooled.reset();
  }
  const Summary large = enlarged(small, static_cast<std::size_t>(std::atoll(arguments[3])),
                                 static_cast<std::size_t>(std::atoll(arguments[4])));
  const std::string page = formats::find("html")->write(large, {}).value();
  std::FILE* file = std::fopen(arguments[2], "wb");
  if (file == nullptr) return 1;
  const bool is_written = std::fwrite(page.data(), 1, page.size(), file) == page.size();
  return std::fclose(file) == 0 && is_written ? 0 : 1;
}

}  // namespace
}  // namespace patchtriage

int main(int count, char** arguments) { return patchtriage::run(count, arguments); }
