#include "report/hostile_summary_for_test.h"

#include <fmt/format.h>

#include "report/summary_for_test.h"

namespace patchtriage {
namespace {

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string result;
  while (result.size() < bytes) result += text;
  return result;
}

// Puts `text` wherever AWS, an instance or a settings file has the say.
void infest(const std::string& text, InstanceFindings& findings) {
  Assessment& assessment = findings.assessment;
  Context& context = assessment.context;
  for (auto* field : {&context.name, &context.platform, &context.platform_version, &context.instance_type,
                      &context.image_id, &context.iam_instance_profile, &context.auto_scaling_group,
                      &context.account_name, &context.stack, &context.owning_service})
    *field = text;
  context.tags = {{"Name", text}, {text, "value"}};
  context.resource_groups = {text};
  assessment.exposure.paths->front().via = text;
  assessment.exposure.paths->front().evidence.front().value = Json(text);
  assessment.manageability.checks = {{text, Check::Outcome::blocked, true, text, {Trail::derived(text, {})}}};
  assessment.manageability.agent_version = text;
  Patching& patching = assessment.patching;
  patching.baseline = Baseline{"pb-1", text, "patch_group", {}};
  patching.patch_group = text;
  patching.associations = {{.id = "a-1", .name = text, .document = text, .schedule = text, .matched_by = text}};
  patching.windows = {{.id = "mw-1", .name = text, .schedule = text, .matched_by = text}};
  patching.why_never = text;
  PatchRun run;
  run.kind = "run_command";
  run.id = "c-1";
  run.status = "Failed";
  run.status_details = text;
  run.summary = text;
  run.output = text;
  assessment.history.operations = {run};
  assessment.history.reason = text;
  assessment.compliance.reason = text;
  assessment.compliance.patches = {{text, text, "Missing", text, text, {text}, std::nullopt}};
  Cause& cause = findings.investigation.root_cause;
  cause.summary = text;
  cause.would_disprove = text;
  cause.evidence = {Trail::derived(text, {assessment.exposure.paths->front().evidence.front()})};
  findings.investigation.contributing = {cause};
  Remediation& remediation = findings.investigation.remediation;
  remediation.summary = text;
  remediation.target = text;
  remediation.title = text;
  for (RemedyStep& step : remediation.steps) {
    step.title = text;
    step.command = text;
    step.side_effects = text;
    step.inputs = {{"NAME", text, {text}}};
  }
  findings.exception = AcceptedException{text, text, "2026-12-31", true};
}

}  // namespace

const std::vector<std::string>& hostile_texts() {
  using namespace std::string_literals;
  static const std::vector<std::string> texts = {
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>' onload='x",
      "</testcase></testsuite>]]><![CDATA[ &lt; &#60; &amp;",
      "<!-- comment --><?xml version='1.0'?><!DOCTYPE x [<!ENTITY a \"b\">]>&a;",
      "=cmd|' /C calc'!A0",
      "+1+1",
      "-2+3",
      "@SUM(1+1)",
      "\t=1+1",
      "\r\n=1+1",
      "  =1+1",
      "\"=1+1\"",
      "'=1+1",
      "＝1+1",
      ",=1+1",
      ";=1+1",
      "a\",=1+1,\"b",
      "a\n=1+1\r+2\r\n@3",
      "\x1b[2J\x1b]0;title\x07\x1b[31mred\x1b[0m",
      std::string("\xC2\x9B") + "31m upper control \xC2\x9D",
      std::string("\xE2\x80\xAE") + "gnp.exe \xE2\x81\xA6turned\xE2\x81\xA9 \xE2\x80\x8F",
      "zero\xE2\x80\x8Bwidth\xEF\xBB\xBF soft\xC2\xADhyphen \xF3\xA0\x80\x81tag",
      "line\xE2\x80\xA8separator\xE2\x80\xA9paragraph",
      "noncharacters \xEF\xBF\xBE \xEF\xBF\xBF \xEF\xB7\x90 \xF0\x9F\xBF\xBE",
      "not UTF-8 \xff\xfe \xc3( \xed\xa0\x80 \xf5\x80\x80\x80 \xe2\x82",
      "a\0b\x01\x08\x0b\x0c\x0e\x1f\x7fz"s,
      "_x001B_[31m _x005F_ _x000D_",
      "| a | b |\n|---|---|\n| c | d |",
      "a\\|b \\\\| `|` \\",
      "**bold** _it_ `code` ~~gone~~ [link](javascript:alert(1)) ![image](http://evil.example/x.png)",
      "<a href=\"javascript:alert(1)\">x</a> <https://evil.example> <details open ontoggle=alert(1)>",
      "http://evil.example/ https://evil.example www.evil.example mail@evil.example @someone #123 $x$",
      "# head\n\n- list\n\n```\nfence\n```\n\n    code\n\n---\n\n> quote",
      "`",
      "```",
      "trailing \\",
      "{{7*7}} ${7*7} %s %n {0} $(id) `id`",
      "\xF0\x9F\x92\xA9 caf\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E e\xCC\x81",
      repeated("A", 10240),
      repeated("<b>|\"=,\xF0\x9F\x92\xA9 ", 10240),
      repeated("\x1b[31m", 10240),
      repeated("\xF0\x9F\x92\xA9", 160000),  // more than a spreadsheet's cell takes
  };
  return texts;
}

Summary hostile_summary_for_test() {
  Summary summary = summary_for_test();
  const InstanceFindings pattern = summary.instances.front();
  const Action action = summary.actions.front();
  const CoverageRow hole = summary.coverage.front();
  summary.instances.clear();
  summary.actions.clear();
  summary.coverage.clear();
  for (const std::string& text : hostile_texts()) {
    InstanceFindings& findings = summary.instances.emplace_back(pattern);
    findings.rank = static_cast<int>(summary.instances.size());
    findings.assessment.key.instance_id = fmt::format("i-{:017x}", findings.rank);
    infest(text, findings);
    Action& change = summary.actions.emplace_back(action);
    change.title = text;
    change.target = text;
    change.instances = {findings.key()};
    change.steps = findings.investigation.remediation.steps;
    CoverageRow& row = summary.coverage.emplace_back(hole);
    row.message = text;
    row.error_code = text;
    row.permission = summary.coverage.size() % 2 == 0 ? text : "";
    row.affects = text;
  }
  summary.totals.instances = static_cast<std::int64_t>(summary.instances.size());
  summary.totals.non_compliant = summary.totals.instances;
  summary.totals.compliant = 0;
  return summary;
}

}  // namespace patchtriage
