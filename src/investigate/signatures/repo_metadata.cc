// os-patch/repo-metadata: the repository answers with errors or with data that do not fit.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature repo_metadata() {
  return {
      .id = "os-patch/repo-metadata",
      .documentation =
          {.means = "A repository answers, but not with usable data: an HTTP error, a checksum or metalink that "
                    "doesn't match, a missing or outdated index.",
           .established = "HTTP statuses on repomd.xml, Release files and packages, checksum and hash sum mismatches, "
                          "metadata that can't be parsed.",
           .is_not = "No answer at all is repo-unreachable, a signature that doesn't verify is gpg, an entitlement "
                     "that is refused is subscription, and a release that left the mirrors is eol-repo.",
           .disproved_by = "The same metadata fetched whole after the cache was cleaned."},
      .platform = Platform::unix_like,
      .patterns =
          {
              specific(R"(cannot query the store for updates)"),
              generic(R"(unexpected HTTP(?: status code [45]\d\d)?)", R"(store|repo|mirror|snap)"),
              specific(R"(\[Errno 14\] (?:PYCURL ERROR 22|HTTPS? Error [345]\d\d|curl#(?:22|78)))"),
              specific(R"(\[Errno -1\])"),
              specific(R"(HTTPS? Error (?:40[0-9]|410|416|50[0-9]))"),
              specific(R"(status code: (?:40[0-9]|410|416|50[0-9]) for http)"),
              specific(R"(curl error \((?:22|78|23|61)\))"),
              specific(R"(\b(?:403|404|410|50[0-4]) +(?:Not Found|Forbidden|Gone|Bad Gateway|Service Unavailable|)"
                       R"(Internal Server Error|Gateway Time))"),
              specific(R"(failed to fetch \S+ +(?:40[0-9]|50[0-9]))"),
              specific(R"((?:metadata file|package|checksum|repomd\.xml|file).*does not match (?:checksum|)"
                       R"(metalink|intended|expected))"),
              specific(R"(hash sum mismatch)"),
              specific(R"(File has unexpected size)"),
              specific(R"(Mirror sync in progress)"),
              specific(R"(Writing more data than expected)"),
              specific(R"(checksum (?:error|mismatch|does ?n.t match|is invalid))"),
              specific(R"(all mirrors were already tried without success)"),
              specific(R"(digest verification failed)"),
              specific(R"(Downloading successful, but checksum)"),
              coded(R"((?:does not have|no longer has|does no longer have) a Release file)"),
              specific(R"(Release file for \S+ is (?:expired|not valid yet))"),
              specific(R"((?:error (?:getting|loading|reading)|damaged|corrupt\w*|malformed|)"
                       R"(invalid) (?:repository )?(?:metadata|repomd|updateinfo|primary|filelists))"),
              specific(R"(Error importing repomd)"),
              specific(R"(repomd\.xml.*(?:parse|parsing|corrupt|invalid|malformed))"),
              specific(R"(failed to parse repo)"),
              specific(R"(updateinfo.*(?:not well-formed|parse error|Damaged))"),
              specific(R"(encountered a section with no Package: header)"),
              specific(R"(package lists or status file could not be parsed)"),
              specific(R"(Unable to parse package file)"),
              specific(R"(File not found on medium)"),
              specific(R"(is not available on medium)"),
              specific(R"(Media source .*does not contain the desired medium)"),
              specific(R"(can.t provide (?:file )?.*(?:repomd|\.rpm))"),
              specific(R"(Interrupted by header)"),
              specific(R"(Splitting up .* into data and signature failed)"),
              specific(R"(Clearsigned file isn.t valid)"),
              specific(R"(changed its .(?:Suite|Codename|Label|Origin|Version). value)"),
              specific(R"(metadata .*(?:too old|older than))"),
              specific(R"(repomd\.xml.*older than)"),
              specific(R"(The requested URL returned error: [45]\d\d)"),
              specific(R"(Unexpected end of archive)"),
              specific(R"(premature end of file.*(?:repo|xml))"),
              generic(R"(\brepodata/.*No more mirrors to try)"),
              generic(R"(NoMoreMirrorsRepoError)"),
              generic(R"(cannot prepare internal mirrorlist)"),
              generic(R"(metalink file)"),
              generic(R"(valid metadata not found at specified URL)"),
              generic(R"(error building the cache)"),
              generic(R"(some of the repositories have not been refreshed)"),
              generic(R"(RepoError)"),
              generic(R"(RepoMDError)"),
              specific(R"(NSURLErrorDomain error -1(?:100|101|102|011|013))"),
              specific(R"(Hash (?:校验和不符|不符))"),
              specific(R"(Hash-Summe stimmt nicht)"),
              specific(R"(somme de contr.{1,2}le de hachage)"),
              specific(R"(la suma hash difiere)"),
              specific(R"(ハッシュサムが適合しません)"),
              generic(R"(Permission to access 'https?://[^']*' denied)"),
              coded(R"(Permission to access 'https?://[^/']*opensuse[^']*' denied)"),
          },
      .hints =
          {
              {kRepository, R"(\b(?:40[0-9]|50[0-9])\b|checksum|digest|pars|corrupt|mismatch|not found|invalid|)"
                            R"(metadata|download|fetch|sync|refresh)"},
              {kPackageManager, R"(\b(?:40[1-9]|50[0-4])\b|checksum|download|\bfetch|metadata|mismatch|\bsync)"},
              {kRepository},
          },
      .noise =
          {
              R"(plugin:/?susecloud)",
              R"(169\.254\.)",
              R"(patch-baseline-operations)",
              R"(aws-ssm-)",
              R"(quicksetup-patchpolicy)",
              R"(HeadObject)",
              R"(baseline_overrides)",
              R"(patch-baseline-snapshot)",
              R"(EC2Metadata)",
              R"(iso-8859)",
              R"(not using downloaded repomd\.xml because it is older)",
              R"(IMDS)",
              R"(session token)",
              R"(ssm-setup-cli)",
              R"(\b(?:ssm|ssmmessages|ec2messages)\.[a-z0-9-]+\.amazonaws)",
          },
      // All packages are there: another mirror had them. The sum of the download is told in the user's language.
      .cleared_by =
          {
              R"(^\S+[ ]{10,}[\d.,]+ ?[kMG]?B/s \| +[\d.,]+ ?[kMG]?B)",
              R"(^(?:.*: )?(?:Running transaction|Transaction (?:check|test) succeeded|Resolving Dependencies))",
          },
      .is_cleared_by_success = true,
  };
}

}  // namespace patchtriage::signatures
