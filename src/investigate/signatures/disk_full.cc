// os-patch/disk-full: a file system that patching needs is full.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature disk_full() {
  return {
      .id = "os-patch/disk-full",
      .documentation =
          {.means = "A file system that patching needs has no room left: the root, /var, /boot, the system drive or "
                    "the recovery partition.",
           .established =
               "The words of the system (no space left, not enough space), of the package manager (more space "
               "needed), or 0x80070070.",
           .is_not = "The same words from a file watch, or from the agent about its own state files, are "
                     "agent/resource-exhausted.",
           .disproved_by = "Free space and inodes on every file system of the message at the time of the run."},
      .patterns =
          {
              specific(R"(No space left on device)"),
              specific(R"(\[Errno 28\])"),
              specific(R"(ENOSPC)"),
              specific(R"(Disk Requirements)"),
              specific(R"(at least \S+ ?[KMG]B more space needed)"),
              specific(R"(needs? \S+ ?[KMG]i?B(?: more space)? on the \S+ filesystem)"),
              specific(R"(more space (?:is )?needed (?:on|in))"),
              specific(R"(requires? additional (?:disk )?space|require additional space for)"),
              specific(R"(insufficient (?:disk )?space)"),
              specific(R"((?:not|do ?n.t have|does ?n.t have) enough (?:free )?(?:disk )?space)"),
              specific(R"(there is not enough space)"),
              specific(R"(not enough space (?:on|in|available))"),
              specific(R"(disk (?:is )?(?:full|quota exceeded))"),
              specific(R"(out of disk space)"),
              specific(R"(low (?:on )?disk space)"),
              specific(R"(ran out of (?:disk )?space)"),
              specific(R"((?:disk|drive|volume|partition|filesystem) .*(?:is full|100% full))"),
              specific(R"(\b(?:error|failed|code)[ :#(]+112\b)"),
              specific(R"(write error.*(?:no space|disk full))"),
              specific(R"(free space .*(?:too small|insufficient|not enough|required))"),
              specific(R"(\b100%\s+/(?:\s|var|boot|usr|tmp|$))"),
              specific(R"(No usable space)"),
              specific(R"(insufficient storage)"),
              specific(R"(storage (?:is )?full)"),
              specific(R"(zu wenig Speicherplatz)"),
              specific(R"(nicht gen.{1,2}gend Speicherplatz)"),
              specific(R"(espace disque insuffisant)"),
              specific(R"(espace insuffisant)"),
              specific(R"(espacio (?:en disco )?insuficiente)"),
              specific(R"(spazio (?:su disco )?insufficiente)"),
              specific(R"(no hay suficiente espacio)"),
              specific(R"(No queda espacio en el dispositivo)"),
              specific(R"(kein Speicherplatz mehr)"),
              specific(R"(Aucun espace disponible sur le)"),
              specific(R"(Spazio esaurito sul)"),
              specific(R"(N.{1,2}o h.{1,2} espa.{1,2}o dispon.vel)"),
              specific(R"(设备上没有空间)"),
              specific(R"(デバイスに空き領域がありません)"),
              specific(R"(장치에 남은 공간이 없음)"),
              specific(R"(磁盘空间不足)"),
              specific(R"(ディスクに十分な空き領域)"),
              specific(R"(installing package \S+ needs \S+ ?[KMG]B)"),
              specific(R"(reserved partition.*(?:full|update|space))"),
              specific(R"(cannot write compressed block)"),
              specific(R"(mkinitramfs failure.*(?:write|space))"),
              specific(R"(failed writing body)", R"(\b100% /)"),
              specific(R"(Error code: Write error)", R"(\b100% /)"),
              generic(R"(cannot copy extracted data for '\./boot/)"),
              specific(R"(c8000710|-939522288|hrDiskFull|JET_errDiskFull)"),
          },
      .hints =
          {
              {kPackageManager, R"(\bspace\b|(?:^|[^/])disk|quota|inodes?|speicherplatz|espace|espacio|容量|空间)"},
              {kWindowsUpdate, R"(\bspace\b|disk full|speicherplatz|espace|espacio|容量|空间)"},
              {R"(.)", R"(disk space|free space|speicherplatz|espace (?:disque|libre)|espacio|空き領域|磁盘空间)"},
          },
      .noise =
          {
              R"(file ?watch)",
              R"(watcher)",
              R"(inotify)",
              R"((?:open|write|mkdir|create|rename|sync) \S*/(?:lib|log)/amazon/ssm\S*: no space)",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/payload-extract", "os-patch/s3-payload-access", "os-patch/rpmdb-corruption",
                   "os-patch/repo-metadata", "os-patch/package-manager-interrupted", "os-patch/dependency-conflict",
                   "os-patch/windows-install-failed", "os-patch/component-store-corruption", "agent/worker-failure",
                   "baseline/snapshot-unavailable", "os-patch/permission"},
  };
}

}  // namespace patchtriage::signatures
