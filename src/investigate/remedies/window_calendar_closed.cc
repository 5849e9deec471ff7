// Against a change calendar that keeps an association from running.
#include <optional>
#include <string>

#include "assess/patch_sources.h"
#include "base/items.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

// The association that covers the node with an install and waits for calendars; nullptr where there is none.
const AssociationSource* gated_association(const RuleFacts& facts) {
  for (const AssociationMatch& match : items(facts.assessment.patching.associations)) {
    if (match.operation != PatchOperation::install) continue;
    const AssociationSource* source = facts.view.once<PatchSources>().association(match.id);
    if (source != nullptr && source->details != nullptr && !source->details->calendar_names.empty()) return source;
  }
  return nullptr;
}

// A calendar of the node's own account is changed by its name; one that another account shares, by that account.
std::optional<std::string> own_document(const RuleFacts& facts, const std::string& calendar) {
  if (!calendar.starts_with("arn:")) return calendar;
  const std::string path = ":" + facts.assessment.key.account + ":document/";
  const std::size_t at = calendar.find(path);
  if (at == std::string::npos) return std::nullopt;
  return calendar.substr(at + path.size());
}

RemedyStep end_event(const RuleFacts& facts, const std::string& calendar) {
  RemedyStep end = for_everyone(fix("End the event that keeps it closed, or wait for its end",
                                    aws(facts, "ssm", "update-document")
                                        .option("--name", calendar)
                                        .option("--document-version", "$LATEST")
                                        .option("--document-format", "TEXT")
                                        .input("--content", "CALENDAR"),
                                    RemedyStep::Changes::ssm, "Everything that waits for the calendar runs again."));
  end.inputs.push_back({"CALENDAR", "the iCalendar text of the step before without the event, or file://…", {}});
  return end;
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const AssociationSource* association = gated_association(facts);
  result.summary =
      "End the freeze in the change calendar, or wait for its end; where the node can't wait, install on it alone now.";
  result.change = "open the change calendar that holds patching of {} back";
  if (association != nullptr) {
    result.change.clear();
    result.target = association->row->association_id;
    result.title = "open the change calendars that hold association " +
                   association->row->association_name.value_or(result.target) + " back";
    for (const std::string& calendar : association->details->calendar_names) {
      result.steps.push_back(diagnose("See whether the calendar is open, and until when",
                                      aws(facts, "ssm", "get-calendar-state").option("--calendar-names", calendar)));
      result.steps.push_back(
          diagnose("See which event keeps it closed",
                   aws(facts, "ssm", "get-document").option("--name", calendar).option("--document-format", "TEXT")));
      if (const std::optional<std::string> name = own_document(facts, calendar)) {
        result.steps.push_back(end_event(facts, *name));
      }
    }
  }
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_calendar_closed() {
  return {"window.calendar-closed", "Open the change calendar that holds patching back", evaluate};
}

}  // namespace patchtriage::remedies
