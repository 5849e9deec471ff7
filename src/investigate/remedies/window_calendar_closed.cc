// Against a change calendar that keeps an association from running.
#include "assess/patch_sources.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

// The association that covers the node with an install and waits for calendars; nullptr where there is none.
const AssociationSource* gated_association(const RuleFacts& facts) {
  for (const AssociationMatch& match :
       facts.assessment.patching.associations.value_or(std::vector<AssociationMatch>{})) {
    if (match.operation != PatchOperation::install) continue;
    const AssociationSource* source = facts.view.once<PatchSources>().association(match.id);
    if (source != nullptr && source->details != nullptr && !source->details->calendar_names.empty()) return source;
  }
  return nullptr;
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
      RemedyStep end =
          for_everyone(fix("End the event that keeps it closed, or wait for its end",
                           aws(facts, "ssm", "update-document")
                               .option("--name", calendar)
                               .option("--document-version", "$LATEST")
                               .option("--document-format", "TEXT")
                               .input("--content", "CALENDAR"),
                           RemedyStep::Changes::ssm, "Everything that waits for the calendar runs again."));
      end.inputs.push_back({"CALENDAR", "the iCalendar text of the step before without the event, or file://…", {}});
      result.steps.push_back(std::move(end));
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
