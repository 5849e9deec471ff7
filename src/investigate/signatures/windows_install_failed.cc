// os-patch/windows-install-failed: one update fails in its installation.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature windows_install_failed() {
  return {
      .id = "os-patch/windows-install-failed",
      .documentation =
          {.means = "An update was found and downloaded and then failed to install.",
           .established =
               "The installer's codes (0x80070643, 0x8024200B, 0x800F0922) or a list of updates that failed.",
           .is_not = "Codes of the component store, the disk, memory, a pending restart or the network name deeper "
                     "causes.",
           .disproved_by = "The update in the list of installed ones after the run."},
      .platform = Platform::windows,
      .patterns =
          {
              specific(R"(packages? found failed to update for)"),
              specific(R"('[^']+' failed to update\.)"),
              specific(R"(Windows (?:Update )?failed to install the following update)"),
              coded(R"((?:updates?|KB\d{6,7}|patch(?:es)?) (?:\S+ ){0,4}(?:failed to install|)"
                    R"(could not be installed|installation failed|failed installation|was not installed))"),
              specific(R"((?:failed to install|error installing|unable to install|installation (?:of|failed for|)"
                       R"(failure)).*KB ?\d{6,7})"),
              coded(R"(KB\d{6,7}.*(?:failed|failure|\berror\b|0x8))"),
              specific(R"("?failed_update_count"?\s*[:=]\s*[1-9])"),
              specific(R"(ERROR_INSTALL_FAILURE)"),
              specific(R"(CBS_E_INSTALLERS_FAILED)"),
              specific(R"(WU_E_UH_\w+)"),
              specific(R"(WU_E_ALL_UPDATES_FAILED)"),
              specific(R"(Installation (?:Result|Status):? ?Failed)"),
              specific(R"(result code:? ?(?:4\b|orcFailed))"),
              specific(R"(orcFailed)"),
              specific(R"(ResultCode\s*[:=]\s*4\b)"),
              specific(R"(undoing changes)"),
              specific(R"(we couldn.t complete the (?:updates|features))"),
              specific(R"(Failure configuring Windows updates)"),
              specific(R"(reverting changes)"),
              specific(R"(rolled back)"),
              specific(R"(FailedCount\s*:\s*[1-9])"),
              specific(R"(Update .*HResult\W+-?\d{9,})"),
              specific(R"(Installationsfehler)"),
              specific(R"(. l.installation.*(?:KB\d+|mise . jour))"),
              specific(R"(Error de instalaci)"),
              specific(R"(because drivers failed)"),
              specific(R"(Setup360 returned)"),
              specific(R"(\berror C0[0-9a-f]{6} applying update operation)"),
              specific(R"((?:non-)?critical driver operations ?queue)"),
              specific(R"(DriverUpdateInstallUpdates failed)"),
              specific(R"(Failed execution of queue item)"),
          },
      .hints =
          {
              {kWindowsUpdate},
          },
      .noise =
          {
              R"(FailedCount\s*:\s*(?:0|-1))",
              R"(WU_S_\w+)",
              R"(\b0x0024[0-9a-f]{4}\b)",
              R"(\b2359302\b)",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/permission"},
  };
}

}  // namespace patchtriage::signatures
