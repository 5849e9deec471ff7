// os-patch/repo-unreachable: the repository's host does not resolve or does not answer.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature repo_unreachable() {
  return {
      .id = "os-patch/repo-unreachable",
      .documentation =
          {.means = "A package repository's host can't be reached: its name doesn't resolve, or the connection times "
                    "out or is refused, so nothing can be listed or downloaded.",
           .established =
               "The package manager's network errors: curl 5, 6, 7, 28, 35, 56, yum's time-outs, apt's failed "
               "connections, zypper's connection failures.",
           .is_not = "A repository that answers with an HTTP status or wrong data is repo-metadata; the moved "
                     "repositories of a release past its end are eol-repo.",
           .disproved_by = "Fetching the repository's metadata from the node with curl."},
      .platform = Platform::unix_like,
      .patterns =
          {
              specific(R"((?:download error|NSURLErrorDomain)\W+(?:Code=)?-100[13459]\b)"),
              specific(R"(snapcraft\.io/.*(?:proxyconnect|no such host|timeout|refused|unreachable))"),
              specific(R"(curl#(?:5|6|7|28|35|52|55|56|60) )"),
              specific(R"(curl error \((?:5|6|7|18|28|35|52|55|56|60|92)\))"),
              specific(R"(\[Errno 12\] Timeout)"),
              specific(R"(\b12: Timeout on)"),
              specific(
                  R"(\[Errno (?:4|14)\][^\[]{0,160}(?:timed out|timeout|resolve|unreachable|refused|urlopen error|)"
                  R"(IOError))"),
              specific(R"(could not connect to \S+:\d+ \()"),
              specific(R"(unable to connect to \S+:(?:http|https|\d+):?)"),
              specific(R"(cannot initiate the connection to \S+)"),
              specific(R"(temporary failure resolving)"),
              specific(R"(could not resolve '[^']+')"),
              specific(R"(something wicked happened resolving)"),
              specific(R"((?:err|failed to fetch).*(?:connection (?:timed out|failed|refused|reset)|)"
                       R"(could not handshake|unable to connect|could not resolve|temporary failure|)"
                       R"(network is unreachable|no route to host))"),
              specific(R"(timeout exceeded when accessing)"),
              generic(R"(download \(curl\) error for)"),
              specific(R"(connection to \S+ (?:timed out|refused|failed).*(?:repo|zypp))"),
              specific(R"(Error code: (?:Connection failed|Timeout))"),
              specific(R"(Error message: (?:Could not resolve host|Failed to connect|Connection timed out|)"
                       R"(Resolving timed out|Operation timed out))"),
              specific(R"(could not retrieve mirrorlist .*(?:error was)?\s*(?:12: Timeout|14: curl#(?:6|7|28|35|)"
                       R"(56)))"),
              specific(
                  R"((?:could not resolve|couldn't resolve|cannot resolve|can't resolve|resolving timed out|)"
                  R"(temporary failure resolving|failed to resolve (?:host|name|mirror|address|\S+\.\S+)|name or service not known|name resolution|)"
                  R"(could not connect|couldn't connect|unable to connect|cannot initiate the connection|)"
                  R"(failed to connect|connection (?:timed out|refused|failed|reset)|timeout was reached|)"
                  R"(operation timed out|operation too slow|network is unreachable|no route to host|)"
                  R"(connect(?:ion)? timeout))",
                  R"(repomd\.xml|mirror ?list|metalink|repodata|/dists/|InRelease|repo(?:sitory)?\b|)"
                  R"(^\s*(?:\S+ ){0,6}(?:Err|Ign|Hit|Get):\d|zypper|\.rpm\b|\.deb\b|archive\.ubuntu|)"
                  R"(deb\.debian|\[Errno 1[24]\]|curl#\d+|Curl error|apt-get|apt update|\byum\b|\bdnf\b|)"
                  R"(downloading metadata|metadata (?:for|file|of)|refreshing)"),
              specific(R"(could not retrieve mirrorlist)"),
              generic(R"(cannot find a valid baseurl)"),
              generic(R"(unable to refresh zypp repository)"),
              specific(R"(could not contact (?:any )?(?:CDS|RHUI))"),
              specific(R"(get a response from the Apple Software Update server)"),
              specific(R"(could not resolve host: (?:formulae\.brew\.sh|\S*github\S*|ghcr\.io))"),
              specific(
                  R"((?:formulae\.brew\.sh|ghcr\.io|swscan\.apple\.com|swcdn\.apple\.com|Software Update server).*(?:timed? ?out|resolve|refused|unreachable|not connect|fail))"),
              specific(R"(NSURLErrorDomain error -1(?:00[1-9]|018|020|200))"),
              specific(R"(Received HTTP code 40\d from proxy after CONNECT)"),
              specific(R"((?:Err|E|W):.*(?:proxy|CONNECT tunnel))"),
              specific(R"(Tempor.{1,2}rer Fehlschlag beim Aufl)"),
              specific(R"(.{1,2}chec temporaire (?:lors de la )?r.{1,2}solution)"),
              specific(R"(Fallo temporal al resolver)"),
              specific(R"(暂时不能解析域名|暂时无法解析)"),
              specific(R"(request canceled|i/o timeout|no such host|connection refused|deadline exceeded|timed out)",
                       R"(snapcraft\.io)"),
              specific(R"(unable to reach Apple software update)"),
              specific(R"(unable to access .https?://\S+: (?:Couldn.t connect|Could not resolve|Failed to connect|)"
                       R"(Connection (?:timed out|refused)|Operation timed out))",
                       R"(\bbrew\b|Homebrew)"),
              // The only way out is a proxy that lets nobody through.
              specific(R"(\b407 +Proxy Authentication Required)",
                       R"(^\s*(?:Err|Ign):\d|^\s*[EW]: |\b(?:yum|dnf|apt|apt-get|zypper)\b|\brepo(?:s|sitory|md)?\b)"),
              specific(R"(curl: \((?:5|6|7|28|35|52|56)\))", R"(\bbrew\b|Homebrew|bottle)"),
              specific(
                  R"((?:failed to connect to|could not resolve host:?|couldn.t connect to(?: server)?) \S*(?:amazonlinux|al2023-repos|archive\.ubuntu|debian\.org|mirror|packages|rpm|yum|repo|download|cloudfront))"),
          },
      .hints =
          {
              {kRepository, kNetworkTrouble},
              {kRepository, kNameTrouble},
              {kRepository, kTlsTrouble},
              {kPackageManager, kNetworkTrouble},
              {kPackageManager, kNameTrouble},
              {kPackageManager, kTlsTrouble},
              {R"(PKDownloadError|sw(?:cdn|scan|dist)\.apple|apple\.com)"},
          },
      .noise =
          {
              R"(169\.254\.169\.254)",
              R"(amazonaws\.com\S*/?aws-ssm-)",
              R"(patch-baseline-operations)",
              R"((?:^|[^p]: |[^:] )dial tcp|(?:ssm|ec2messages|amazonaws).*dial tcp)",
              R"(mirrorlist\.centos\.org)",
              R"((?:mirror|vault|debuginfo)\.centos\.org)",
              R"(https://(?:ssm|ec2messages|ssmmessages))",
              R"(lock)",
              R"(to bus)",
              R"(lvmetad)",
              R"(d-bus)",
              R"(\.socket\b)",
              R"(subscription\.rhsm)",
              R"(subscription\.rhn)",
              R"(EC2RoleProvider)",
              R"(to Systems Manager)",
              R"(wall message)",
          },
      // All packages are there: another mirror had them. The sum of the download is told in the user's language.
      .cleared_by =
          {
              R"(^\S+[ ]{10,}[\d.,]+ ?[kMG]?B/s \| +[\d.,]+ ?[kMG]?B)",
              R"(^(?:.*: )?(?:Running transaction|Transaction (?:check|test) succeeded|Resolving Dependencies))",
              R"(^\(\d+/\d+\): \S+ +\| +[\d.]+ ?[kMG]?B +[\d:]+ *$)",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/repo-metadata", "os-patch/dependency-conflict"},
  };
}

}  // namespace patchtriage::signatures
