// Against a payload in S3 that the node can't fetch.
#include "investigate/failed_run_steps.h"
#include "investigate/network_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary =
      "Let the node fetch the patch payload from AWS's buckets in S3: gateway endpoint or NAT, 443 out, and an "
      "endpoint policy and role that allow it.";
  result.target = vpc_label(facts);
  result.title = "let nodes of " + result.target + " reach AWS's patch buckets in S3";
  result.steps = failed_run_steps(facts);
  result.steps.push_back(check_connection(facts));
  append_s3_policy_reset(facts, result.steps);
  append_s3_endpoint(facts, result.steps);
  if (!has_default_route(facts)) append_nat_route(facts, result.steps, false);
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_s3_payload_access() {
  return {"os-patch/s3-payload-access", "Give the node a way to the payload in S3", evaluate};
}

}  // namespace patchtriage::remedies
