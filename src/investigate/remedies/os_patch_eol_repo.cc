// Against an operating system past its end of life, whose repositories moved away.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const Context& context = facts.assessment.context;
  Remediation result;
  result.change = "move {} off " + context.platform.value_or("a release past its end of life") +
                  (context.platform_version ? " " + *context.platform_version : "");
  result.summary =
      "The release is past its end of life: move to a supported one. The vendor's archive or extended support bridges "
      "the time, without new fixes from the archive.";
  result.steps = failed_run_steps(facts);
  append_look(
      facts, result.steps,
      {"See the release and where its repositories point",
       "cat /etc/os-release; grep -rhE \"^(baseurl|mirrorlist|deb|URIs)\" /etc/yum.repos.d /etc/apt/sources.list "
       "/etc/apt/sources.list.d /etc/zypp/repos.d 2>/dev/null | sort -u",
       ""});
  result.steps.push_back(step(RemedyStep::Purpose::fix,
                              "Launch it anew from an image of a supported release, and move the workload over",
                              RemedyStep::Changes::instance));
  append_work(
      facts, result.steps,
      {.title = "Until then, point its repositories to the vendor's archive",
       .linux_script = for_package_manager(
           facts,
           {.dnf = "sed -i -e 's|^mirrorlist=|#mirrorlist=|' -e 's|^#* *baseurl=.*|baseurl={{ARCHIVE_URL}}|' "
                   "/etc/yum.repos.d/*.repo && dnf clean all",
            .yum = "sed -i -e 's|^mirrorlist=|#mirrorlist=|' -e 's|^#* *baseurl=.*|baseurl={{ARCHIVE_URL}}|' "
                   "/etc/yum.repos.d/*.repo && yum clean all",
            .apt = "sed -i -E 's|https?://[^ ]+|{{ARCHIVE_URL}}|' /etc/apt/sources.list && apt-get update",
            .zypper = "sed -i 's|^baseurl=.*|baseurl={{ARCHIVE_URL}}|' /etc/zypp/repos.d/*.repo && zypper refresh"}),
       .windows_script = "",
       .side_effects = "The archive brings no new security fixes: the instance stays exposed.",
       .inputs = {{"ARCHIVE_URL", "the vendor's archive of this release, one repository at a time", {}}}});
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_eol_repo() {
  return {"os-patch/eol-repo", "Move to a supported release; use the archive until then", evaluate, true};
}

}  // namespace patchtriage::remedies
