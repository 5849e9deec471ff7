// The parts of the JSON report, as contract/report.schema.json names them. null says "not known" on purpose.
#pragma once

#include "base/json.h"
#include "summarize/summary.h"

namespace patchtriage::json_parts {

Json evidence(const Evidence& evidence);
Json evidence_list(const std::vector<Evidence>& list);
Json step(const RemedyStep& step);
// null where they aren't known.
Json counts(const std::optional<PatchCounts>& counts);
Json compliance(const Compliance& compliance);
Json manageability(const Manageability& manageability);
Json context(const Context& context, const Exposure& exposure);
Json patching(const Patching& patching);
Json history(const History& history);
Json root_cause(const Investigation& investigation);
Json priority(const Ranking& ranking);
// null where there is none.
Json exception(const std::optional<AcceptedException>& exception);
Json instance(const InstanceFindings& findings);
Json coverage_row(const CoverageRow& row);
Json action(const Action& action);
Json totals(const Totals& totals);
Json calls(const CallTotals& calls);

}  // namespace patchtriage::json_parts
