// os-patch/package-manager-lock: another program holds the package manager's lock.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature package_manager_lock() {
  return {
      .id = "os-patch/package-manager-lock",
      .documentation =
          {.means = "Another program holds the package manager's lock, so this run couldn't start or went on waiting.",
           .established =
               "The lock messages of yum, dnf, rpm, apt, dpkg and zypper, with the holder where it is named.",
           .is_not = "A lock that was waited for and then free is no failure; a lock on a package's version is "
                     "held-or-excluded.",
           .disproved_by = "A completed transaction after the last of these messages."},
      .platform = Platform::linux,
      .patterns =
          {
              specific(R"(another process has acquired yum lock)"),
              specific(R"(existing lock \S*/(?:yum|dnf)\S*\.pid: another copy is running)"),
              specific(R"(another app is currently holding the (?:yum|dnf) lock)"),
              specific(R"(yum lockfile is held by another process)"),
              specific(R"(waiting for process with pid \d+ to finish)"),
              specific(R"((?:yum|dnf)\S* (?:is )?locked by another)"),
              specific(R"(failed to obtain (?:the )?(?:transaction|rpm|dnf) lock)"),
              specific(R"(failed to (?:acquire|obtain|get) (?:\S+ )?lock)"),
              specific(R"(can't create transaction lock on)"),
              specific(R"(could not get lock \S*(?:dpkg|apt|lists))"),
              specific(R"((?:^|[\s:])E: .*/var/(?:lib/dpkg|lib/apt|cache/apt)/\S*lock)"),
              specific(R"(unable to (?:acquire the dpkg|lock (?:the )?(?:administration|directory|download)))"),
              specific(R"(dpkg frontend (?:lock )?(?:is|was) locked)"),
              specific(R"(dpkg: error: (?:dpkg )?(?:frontend|status database|database) (?:lock )?is locked)"),
              specific(R"(waiting for (?:cache|dpkg|apt|rpm|zypp\w*|transaction|\S+)? ?lock)"),
              specific(R"(System management is locked)"),
              specific(R"((?:zypp|ZYpp|libzypp|zypper)\S*.*(?:is locked|locked by|lock(?:ed)? (?:is )?held))"),
              specific(R"(is another process using it\?)"),
              specific(R"((?:yum|dnf|rpm|apt|dpkg|zypper|packagekit) (?:is )?(?:already )?(?:in use|running|)"
                       R"(locked) by (?:another|process))"),
              specific(R"(lock-frontend.*(?:held|locked|unavailable))"),
              specific(R"(ZYPPER_EXIT_ZYPP_LOCKED)"),
              specific(R"(Exit Code: 7\b.*zypp)"),
              specific(R"(unable to lock .*(?:rpm|dpkg|apt|dnf))"),
              specific(R"(FailedToLock)"),
              specific(R"(LockFailedException)"),
              specific(R"(apt_pkg\.Error: E:Could not get lock)"),
              specific(R"(cannot lock (?:rpm|dpkg|apt))"),
              specific(R"(held by process \d+ \((?:apt|dpkg|unattended|aptd|packagekit|yum|dnf))"),
          },
      .noise =
          {
              R"(amazon-ssm)",
              R"(inotify)",
              R"(\b13: )",
              R"(are you root)",
          },
      .cleared_by =
          {
              R"(^Complete!)",
              R"(\bUpload complete\.)",
              R"(^(?:Setting up|Unpacking) \S+ \()",
              R"(\d+ upgraded, \d+ newly installed)",
              R"(^Running transaction\b)",
              R"(^\s*(?:Installing|Upgrading|Updating|Upgraded|Installed)\s*:)",
          },
      .explains = {"os-patch/concurrent-run", "os-patch/execution-timeout", "os-patch/repo-metadata"},
  };
}

}  // namespace patchtriage::signatures
