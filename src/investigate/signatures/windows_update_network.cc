// os-patch/windows-update-network: the update servers are not reachable, or TLS is not verified.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature windows_update_network() {
  return {
      .id = "os-patch/windows-update-network",
      .documentation =
          {.means = "Windows can't reach its update servers, or can't verify their TLS certificate, so nothing is "
                    "found or downloaded.",
           .established =
               "Windows' network and protocol codes (0x80072EE2 and its kin, 0x8024402C, 0x80240437) or their "
               "words.",
           .is_not = "The same codes where the text shows a configured WSUS are wsus; the patch module's download is "
                     "s3-payload-access.",
           .disproved_by = "The update servers' addresses reached from the node with its proxy settings."},
      .platform = Platform::windows,
      .patterns =
          {
              specific(R"(WININET_E_\w+)"),
              specific(R"(ERROR_INTERNET_\w+)"),
              specific(R"(ERROR_WINHTTP_\w+)"),
              specific(R"(WU_E_PT_\w+)"),
              specific(R"(WU_E_DM_\w+)"),
              specific(R"(WINHTTP_\w*(?:TIMEOUT|CANNOT_CONNECT|NAME_NOT_RESOLVED))"),
              specific(R"((?:could not|cannot|unable to|failed to|can.t) (?:connect to|contact|)"
                       R"(reach) (?:the )?(?:update (?:service|server)|Windows Update|Microsoft Update|)"
                       R"(windowsupdate\.com))"),
              specific(R"((?:windowsupdate\.(?:com|microsoft)|update\.microsoft\.com|)"
                       R"(delivery\.mp\.microsoft).*(?:timed? ?out|fail|unreachable|refused|not (?:be )?resolve|)"
                       R"(error|: False))"),
              specific(R"(TcpTestSucceeded *: *False)", R"(windowsupdate|update\.microsoft)"),
              specific(R"((?:SendRequest|Send|WinHttp\S*|DownloadFileInternal)\S* failed (?:with|for))"),
              generic(R"(error occurred when attempting to (?:download))"),
              generic(R"(\(407\) .{0,40}prox)"),
          },
      .hints =
          {
              {kWindowsUpdate, kNetworkTrouble},
              {kWindowsUpdate, kNameTrouble},
              {kWindowsUpdate, kTlsTrouble},
              {R"(update\.microsoft\.com|windowsupdate\.com|delivery\.mp\.microsoft|dl\.delivery)"},
          },
      .noise =
          {
              R"(ssm\.)",
              R"(ssmmessages)",
              R"(ec2messages)",
              R"(169\.254)",
              R"(hr = 0x?00000000)",
              R"(error 0x?0\b)",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/windows-install-failed"},
  };
}

}  // namespace patchtriage::signatures
