#include "investigate/script_steps.h"

#include <fmt/format.h>

#include "base/text.h"
#include "investigate/failed_run_steps.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

std::string script_for(const RuleFacts& facts, const NodeScript& script) {
  if (is_mac(facts)) return "";
  return is_windows(facts) ? script.windows_script : script.linux_script;
}

void set_script(const RuleFacts& facts, const NodeScript& script, RemedyStep& step) {
  const std::string text = script_for(facts, script);
  set_command(step, aws(facts, "ssm", "send-command")
                        .option("--document-name", is_windows(facts) ? "AWS-RunPowerShellScript" : "AWS-RunShellScript")
                        .instances("--instance-ids", facts.node.managed_id)
                        .json_with_inputs("--parameters", document_parameters({{"commands", text}})));
  for (const RemedyInput& input : script.inputs) {
    if (text.contains("{{" + input.name + "}}")) step.inputs.push_back(input);
  }
}

// Releases before 8 of the Red Hat family have no dnf; Amazon Linux got it with 2022.
bool has_dnf(const Context& context) {
  const std::string system = context.operating_system.value_or("");
  if (system == "AMAZON_LINUX" || system == "AMAZON_LINUX_2") return false;
  const std::string version = context.platform_version.value_or("");
  return !(version.starts_with("6") || version.starts_with("7"));
}

}  // namespace

void append_look(const RuleFacts& facts, std::vector<RemedyStep>& steps, const NodeScript& script) {
  if (script_for(facts, script).empty()) return;
  RemedyStep look = step(Purpose::diagnose, script.title);
  set_script(facts, script, look);
  steps.push_back(std::move(look));
}

void append_work(const RuleFacts& facts, std::vector<RemedyStep>& steps, const NodeScript& script) {
  RemedyStep work = step(Purpose::fix, script.title, Changes::instance);
  if (!script_for(facts, script).empty()) set_script(facts, script, work);
  if (!script.side_effects.empty()) work.side_effects = script.side_effects;
  steps.push_back(std::move(work));
}

std::string for_package_manager(const RuleFacts& facts, const PackageManagers& commands) {
  const Context& context = facts.assessment.context;
  const std::string system = context.operating_system.value_or("");
  if (system == "UBUNTU" || system == "DEBIAN" || system == "RASPBIAN") return commands.apt;
  if (system == "SUSE") return commands.zypper;
  if (!system.empty()) return has_dnf(context) ? commands.dnf : commands.yum;
  return fmt::format(
      "if command -v dnf >/dev/null; then {}; elif command -v yum >/dev/null; then {}; elif command -v apt-get "
      ">/dev/null; then {}; else {}; fi",
      commands.dnf, commands.yum, commands.apt, commands.zypper);
}

Remediation mend_on_node(const RuleFacts& facts, const NodeWork& work) {
  Remediation result;
  result.change = work.change;
  result.summary = work.summary;
  result.steps = failed_run_steps(facts);
  append_look(facts, result.steps, work.look);
  for (const NodeScript& script : work.fixes) append_work(facts, result.steps, script);
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace patchtriage::remedies
