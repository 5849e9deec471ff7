// Against package repositories that the node can't reach.
#include "investigate/failed_run_steps.h"
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

// Amazon Linux keeps its repositories in S3; all others need a way to the internet or a mirror.
bool has_repositories_in_s3(const RuleFacts& facts) {
  return facts.assessment.context.operating_system.value_or("").starts_with("AMAZON_LINUX");
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary =
      "Give the node a way to its package repositories: NAT, the S3 gateway endpoint for Amazon Linux, a proxy or DNS.";
  result.steps = failed_run_steps(facts);
  append_look(facts, result.steps,
              {"Test the way to the repositories",
               for_package_manager(facts, {.dnf = "cat /etc/resolv.conf; dnf repolist -v",
                                           .yum = "cat /etc/resolv.conf; yum repolist -v",
                                           .apt = "cat /etc/resolv.conf; apt-get update",
                                           .zypper = "cat /etc/resolv.conf; zypper refresh"}),
               ""});
  const bool lacks_route = !has_default_route(facts);
  if (has_repositories_in_s3(facts)) append_s3_endpoint(facts, result.steps);
  if (lacks_route) append_nat_route(facts, result.steps, false);
  if (lacks_route && facts.assessment.context.subnet_id) {
    result.target = *facts.assessment.context.subnet_id;
    result.title = "give " + result.target + " a way to package repositories";
  } else {
    result.change = "give {} a way to package repositories";
  }
  append_work(facts, result.steps,
              {.title = "Repair what stands between: the proxy in the package manager's settings, the name server, a "
                        "firewall; or point the node to a mirror that it can reach",
               .linux_script = "",
               .windows_script = ""});
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_repo_unreachable() {
  return {"os-patch/repo-unreachable", "Give the node a way to its repositories", evaluate};
}

}  // namespace patchtriage::remedies
