// ssm:GetCalendarState
#include "aws/operation.h"
#include "fleet/records/ssm_associations.h"

namespace patchtriage::operations {
namespace {

std::vector<ssm::CalendarState> take_rows(ssm::CalendarState& reply) { return {std::move(reply)}; }

}  // namespace

// Whether a Change Calendar was open at an instant.
Operation ssm_get_calendar_state() {
  return {
      .service = "ssm",
      .name = "GetCalendarState",
      .iam_action = "ssm:GetCalendarState",
      .request = {{"CalendarNames"}, {"AtTime"}},
      .reply = reply_of<ssm::CalendarState>(&take_rows),
      .documentation = "Whether a Change Calendar was open at an instant.",
  };
}

}  // namespace patchtriage::operations
