// Against os-patch/repo-unreachable: test the way to the repositories.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary =
      "Give the node a way to its package repositories: NAT, the S3 gateway endpoint for Amazon Linux, a proxy or DNS.";
  result.title = "test the way to the repositories on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "Test the way to the repositories",
                "(command -v dnf >/dev/null && sudo dnf repolist -v) || (command -v yum >/dev/null && sudo yum "
                "repolist -v) || (command -v apt-get >/dev/null && sudo apt-get update) || sudo zypper refresh",
                "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_repo_unreachable() {
  return {"os-patch/repo-unreachable", "Test the way to the repositories", evaluate};
}

}  // namespace patchtriage::remedies
