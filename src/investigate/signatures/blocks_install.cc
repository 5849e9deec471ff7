// pending-reboot/blocks-install: the installer refuses until a restart or another installation ends.
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
      .platform = Platform::windows,
      .patterns =
          {
              specific(R"(WU_E_INSTALL_NOT_ALLOWED)"),
              specific(R"(another (?:program is being installed|installation is (?:already )?in progress|)"
                       R"(install is (?:already )?(?:in progress|running)|update(?:r)? (?:is|)"
                       R"(operation is) (?:already )?(?:in progress|running)))"),
              specific(R"(ERROR_INSTALL_ALREADY_RUNNING)"),
              specific(R"(ERROR_FAIL_REBOOT_REQUIRED)"),
              specific(R"(ERROR_FAIL_REBOOT_INITIATED)"),
              specific(R"((?:error|code|status) 1618\b)"),
              specific(R"((?:reboot|restart) (?:is )?(?:pending|required|needed)[^.]*\bbefore\b)"),
              specific(R"((?:must|need to|has to|needs to) be (?:rebooted|restarted)[^.]*\bbefore\b)"),
              specific(R"((?:restart|reboot) (?:the |your |this )?(?:computer|system|server|)"
                       R"(machine)?[^.]*before (?:installing|any|you can|continuing|new))"),
              specific(R"(pending (?:reboot|restart)[^.]*(?:block|prevent|abort|cancel|cannot|can ?not|skipp|)"
                       R"(refus))"),
              specific(R"(cannot (?:install|continue|proceed)[^.]*(?:pending|reboot|restart))"),
          },
      .explains = {"pending-reboot/reboot-required", "os-patch/windows-install-failed",
                   "os-patch/windows-update-service"},
  };
}

}  // namespace patchtriage::signatures
