// pending-reboot/reboot-required: patches are installed and wait for a restart.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature reboot_required() {
  return {
      .id = "pending-reboot/reboot-required",
      .documentation =
          {.means = "Patches are installed and only a restart is missing for them to take effect, which keeps the "
                    "node non-compliant.",
           .established = "A count of patches that wait for a restart, or a message of the system that it must be "
                          "restarted.",
           .is_not = "An installer that refuses to start before a restart is blocks-install; a restart that was asked "
                     "for and didn't come is reboot-failed. Where something failed as well, that is the cause.",
           .disproved_by = "A restart after the last installation, and a scan after it."},
      .patterns =
          {
              specific(R"(INSTALL_REBOOT_REQUIRED)"),
              specific(R"(\b(?:0x)?8a150109\b)"),
              specific(R"(InstalledPendingReboot(?:Count)?"?\s*[:=]\s*"?[1-9])"),
              specific(R"("?reboot_?required"?\s*[:=]\s*"?\$?(?:true|1|yes))"),
              specific(R"("?is_?reboot_?required"?\s*[:=]?\s*"?true)"),
              specific(R"(system restart required)"),
              specific(R"(InstalledPendingReboot")"),
              specific(R"(Core libraries or services have been updated)"),
              generic(R"((?:reboot|restart) is (?:required|needed|necessary|pending|suggested))"),
              generic(R"((?:reboot|restart) (?:required|needed|pending)\b)"),
              generic(R"(requires? (?:a |the )?(?:system )?(?:reboot|restart))"),
              generic(R"(reboot-required\b)"),
              generic(R"((?:must|need to|needs to|have to|should) (?:be )?(?:reboot|restart))"),
              generic(R"(pending (?:a )?(?:reboot|restart))"),
              generic(R"((?:reboot|restart) (?:the |your )?(?:system|machine|computer|instance|server) to)"),
              generic(R"((?:please|you should) (?:reboot|restart))"),
              generic(R"(PendingFileRenameOperations)"),
              generic(R"(pending kernel upgrade)"),
              generic(R"(running kernel (?:version )?is not the expected)"),
              generic(R"(should consider rebooting)"),
              generic(R"(newer kernel (?:is )?(?:installed|available))"),
              generic(R"(PendingReboot"?\s*[:=]\s*"?\$?True)"),
              generic(R"(RebootPending"?\s*[:=]?\s*"?\$?True)"),
              generic(R"(ERROR_SUCCESS_REBOOT_REQUIRED)"),
              generic(R"((?:exit(?:ed with)?|return|ret) ?code:? 3010\b)"),
              generic(R"(non-?zero (?:exit )?code:? 3010\b)"),
              generic(R"(Restart ?Needed *: *True)"),
              generic(R"(NeedsReboot\W+True)"),
              generic(R"(Reboot ?Pending *[:=]? *True)"),
              generic(R"(is the currently running version)", R"(is an installed security update)"),
              generic(R"(需要重新启动|必须重新启动)"),
              generic(R"(再起動(?:が必要|する必要|してください))"),
              generic(R"(Neustart (?:ist )?(?:erforderlich|ausstehend))"),
              generic(R"(red.{1,2}marr\w+ (?:est )?(?:requis|n.{1,2}cessaire))"),
              generic(R"(reinicio (?:requerido|necesario|pendiente))"),
              generic(R"(riavvio (?:necessario|richiesto))"),
              generic(R"(reinicializa..{1,3}o (?:necess.{1,2}ria|pendente))"),
              generic(R"(ponowne uruchomienie)"),
              generic(R"(требуется перезагрузка)"),
              specific(R"(reboot_?required +True)"),
              generic(R"(NEEDRESTART-KSTA: [23])"),
              generic(R"(debe reiniciar|muss neu gestartet|doit .{1,2}tre red.{1,2}marr|deve essere riavviat|)"
                      R"(precisa ser reinici)"),
              specific(R"(received '?3010\b)"),
              specific(R"(vulnerable until (?:a )?(?:restart|reboot))"),
          },
      .noise =
          {
              R"(RebootIfNeeded)",
              R"((?:not?|no) (?:reboot|restart))",
              R"(without (?:a )?(?:reboot|restart))",
              R"((?:reboot|restart) (?:should|is) not)",
              R"re("?reboot[_ ]?(?:required|pending)"?\s*[:=(]\s*"?\$?(?:false|0\b|no\b))re",
              R"(service restart)",
              R"(restart (?:of )?(?:the )?service)",
              R"(daemons?)",
              R"(sessions? (?:need|should))",
              R"(InstalledPendingReboot(?:Count)?"?\s*[:=]\s*"?(?:0|-1)\b)",
              R"(Reboot required: no)",
              R"(DetectRebootPending)",
              R"(detect (?:for pending|after) reboot)",
              R"(No core libraries)",
          },
      .cleared_by =
          {
              R"((?:reboot|restart) is not (?:required|needed))",
              R"(no (?:reboot|restart) (?:is )?(?:required|needed))",
              R"(InstalledPendingReboot(?:Count)?"?\s*[:=]\s*"?0\b)",
              R"(reboot_?required"?\s*[:=]\s*"?\$?(?:false|0|no)\b)",
              R"(Downloading payload)",
          },
      .is_state = true,
  };
}

}  // namespace patchtriage::signatures
