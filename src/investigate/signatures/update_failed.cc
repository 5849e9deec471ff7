// agent/update-failed: updating the agent failed or left it broken.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature update_failed() {
  return {
      .id = "agent/update-failed",
      .documentation =
          {.means = "An update of the SSM Agent failed, or left an agent behind that doesn't work.",
           .established = "The updater or the snap service reports a failed step for the agent's package.",
           .is_not = "Another package's failed installation is os-patch; an agent that is merely old is outdated.",
           .disproved_by = "A later successful update to the same version."},
      .patterns =
          {
              specific(R"(failed to (?:install|uninstall|update|upgrade|download|)"
                       R"(roll ?back)(?: the)? amazon-?ssm-?agent)"),
              specific(R"(amazon-?ssm-?agent.*(?:rolled? ?back|rollback))"),
              specific(R"(^Error .*snap "amazon-?ssm-?agent)"),
              specific(R"(snap "amazon-?ssm-?agent".*(?:change in progress|has no|failed|cannot))"),
              specific(R"(cannot (?:refresh|install|remove|perform|stop|start).*amazon-?ssm-?agent)"),
              specific(R"(self update failed)"),
              specific(R"(UpdateAgent panicked)"),
              specific(R"(failed to (?:download|uncompress|decompress|execute) (?:the )?(?:updater|self update|)"
                       R"(manifest))"),
              specific(R"(error (?:during|while) (?:downloading|uncompress\w*|executing) (?:the )?updater)"),
              specific(R"(error while executing install delayer)"),
              specific(R"(failed to resolve update root)"),
              specific(R"(\bError(?:InvalidSourceVersion|InvalidTargetVersion|SourcePkgDownload|TargetPkgDownload|)"
                       R"(CreateInstanceContext|DownloadManifest|DownloadUpdater|ExecuteUpdater|)"
                       R"(CreateUpdateFolder|UnsupportedVersion|UpdateFailRollbackSuccess|AttempToDowngrade|)"
                       R"(FailedPrecondition|FailedLinksCheck|InitializationFailed|PackageNotAccessible|)"
                       R"(UninstallFailed|UnsupportedServiceManager|InstallFailedDueToSnapd|InstallFailed|)"
                       R"(CannotStartService|CannotStopService|InstTargetVersionNotFoundViaReg|UpdaterLockBusy|)"
                       R"(VersionNotFoundInManifest|InvalidPackage|InvalidCertificate|LoadingAgentVersion)\b)"),
              specific(R"(is installed in this instance by snap, please use snap)"),
              specific(R"(downgrade is not enabled)"),
              specific(R"(error processing (?:package|archive) \S*amazon-?ssm-?agent)"),
              specific(R"(another update (?:is )?in progress)", R"(amazon-?ssm-?agent)"),
              specific(R"(failed update precondition check)"),
              specific(R"(update (?:of )?amazon-?ssm-?agent.*failed)"),
              specific(R"(amazon-?ssm-?agent update (?:failed|timed out))"),
              specific(R"(no update lock)", R"(.)"),
              specific(R"(failed to lock update lockfile)", R"(.)"),
              specific(R"(failed to (?:check if updater process is running))", R"(.)"),
              specific(R"((?:error:|failed:) scriptlet.*amazon-?ssm-?agent)"),
              specific(R"(snap-confine .*amazon-?ssm-?agent)"),
              specific(R"((?:version|agent) \S+ is (?:un|not )supported on (?:the )?current platform)"),
              specific(R"(amazon-?ssm-?agent.*(?:preinst|postinst|prerm|postrm).*(?:fail|error|returned))"),
              specific(
                  R"((?:pre|post)-?(?:installation|removal) script.*amazon-?ssm-?agent|amazon-?ssm-?agent.*(?:pre|post)-?(?:installation|removal) script)"),
              specific(R"(Failed to install MSI package|0x80070643|\b1603\b)", R"(AmazonSSMAgentSetup)"),
              specific(R"(information in the manifest file)"),
              specific(R"(ssm-setup-cli.*(?:checksum|fail|error))"),
              specific(R"((?:fail|error|unable|could not).*(?:ssm-agent-manifest|)"
                       R"(amazon-?ssm-?agent\S*\.(?:tar\.gz|rpm|deb|msi|pkg|zip)))"),
              specific(R"(amazon-?ssm-?agent.*(?:hash mismatch|checksum|digest).*)"),
              specific(R"(update aborted)", R"(amazon-?ssm-?agent)"),
              specific(R"(enable allow downgrade)"),
          },
      .hints =
          {
              {kAgent, R"(\bupdat(?:e|er|ing)\b|upgrad|instal|download|digest|checksum|manifest|\bMSI\b|)"
                       R"(roll(?:ing)? ?back|unpack|package|refresh|revert)"},
          },
      .cleared_by =
          {
              R"(amazon-?ssm-?agent updated successfully)",
              R"(amazon-?ssm-?agent \S+ from Amazon Web Services \S* ?(?:refreshed|installed))",
          },
      .explains = {"agent/not-running", "agent/outdated", "os-patch/windows-install-failed"},
  };
}

}  // namespace patchtriage::signatures
