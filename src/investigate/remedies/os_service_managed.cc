// Where a service owns the instance: replacement through it instead of patching in place.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/replacement_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Replacer replacer = replacer_of(facts);
  // The records name the owner and not what is to be changed in it.
  if (replacer.kind == Replacer::Kind::none)
    replacer = {Replacer::Kind::service, "its service in " + facts.node.key.region};
  Remediation result;
  result.target = replacer.target;
  result.title = "replace the instances of " + replacer.target + " from a newer image";
  result.summary =
      "Replace the instance through " + replacer.target +
      " with one from a newer image; don't patch it in place: the next one that it launches would lack the "
      "patches again.";
  append_replacement(facts, replacer, result.steps);
  append_verify_replacement(facts, replacer, result.steps);
  return result;
}

}  // namespace

Remedy os_service_managed() { return {"os.service-managed", "Replace it through the service that owns it", evaluate}; }

}  // namespace patchtriage::remedies
