// Against a baseline that approves nothing for the node.
#include "investigate/baseline_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

// What is to be changed in the rules.
std::string change_of(const Cause& cause) {
  if (cause.mechanism == "baseline.approve-until-past") return "move ApproveUntilDate, or approve by days instead";
  if (cause.mechanism == "baseline.nonsecurity-needed") return "set EnableNonSecurity to true";
  return "add a rule for the node's product, classifications and severities";
}

Remediation evaluate(const RuleFacts& facts, const Cause& cause) {
  Remediation result;
  const std::string change = change_of(cause);
  result.target = baseline_label(facts);
  result.title = "let " + result.target + " approve patches: " + change;
  result.summary = "Let the baseline approve patches for the node: " + change + ". Then scan.";
  append_see_baseline(facts, result.steps);
  RemedyStep rules = on_baseline(
      facts, fix("In its rules, " + change, update_baseline(facts).input("--approval-rules", "RULES"),
                 RemedyStep::Changes::ssm, "The rules are replaced whole, for every node of the baseline."));
  rules.inputs.push_back({"RULES", "ApprovalRules of the step before with the change, as JSON or file://…", {}});
  result.steps.push_back(std::move(rules));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy baseline_product_gap() {
  return {"baseline.product-gap", "Let the baseline approve patches for the node", evaluate};
}

}  // namespace patchtriage::remedies
