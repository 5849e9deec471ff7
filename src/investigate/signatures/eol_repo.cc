// os-patch/eol-repo: the release is past its end and its repositories moved away.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature eol_repo() {
  return {
      .id = "os-patch/eol-repo",
      .documentation =
          {.means = "The release is past its end of life and its repositories have left their place, so there is "
                    "nothing to update from.",
           .established =
               "Errors on the hosts and suites of such a release: mirrorlist.centos.org, Ubuntu's and Debian's "
               "dropped code names answered with 404.",
           .is_not = "A dropped code name whose mirror can't be reached at all is repo-unreachable; a 404 on a living "
                     "release is repo-metadata.",
           .disproved_by = "The same suite served by the same host."},
      .platform = Platform::linux,
      .patterns =
          {
              specific(R"(mirrorlist\.centos\.org)"),
              specific(R"(404 for https?://mirrors\.fedoraproject\.org/metalink\?repo=(?:fedora|updates)\S*-\d+)"),
              specific(R"((?:mirror|vault|debuginfo)\.centos\.org.*(?:could not resolve|couldn.t resolve|)"
                       R"(not found|\b40[34]\b|error|timeout|fail|refused|unknown))"),
              specific(R"((?:could not resolve|couldn.t resolve|not found|\b40[34]\b|error|timeout|)"
                       R"(fail).*(?:mirrorlist\.centos\.org|(?:mirror|vault|debuginfo)\.centos\.org))"),
              specific(R"(could not retrieve mirrorlist https?://mirrorlist\.centos\.org)"),
              specific(R"(No URLs in mirrorlist)"),
              coded(
                  R"(repository 'https?://[^']* (?:warty|hoary|breezy|dapper|edgy|feisty|gutsy|)"
                  R"(hardy|intrepid|jaunty|karmic|lucid|maverick|natty|oneiric|precise|quantal|raring|saucy|)"
                  R"(utopic|vivid|wily|yakkety|zesty|artful|cosmic|disco|eoan|groovy|hirsute|impish|kinetic|)"
                  R"(lunar|mantic|oracular)[^']*' (?:does not have|does no longer have|no longer has|is not signed))"),
              coded(
                  R"(repository 'https?://[^']* (?:etch|lenny|squeeze|wheezy|jessie|stretch|)"
                  R"(buster|bullseye-backports)[^']*' (?:does not have|does no longer have|no longer has|is not signed))"),
              specific(R"((?:ubuntu\S*|/ubuntu/dists)[ /](?:warty|hoary|breezy|dapper|edgy|feisty|gutsy|hardy|)"
                       R"(intrepid|jaunty|karmic|lucid|maverick|natty|oneiric|precise|quantal|raring|saucy|utopic|)"
                       R"(vivid|wily|yakkety|zesty|artful|cosmic|disco|eoan|groovy|hirsute|impish|kinetic|lunar|)"
                       R"(mantic|oracular)\S*[^\n]*(?:\n[^\n]{0,20})?\b404\b)"),
              specific(
                  R"((?:(?:de|rasp)bian\S*|/(?:de|rasp)bian\S*/dists)[ /](?:etch|lenny|squeeze|wheezy|jessie|stretch|)"
                  R"(buster|bullseye-backports)\S*[^\n]*(?:\n[^\n]{0,20})?\b404\b)"),
              specific(R"((?:old-releases\.ubuntu\.com|archive\.debian\.org|vault\.centos\.org).*(?:moved|use|)"
                       R"(switch))"),
              specific(R"((?:has reached|reached its|is past its|past) (?:the )?end[- ]of[- ](?:life|support))"),
              specific(R"(is (?:now )?(?:EOL|end[- ]of[- ]life)\b)"),
              specific(R"(no longer supported by (?:the )?(?:vendor|distribution|CentOS|Debian|Ubuntu|Canonical))"),
              specific(R"(All mirror URLs are not using ftp, http)"),
              specific(R"(removed from mirrorlist)"),
              specific(R"(Invalid release/repo/arch combination)"),
              specific(R"(YumRepo Error: All mirror)"),
              specific(R"(Your Ubuntu release is not supported anymore)"),
              specific(R"(/centos/[5-8](?:\.\d+)*/(?:os|updates|extras|centosplus|BaseOS|AppStream)\S*.*\b404\b)"),
              specific(R"(amzn1.*\b404\b)"),
              specific(R"(packages\.(?:\S+\.)?amazonaws\.com/(?:2018\.03|2017\.\d\d).*\b404\b)"),
              specific(R"(failed to download metadata for repo .(?:appstream|baseos|extras|)"
                       R"(powertools).: Cannot prepare internal mirrorlist)"),
          },
      .hints =
          {
              {R"(end[- ]of[- ]life|\bEOL\b|old-releases|archive\.debian|vault\.centos|mirrorlist\.centos|)"
               R"(no longer supported)"},
          },
      .noise =
          {
              R"(python)",
              R"(deprecat)",
              R"(Boto3 will no longer)",
              R"(plugin:/)",
              R"(ppa\.launchpad)",
          },
      .explains = {"os-patch/repo-metadata", "os-patch/repo-unreachable", "os-patch/gpg",
                   "os-patch/dependency-conflict"},
  };
}

}  // namespace patchtriage::signatures
