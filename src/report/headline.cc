#include "report/headline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "report/words.h"

namespace patchtriage {
namespace {

std::string patches_in_words(const Compliance& compliance) {
  std::vector<std::string> parts;
  const auto add = [&parts](const std::optional<std::int64_t>& count, const char* what) {
    if (count.value_or(0) > 0) parts.push_back(fmt::format("{} {}", with_thousands(*count), what));
  };
  if (!compliance.counts) return "";
  add(compliance.counts->missing, "missing");
  add(compliance.counts->failed, "failed");
  add(compliance.counts->pending_reboot, "pending reboot");
  add(compliance.counts->rejected, "rejected");
  std::string text = join(parts, ", ");
  if (!text.empty() && compliance.severity && *compliance.severity != "UNSPECIFIED")
    text += " (worst " + *compliance.severity + ")";
  return text;
}

// "2026-11-20 12:00 UTC"; seconds only where there are some.
std::string for_people(Time time) {
  std::string text = format_time(std::chrono::floor<std::chrono::seconds>(time));
  text[10] = ' ';
  text.resize(text.ends_with(":00Z") ? 16 : 19);
  return text + " UTC";
}

}  // namespace

std::string scope_line(const Summary& summary) {
  const auto read = std::ranges::count(summary.run.accounts, AccountStatus::read, &AccountFact::status);
  const Duration took = summary.run.finished_at - summary.run.started_at;
  return fmt::format(
      "{} in {}, {} · as of {} · {}, {}", counted(static_cast<std::size_t>(summary.totals.instances), "instance"),
      counted(static_cast<std::size_t>(read), "account"), counted(summary.run.regions.size(), "Region"),
      for_people(summary.run.as_of), format_age(took), counted(static_cast<std::size_t>(summary.calls.total), "call"));
}

std::string urgency_line(const InstanceFindings& findings) {
  const Assessment& assessment = findings.assessment;
  std::vector<std::string> parts;
  if (assessment.exposure.level == ExposureLevel::internet) {
    std::string text = "internet";
    if (assessment.exposure.paths && !assessment.exposure.paths->empty())
      text += " " + assessment.exposure.paths->front().ports;
    parts.push_back(std::move(text));
  }
  if (std::string patches = patches_in_words(assessment.compliance); !patches.empty())
    parts.push_back(std::move(patches));
  if (assessment.compliance.status == ComplianceStatus::unknown) parts.push_back("compliance unknown");
  if (assessment.context.environment == Environment::production) parts.emplace_back("production");
  if (assessment.manageability.state != ManageabilityState::managed)
    parts.emplace_back(word(assessment.manageability.state));
  if (assessment.context.owning_service) parts.push_back("owned by " + *assessment.context.owning_service);
  if (findings.exception)
    parts.push_back(findings.exception->is_expired ? "exception expired"
                                                   : "accepted until " + findings.exception->expires_on);
  return join(parts, " · ");
}

std::string cause_of(const InstanceFindings& findings) {
  return findings.investigation.root_cause.category + "/" + findings.investigation.root_cause.subcategory;
}

std::string since(const InstanceFindings& findings, Time as_of) {
  const auto& from = findings.assessment.compliance.non_compliant_since;
  return from ? format_age(as_of - *from) : "";
}

std::optional<std::vector<const Check*>> blockers_of(const Manageability& manageability) {
  // Where the list of checks was not walked there are none for a node that is managed, and nothing is known for any
  // other.
  const bool is_managed = manageability.state == ManageabilityState::managed;
  if (manageability.checks.empty() && !manageability.was_walked && !is_managed) return std::nullopt;
  std::vector<const Check*> blockers;
  for (const Check& check : manageability.checks) {
    if (check.outcome == Check::Outcome::blocked && !check.evidence.empty()) blockers.push_back(&check);
  }
  return blockers;
}

std::string step_text(const RemedyStep& step) {
  return fmt::format("{}: {}{}", word(step.purpose), step.title, step.command ? ": " + *step.command : "");
}

std::string exception_text(const InstanceFindings& findings) {
  if (!findings.exception) return "";
  const AcceptedException& exception = *findings.exception;
  return fmt::format("{} {}{}: {}", exception.is_expired ? "exception expired on" : "accepted until",
                     exception.expires_on, exception.owner.empty() ? "" : " by " + exception.owner, exception.reason);
}

}  // namespace patchtriage
