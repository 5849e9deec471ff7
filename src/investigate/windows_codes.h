// What Windows' HRESULT codes mean for patching, by number and, for numbers nobody listed, by range.
//
// Codes are the same in every language of Windows, so they are what a localised text is read by.
// Sources: Microsoft's Windows Update error reference (wuerror.h), winerror.h, cbsmsg.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace patchtriage {

struct HresultCause {
  std::string_view slug;   // `category/subcategory`; empty where the code alone determines no cause
  bool is_listed = false;  // the very number is known, not only its range
};

// One phrase without a full stop, for summaries ("the update server did not answer in time"); empty for an unknown
// code.
std::string_view meaning_of_hresult(std::uint32_t code);

HresultCause cause_of_hresult(std::uint32_t code);

// Failure codes in a line: "0x80072EE2", "80072ee2" after "hr =", "(2149842967)", "-2145124330". A number counts only
// where its facility is one that patching uses.
std::vector<std::uint32_t> hresults_in(std::string_view line);

}  // namespace patchtriage
