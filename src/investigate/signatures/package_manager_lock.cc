// os-patch/package-manager-lock: another program holds the package manager's lock.
#include "investigate/signatures/places.h"
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
      .platform = Platform::unix_like,
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
              specific(R"(OperationalError: database is locked)", R"(\b(?:yum|dnf)\b)"),
              specific(R"(Another process is using (?:yum|dnf|apt|dpkg|rpm|zypper))"),
              specific(R"(LockFailedException)"),
              specific(R"(apt_pkg\.Error: E:Could not get lock)"),
              specific(R"(cannot lock (?:rpm|dpkg|apt))"),
              specific(R"(held by process \d+ \((?:apt|dpkg|unattended|aptd|packagekit|yum|dnf))"),
              specific(R"(Another active Homebrew (?:\S+ )?process is already in progress)"),
              specific(R"(A `?brew \S+`? process (?:is|has) already)"),
              specific(R"(already locked .*(?:Homebrew|brew))"),
              specific(R"(failed to obtain (?:\S+ )?transaction lock)"),
              specific(R"(another transaction is in progress)"),
              specific(R"((?:rpm-ostree|transaction) in progress: )"),
              specific(R"(packagekitd? (?:is |has )?(?:blocking|locking))"),
              specific(R"(zypper .*(?:return|exit)(?:ed)?(?: with)?(?: return)? code:? 7\b)"),
              specific(R"(config\.dat is locked by another process)"),
              specific(R"((?:Sperre|Sperrdatei) .*(?:dpkg|apt|yum|dnf))"),
              specific(R"((?:impossible d.obtenir|obtenir) le verrou)"),
              specific(R"(no se pudo (?:bloquear|obtener|adquirir).*(?:lock|bloqueo))"),
              specific(R"(无法获得锁|无法锁定)"),
              specific(R"(ロックを取得できません)"),
              specific(R"(Another active Homebrew process is already using)"),
              specific(R"(Error: Operation already in progress for \S+)"),
          },
      .hints =
          {
              {kPackageManager,
               R"(\block(?:ed|s|file)?\b|another (?:process|instance|copy|app)|in use by|already running|)"
               R"(\bsperr|verrou|bloque|ロック)"},
          },
      .noise =
          {
              R"(amazon-ssm)",
              R"(inotify)",
              R"(\b13: )",
              R"(are you root)",
          },
      .vetoes =
          {
              R"(Could not open lock file \S+ - open \(13: Permission denied\))",
          },
      .cleared_by =
          {
              R"(^Complete!)",
              R"(\bUpload complete\.)",
              R"(^(?:Setting up|Unpacking) \S+ \()",
              R"(\d+ upgraded, \d+ newly installed)",
              R"(^\S+\.(?:x86_64|aarch64|noarch|i[3-6]86) +\S+-\S+ +@?\S+ *$)",
              R"(^Running transaction\b)",
              R"(^\s*(?:Installing|Upgrading|Updating|Upgraded|Installed)\s*:)",
              R"(^\s*(?:Get|Hit|Ign):\d+ )",
              R"((?:^|[^o] )locks? (?:(?:are|is|has been|were|was) )?(?:free|released|available|gone)\b)",
              R"(Cleaning repos:)",
              R"(^(?:Dependencies resolved|Resolving Dependencies|Running transaction))",
              R"(^Reading (?:package lists|state information))",
              R"(^(?:Last metadata expiration check|Metadata cache created))",
              R"(^(?:Loading mirror speeds|Determining fastest mirrors))",
          },
      .explains = {"os-patch/concurrent-run", "os-patch/execution-timeout", "os-patch/repo-metadata",
                   "os-patch/package-manager-interrupted"},
  };
}

}  // namespace patchtriage::signatures
