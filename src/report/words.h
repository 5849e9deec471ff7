// The report's words for the values of the steps, as the contract spells them.
#pragma once

#include <string>
#include <string_view>

#include "summarize/summary.h"

namespace patchtriage {

std::string_view word(ComplianceStatus status);
std::string_view word(ComplianceVerdict verdict);
std::string_view word(ManageabilityState state);
std::string_view word(ExposureLevel level);
std::string_view word(Breadth breadth);
std::string_view word(Environment environment);
std::string_view word(HistoryOutcome outcome);
std::string_view word(PatchOperation operation);
std::string_view word(Evidence::Kind kind);
std::string_view word(RemedyStep::Changes changes);
std::string_view word(RemedyStep::Purpose purpose);
std::string_view word(Tier tier);

}  // namespace patchtriage
