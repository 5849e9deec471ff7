// os-patch/windows-update-service: wuauserv cannot be used.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature windows_update_service() {
  return {
      .id = "os-patch/windows-update-service",
      .documentation =
          {.means = "The Windows Update service can't be used: disabled, not installed, not registered, or not able "
                    "to start, or its data store is broken.",
           .established =
               "The service manager's messages about wuauserv and its helpers, or Windows' codes for the service "
               "and its data store.",
           .is_not = "A service that runs and doesn't reach its server is windows-update-network or wsus.",
           .disproved_by = "A search by the update agent that starts."},
      .platform = Platform::windows,
      .patterns =
          {
              specific(R"((?:service '?)?(?:Windows Update|wuauserv|BITS|Background Intelligent Transfer|)"
                       R"(TrustedInstaller|Windows Modules Installer|cryptsvc|usosvc|)"
                       R"(UpdateOrchestrator)\b.{0,3}\(?\w*\)?.*(?:cannot be started|could not be started|)"
                       R"(failed to start|is disabled|not started|not running|terminated|stopped unexpectedly|)"
                       R"(hung on starting|could not be found|not be opened|did not respond))"),
              specific(R"((?:cannot|could not|unable to|failed to) (?:start|open|find|query|)"
                       R"(restart)(?: any)?(?: the)? ?(?:service)? .*(?:wuauserv|Windows Update|TrustedInstaller|)"
                       R"(BITS\b))"),
              specific(R"(cannot find any service with service name '?(?:wuauserv|bits|trustedinstaller))"),
              specific(R"(because it is disabled or because it has no enabled devices)"),
              specific(R"(OpenService .*\b1060\b)", R"(wuauserv|Windows Update|\bbits\b|TrustedInstaller)"),
              specific(R"(does not exist as an installed service)",
                       R"(wuauserv|Windows Update|\bbits\b|TrustedInstaller)"),
              specific(R"(ControlService .*\b10\d\d\b)", R"(wuauserv|Windows Update|\bbits\b|TrustedInstaller)"),
              specific(R"(StartService .*\b10\d\d\b)", R"(wuauserv|Windows Update|\bbits\b|TrustedInstaller)"),
              specific(R"(OpenSCManager)", R"(wuauserv|Windows Update|\bbits\b|TrustedInstaller)"),
              specific(R"(service did not respond to the start)", R"(wuauserv|Windows Update)"),
              specific(R"(Startup ?Type\W+Disabled)", R"(wuauserv|Windows Update)"),
              specific(R"(StartType\W+Disabled)", R"(wuauserv|Windows Update)"),
              specific(R"(START_TYPE *: *4)", R"(wuauserv|Windows Update)"),
              specific(R"(^\s*STATE *: 1 +STOPPED)", R"(wuauserv)"),
              specific(R"(\bStopped +wuauserv)", R"(wuauserv)"),
              specific(R"(WU_E_(?:SERVICE_STOP|NO_SERVICE|NOT_INITIALIZED|DS_\w+|SETUP_\w+|AU_\w+))"),
              specific(R"(ERROR_SERVICE_DISABLED)"),
              specific(R"(REGDB_E_CLASSNOTREG)"),
              specific(R"(RPC_S_SERVER_UNAVAILABLE)"),
              specific(R"(CO_E_SERVER_EXEC_FAILURE)"),
              specific(R"(RPC server is unavailable)"),
              specific(R"(Class not registered)"),
              specific(R"(Retrieving the COM class factory)"),
              specific(R"(Windows Update (?:service )?(?:is|was) (?:disabled|not running|stopped|blocked))"),
              specific(R"((?:System error|error) 1058\b)"),
              specific(R"(DataStore\.edb.*(?:corrupt|error|repair|locked))"),
              specific(R"(ESENT.*(?:wuaueng|DataStore))"),
              generic(R"(\bwuauserv\b.*(?:error|fail))"),
              specific(R"(\b10(?:58|53|68|60|67|69|75)\b)",
                       R"(wuauserv|Windows Update|net start|\bsc(?:\.exe)? (?:start|query))"),
              specific(R"(WaaSMedicSvc)"),
              specific(R"((?:exit code|error)\W{1,3}1058\b)"),
              specific(R"((?:Automatic Updates|Windows Update) service (?:is|was) (?:not running|stopped|disabled))"),
              specific(R"(Failed to (?:open|query|start|ensure) WU service)"),
              specific(R"(COMAPI.*Unable to establish connection to the service)"),
          },
      .hints =
          {
              {R"(wuauserv|\bBITS\b|trustedinstaller|cryptsvc|usosvc|windows modules installer|)"
               R"(windows[- ]update[- ](?:service|dienst))"},
              {kWindowsUpdate,
               R"(\bservice\b|\bRPC\b|\bCOM\b|CLSID|class not|interface|dienst|\bservicio|サービス|datastore|edb)"},
          },
      .noise =
          {
              R"(disabled by policy for user)",
              R"(Running +wuauserv)",
              R"(Starting wuauserv)",
              R"(Installer name|advanced installer|queue item Installer|HTTP Installer)",
          },
      .cleared_by =
          {
              R"(Running +wuauserv)",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/windows-install-failed", "os-patch/permission"},
  };
}

}  // namespace patchtriage::signatures
