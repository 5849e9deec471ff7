#include "investigate/windows_codes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "investigate/windows_system_codes.h"
#include "investigate/windows_update_codes.h"

namespace patchtriage {
namespace {

using Codes = std::vector<std::uint32_t>;

TEST(WindowsCodes, AreListedInOrder) {
  EXPECT_TRUE(std::ranges::is_sorted(windows_codes::kUpdateCodes, {}, &windows_codes::Code::code));
  EXPECT_TRUE(std::ranges::is_sorted(windows_codes::kSystemCodes, {}, &windows_codes::Code::code));
}

TEST(WindowsCodes, TellWhatAListedCodeMeans) {
  EXPECT_EQ(meaning_of_hresult(0x80070422), "the Windows Update service is disabled");
  EXPECT_EQ(cause_of_hresult(0x80070422).slug, "os-patch/windows-update-service");
  EXPECT_TRUE(cause_of_hresult(0x80070422).is_listed);
}

TEST(WindowsCodes, TellTheRangeOfAnUnlistedCode) {
  EXPECT_EQ(meaning_of_hresult(0x80244FE1), "an error in talking to the update server");
  EXPECT_EQ(cause_of_hresult(0x80244FE1).slug, "os-patch/windows-update-network");
  EXPECT_FALSE(cause_of_hresult(0x80244FE1).is_listed);
}

TEST(WindowsCodes, SayNothingOfAForeignCode) {
  EXPECT_EQ(meaning_of_hresult(0x8A150001), "");
  EXPECT_EQ(cause_of_hresult(0x8A150001).slug, "");
}

TEST(WindowsCodes, AreReadInEveryNotation) {
  EXPECT_EQ(hresults_in("Exception from HRESULT: 0x80072EE2"), Codes{0x80072EE2});
  EXPECT_EQ(hresults_in("Send failed with hr = 80072ee2."), Codes{0x80072EE2});
  EXPECT_EQ(hresults_in("exit code -2145124330"), Codes{0x80240016});
  EXPECT_EQ(hresults_in("exit code 2149842966"), Codes{0x80240016});
}

TEST(WindowsCodes, AreNotReadIntoDatesAndIds) {
  EXPECT_EQ(hresults_in("80240101 20240115 deadbeef 1712455204"), Codes{});
  EXPECT_EQ(hresults_in("hr = 00000000, 0x00000000"), Codes{});
}

}  // namespace
}  // namespace patchtriage
