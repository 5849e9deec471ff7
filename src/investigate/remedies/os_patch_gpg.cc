// Against os-patch/gpg: see the repository keys.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Import the current key of the repository, or disable the repository, then install again.";
  result.title = "see the repository keys on " + id;
  result.steps = failed_run_steps(facts);
  append_script(facts, result.steps, Purpose::fix, "See the repository keys",
                "(command -v rpm >/dev/null && rpm -q gpg-pubkey --qf \"%{name}-%{version} %{summary}\\n\") || ls -l "
                "/etc/apt/trusted.gpg.d /usr/share/keyrings",
                "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_gpg() { return {"os-patch/gpg", "See the repository keys", evaluate}; }

}  // namespace patchtriage::remedies
