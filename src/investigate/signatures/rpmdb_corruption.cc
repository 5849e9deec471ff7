// os-patch/rpmdb-corruption: the rpm database is broken.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature rpmdb_corruption() {
  return {
      .id = "os-patch/rpmdb-corruption",
      .documentation =
          {.means = "The rpm database is damaged, so rpm can't tell what is installed.",
           .established =
               "Berkeley DB's or sqlite's errors on the rpm database, or rpm's own message that it can't open "
               "it.",
           .is_not = "A lock on the database that another process holds is package-manager-lock; a full file system "
                     "under it is disk-full.",
           .disproved_by = "A query of all packages that works without a rebuild."},
      .platform = Platform::linux,
      .patterns =
          {
              specific(R"(rpmdb: \S+: unexpected file type)"),
              specific(R"(cannot open \w+ index using db)"),
              specific(R"(DB_PAGE_NOTFOUND)"),
              specific(R"(DB_VERSION_MISMATCH)"),
              specific(R"(rpmdb: (?:BDB\d+|Thread|PANIC|page|unable|fatal|damaged|BDB|Program version))"),
              specific(R"(rpmdb open failed)"),
              specific(R"(db\d? error\(-?\d+\))"),
              specific(R"(DB_RUNRECOVERY)"),
              specific(R"(Thread died in Berkeley DB)"),
              specific(R"(cannot open Packages (?:index|database))"),
              specific(R"(rpmdbNextIterator)"),
              specific(R"(rpmdb.*(?:damaged|corrupt|bad header))"),
              specific(R"(damaged header)"),
              specific(R"((?:rpmdb|rpm database).*(?:corrupt|damaged|inconsistent|broken|cannot be opened|)"
                       R"(needs? to be rebuilt))"),
              specific(R"(Rpmdb checksum is invalid)"),
              specific(R"(database disk image is malformed)"),
              specific(R"(sqlite failure)"),
              specific(R"(rpmdb\.sqlite)"),
              specific(R"(failed loading RPMDB)"),
              specific(R"(error: rpmdbOpen)"),
              specific(R"(failed to open (?:the )?rpm(?:db| database))"),
              specific(R"(cannot open rpm(?:db| database))"),
              specific(R"(could not open rpm database)"),
              specific(R"(failed to initialize NSS library)"),
              specific(R"(TypeError: rpmdb open failed)"),
              specific(R"(rpm\.error: error reading package header)"),
              specific(R"(hdr_?blob)"),
              specific(R"(headerRead failed)"),
              specific(R"(hdr load: BAD)"),
              specific(R"(Header SHA1 digest: BAD.*rpmdb)"),
              specific(R"(error: rpmdb)"),
              specific(R"(rpm --rebuilddb)"),
              generic(R"(rpmdb.*(?:error|fail|invalid|unable|cannot))"),
          },
      .hints =
          {
              {R"(rpm ?db|/var/lib/rpm|/usr/lib/sysimage/rpm|Packages database|db5? error|BDB\d{4}|sqlite)"},
          },
      .noise =
          {
              R"(Warning: RPMDB altered outside)",
              R"(\d+ \S*rpmdb\S*\.(?:rpm|x86_64))",
              R"(avc: )",
          },
      .explains = {"os-patch/dependency-conflict", "os-patch/python-missing", "os-patch/package-manager-interrupted",
                   "os-patch/repo-metadata", "os-patch/package-manager-lock"},
  };
}

}  // namespace patchtriage::signatures
