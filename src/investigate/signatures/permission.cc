// os-patch/permission: noexec, read-only or immutable: the file system does not allow it.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature permission() {
  return {
      .id = "os-patch/permission",
      .documentation =
          {.means = "The file system doesn't let the patch run write or execute: mounted noexec or read-only, an "
                    "immutable file, or access that is denied.",
           .established =
               "A script that can't be executed (exit 126), a read-only file system, an operation that isn't "
               "permitted on a package's file, or access denied by Windows.",
           .is_not = "A denial that SELinux logged is selinux; a full file system is disk-full; a refused call to AWS "
                     "is role-denied.",
           .disproved_by = "The mount options and attributes of the path in the message that allow the write."},
      .patterns =
          {
              specific(R"(registry access is not allowed)"),
              // "Read-only file system", as other languages say it.
              specific(R"(de solo lectura|in sola lettura|somente (?:de )?leitura|en lecture seule)"),
              specific(
                  R"((?:Dateisystem|Medium)\b.*(?:nur lesbar|schreibgesch.{1,2}tzt)|只读文件系统|唯讀檔案系統|読み(?:込|取)み専用)"),
              specific(R"(_script\.(?:sh|ps1):? .*Permission denied)"),
              specific(R"((?:orchestration|/var/lib/amazon|/var/log/amazon|/tmp|)"
                       R"(/var/tmp)\S*: ?(?:/bin/(?:ba)?sh: )?(?:bad interpreter: )?Permission denied)"),
              specific(R"(Read-only file ?system)"),
              specific(R"(\bEROFS\b)"),
              specific(R"(\[Errno 30\])"),
              specific(R"((?:cpio|rpm|dpkg|unpack|chown|rename|chattr|lsetfilecon|symlink|mkdir|)"
                       R"(install).*Operation not permitted)"),
              specific(R"(Operation not permitted.*(?:rpm|dpkg|cpio|\.dpkg-new|\.rpmnew))"),
              specific(R"(cpio: .*(?:not permitted|denied|read-only))"),
              specific(R"(unable to (?:make backup link|create|clean up mess|open|install|remove|stat|)"
                       R"(securely remove|set \w+) .*(?:Permission denied|Operation not permitted|Read-only))"),
              specific(R"(mounted (?:with )?noexec)"),
              specific(R"(\bnoexec\b)"),
              specific(R"(immutable (?:file|attribute|flag|bit))"),
              specific(R"((?:is|are) immutable)"),
              specific(R"(error creating .*\.dpkg-(?:new|tmp).*(?:Permission denied|not permitted))"),
              specific(R"(\[Errno 13\])"),
              specific(R"(PermissionError)"),
              specific(R"(\bEACCES\b)"),
              specific(R"(\[Errno 1\] Operation not permitted)"),
              specific(R"(are you root\?)"),
              specific(R"(must be (?:run as )?root)"),
              specific(R"(requires? (?:superuser|root) privileges)"),
              specific(R"(need to be root)"),
              specific(R"(Root privileges are required)"),
              specific(R"(run (?:this )?(?:command )?(?:with|under) (?:the )?(?:superuser|root))"),
              specific(R"(You need to be root)"),
              specific(R"(requires administrator)"),
              specific(R"(elevat\w+ (?:permissions|privileges))"),
              specific(R"(not running as administrator)"),
              specific(R"(medium is write[- ]protected)"),
              specific(R"(unable to create dir:)"),
              specific(R"(attempt to (?:write|modify) .*read-?only)"),
              specific(R"(fork/exec \S+: (?:permission denied|operation not permitted))"),
              generic(R"(Permiso denegado)"),
              generic(R"(Keine Berechtigung)"),
              generic(R"(Permission non accord)"),
              generic(R"(Permissao negada)"),
              generic(R"(权限不够)"),
              generic(R"(許可がありません)"),
              generic(R"(拒绝访问)"),
              generic(R"(アクセスが拒否)"),
              generic(R"(cpio: (?:open|chown|rename|chmod|mkdir|unlink|utime|cap_set_file)\b)"),
              generic(R"(Permission denied)"),
              generic(R"(Operation not permitted)"),
              generic(R"(UnauthorizedAccessException)"),
              generic(R"(Access is denied)"),
              generic(R"(Zugriff verweigert)"),
              generic(R"(Acc.s refus)"),
              generic(R"(Acceso denegado)"),
              generic(R"(Accesso negato)"),
              specific(R"(cpio: cap_set_file)"),
              specific(R"((?:cannot open|rpmdb|dbenv).*(?:Operation not permitted|Permission denied|Read-only))"),
              specific(R"((?:error|错误|fehler|erreur|エラー|ошибка)\W{0,3}740\b)"),
              specific(R"(requires elevation)"),
              specific(R"(需要提升权限)"),
              specific(R"(erh.{1,2}hte (?:Rechte|Berechtigungen))"),
              specific(R"(\bE_ACCESSDENIED\b)"),
              specific(R"(mkdir: \S+: Permission denied)"),
              specific(R"(do not have permissions? to)"),
              specific(R"(\bexit(?:ed)?(?: with)?(?: code)? 5\b.*wusa|wusa.*\bexit(?:ed)?(?: with)?(?: code)? 5\b)"),
              specific(R"(Running Homebrew as root is)"),
              specific(R"(is not writable\. You should change)"),
              // lsattr: immutable
              specific(R"(^-{2,}i-{4,}\S* +/)"),
              specific(R"(transaction lock on \S+ \((?:Permission denied|Read-only))"),
          },
      .hints =
          {
              {kPackageManager,
               R"(permission|not permitted|den(?:ied|y)|read-?only|immutable|privilege|sudo|berechtigung|)"
               R"(zugriff|acc.{1,2}s)"},
              {kWindowsUpdate, R"(den(?:ied|y)|privilege|permission|zugriff|acc.{1,2}s refus|acceso|アクセス|拒绝)"},
          },
      .noise =
          {
              R"(avc: )",
              R"(s3://)",
              R"(S3)",
              R"(AccessDenied(?:Exception)?(?:\)|:|<| when))",
              R"(AccessDeniedException)",
              R"(amazonaws)",
              R"(Permission to access)",
              R"(vault)",
              R"(Vault)",
              R"(policy-rc)",
              R"(unable to access .?https?://)",
              R"(channels)",
              R"(Executing dpkg failed\. Are you root)",
          },
      .explains = {"os-patch/payload-extract", "os-patch/s3-payload-access", "os-patch/package-manager-lock",
                   "os-patch/dependency-conflict", "os-patch/rpmdb-corruption", "os-patch/package-manager-interrupted"},
  };
}

}  // namespace patchtriage::signatures
