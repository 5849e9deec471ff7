// os-patch/wsus: the configured WSUS is wrong, unreachable or incomplete.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {
namespace {

// What shows that the machine asks a server of its own.
constexpr const char* kServer =
    R"(\bWSUS\b|WUServer|UseWUServer|WUStatusServer|3DA21691-E39D-4DA6-8A4B-B43877BCB1B7|)"
    R"(:853[01]\b|ClientWebService|SimpleAuthWebService|ManagedServer|)"
    R"(Windows Server Update Services|ServiceID = \{[^}]*\} Managed|managed server|)"
    R"(ssManagedServer|WsusPool|update services server|WsusServer|)"
    // A server's own content, ConfigMgr's scans, and a server's synchronisation.
    R"(/Content/[0-9A-F]{2}/[0-9A-F]{8,}|OnSearchComplete - Failed|Scan failed with error = 0x|)"
    R"(Software Update Point|USSCommunicationError)";

}  // namespace

Signature wsus() {
  return {
      .id = "os-patch/wsus",
      .documentation =
          {.means = "The node is told by policy to get its updates from a WSUS, and that server is wrong, unreachable "
                    "or doesn't offer what is needed.",
           .established =
               "Network and protocol errors in a text that shows a configured WSUS, or codes that only a managed "
               "server causes.",
           .is_not = "The same codes without any sign of a WSUS are windows-update-network.",
           .disproved_by =
               "A search against Microsoft's servers with the same error, or one against the WSUS that works."},
      .platform = Platform::windows,
      .patterns =
          {
              specific(R"(https?://[\w-]+(?::\d+)?/selfupdate/)"),
              specific(R"(https?://\S+:853[01]/(?:Content|selfupdate|ClientWebService|SimpleAuth))"),
              specific(
                  R"(\b(?:0x)?(?:80072[ef][0-9a-f]{2}|80244[0-9a-f]{3}|8024043[5-8]|803d00[0-9a-f]{2}|8024002e|80240025|)"
                  R"(801901[0-9a-f]{2}|800b01[0-9a-f]{2})\b)",
                  kServer),
              specific(R"(SendRequest failed)", kServer),
              specific(R"(timed? ?out)", kServer),
              specific(R"(unable to connect)", kServer),
              specific(R"(could not (?:connect|be resolved))", kServer),
              specific(R"(cannot (?:connect|reach))", kServer),
              specific(R"(connection (?:refused|timed out))", kServer),
              specific(R"(TcpTestSucceeded *: *False)", kServer),
              specific(R"(ping(?:ed)? failed)", kServer),
              specific(R"(\bWSUS\b.*(?:unreachable|not reachable|incorrect|wrong|misconfigur|unavailable|down|)"
                       R"(fail|error|not respond|doesn.t|does not|expired|missing))"),
              specific(R"((?:fail|error|unable|cannot|could not).*\b(?:WSUS|WUServer|)"
                       R"(Windows Server Update Services)\b)"),
              specific(R"(\b(?:HTTP status|status(?: code)?:?|error:?) (?:40[0-9]|50[0-9])\b)", kServer),
              specific(R"(underlying connection was closed)", kServer),
              specific(R"(Microsoft\.UpdateServices\.Administration\.AdminProxy)"),
              specific(R"(DoNotConnectToWindowsUpdateInternetLocations)"),
              specific(R"(access to unmanaged server (?:is )?not allowed)"),
              specific(R"(exceeded max server round trips)"),
              specific(R"(overwritten by a higher authority)"),
          },
      .hints =
          {
              {R"(\bWSUS\b|WUServer|WUStatusServer|:853[01]\b)"},
              {R"(ClientWebService|SimpleAuthWebService|update server)"},
          },
      .noise =
          {
              R"(hr = 0x?00000000)",
              R"(wsus[_-]client)",
          },
      .vetoes =
          {
              R"(WSUS server: <NULL>)",
              R"(UseWUServer\W+(?:\(?not set|0\b|0x0+\b|False))",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/windows-update-network", "os-patch/windows-install-failed", "os-patch/execution-timeout"},
  };
}

}  // namespace patchtriage::signatures
