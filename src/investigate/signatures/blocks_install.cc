// pending-reboot/blocks-install: the installer refuses until a restart or another installation ends.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature blocks_install() {
  return {
      .id = "pending-reboot/blocks-install",
      .documentation =
          {.means = "The installer refuses to start while an earlier installation is unfinished or a restart is "
                    "pending.",
           .established = "Windows' codes for a forbidden installation (0x80240016) and their words, or an installer's "
                          "message that another one runs.",
           .is_not = "Patches that are installed and merely wait for a restart are reboot-required.",
           .disproved_by = "The same installation right after a restart with the same answer."},
      .patterns =
          {
              specific(R"(WU_E_INSTALL_NOT_ALLOWED)"),
              specific(R"(another (?:program is being installed|installation is (?:already )?in progress|)"
                       R"(install is (?:already )?(?:in progress|running)|update(?:r)? (?:is|)"
                       R"(operation is) (?:already )?(?:in progress|running)))"),
              specific(R"(ERROR_INSTALL_ALREADY_RUNNING)"),
              specific(R"(ERROR_FAIL_REBOOT_REQUIRED)"),
              specific(R"(ERROR_FAIL_REBOOT_INITIATED)"),
              specific(R"((?:error|code|status|returning) 1618\b)"),
              specific(R"((?:reboot|restart) (?:is )?(?:pending|required|needed)[^.]*\bbefore\b)"),
              specific(R"((?:must|need to|has to|needs to) be (?:rebooted|restarted)[^.]*\bbefore\b)"),
              specific(R"((?:restart|reboot) (?:the |your |this )?(?:computer|system|server|)"
                       R"(machine)?[^.]*before (?:installing|any|you can|continuing|new))"),
              specific(R"(pending (?:reboot|restart)[^.]*(?:block|prevent|abort|cancel|cannot|can ?not|skipp|)"
                       R"(refus))"),
              specific(R"(cannot (?:install|continue|proceed)[^.]*(?:pending|reboot|restart))"),
              specific(
                  R"((?:please )?(?:reboot|restart) before (?:upgrad|updat|install|continu|proceed|running|apply)\w*)"),
              specific(R"(not rebooted after updating)"),
              specific(R"(newest installed kernel (?:is )?not in use)"),
              specific(R"(running kernel .*does not match .*(?:default )?boot)"),
              specific(
                  R"((?:upgrade|update|install\w*) (?:has been |is |was )?(?:inhibited|blocked|refused).*(?:reboot|restart|kernel))"),
              specific(R"(system shutdown is in progress)"),
              specific(R"(ERROR_SHUTDOWN_IN_PROGRESS)"),
              specific(
                  R"((?:reboot|restart) (?:is )?(?:required|pending|needed)[^.]*(?:cannot|can.t|unable to|will not|must) (?:continue|proceed|install|reboot first))"),
              specific(R"(another installation (?:is )?(?:currently )?in progress)"),
              specific(R"(grab execution mutex)"),
              specific(R"((?:reboot|restart) pending\W+This prevents)"),
              specific(R"((?:exit(?:ed)?|return)[^\n]{0,20}\b1618\b)"),
              specific(R"((?:restarted|rebooted) (?:to|in order to) complete another (?:installation|operation))"),
              specific(R"((?:computer|server|system|machine) needs to be restarted)"),
              specific(R"(role change is in progress)"),
              specific(R"(FailedRestartRequired)"),
              specific(R"((?:restart|reboot) is pending on this (?:computer|system|server|machine))"),
              specific(R"((?:reboot|restart) is required to roll ?back)"),
              specific(R"(\berror:? 3017\b)"),
              specific(R"(Windows Update is currently installing)"),
              specific(R"(currently installing or pending)"),
              specific(R"(finish (?:the )?(?:Windows )?updates? first)"),
              specific(R"((?:could|can) ?not be completed because[^.]*(?:restart|reboot))"),
              specific(R"(neu gestartet werden, bevor|red.{1,2}marr\S* avant|reiniciar\S* .{0,30}antes de)"),
              specific(
                  R"((?:reboot|restart) (?:the |your |this )?(?:\w+ )?before (?:proceeding|continuing|installing|trying))"),
          },
      .hints =
          {
              {kWindowsUpdate, R"(reboot|restart|neustart|red.{1,2}marr|reinici|riavvi|再起動|重新启动|in progress|)"
                               R"(another install|already (?:running|installing))"},
          },
      .is_cleared_by_success = true,
      .explains = {"pending-reboot/reboot-required", "os-patch/windows-install-failed",
                   "os-patch/windows-update-service"},
  };
}

}  // namespace patchtriage::signatures
