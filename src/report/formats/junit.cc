// Format: JUnit XML for pipelines: one test case for each instance, and one for each hole in what was read.
//
// A case fails where the instance's finding fails the run by --fail-on; without that flag every finding does, or the
// report would be green whatever it says. Accepted findings and those below the tier are skipped cases with the reason,
// so that they stay in sight. A hole is an error with --strict and a skipped case without. Compliant instances pass,
// and are listed whether or not --all is given: a share of passed cases means nothing without them.
#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "report/format.h"
#include "report/headline.h"
#include "report/layout.h"
#include "report/words.h"
#include "report/xml_text.h"
#include "summarize/failing.h"

namespace patchtriage::formats {
namespace {

struct Suite {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
  std::string cases;
};

// What a person needs beside the log of a failed pipeline: the answer, why it is urgent, what to do.
std::string body_of(const InstanceFindings& findings) {
  const Remediation& remediation = findings.investigation.remediation;
  std::vector<std::string> lines = {findings.investigation.root_cause.summary, urgency_line(findings),
                                    findings.assessment.compliance.reason, remediation.summary};
  for (const RemedyStep& step : remediation.steps) lines.push_back(step_text(step));
  lines.push_back("patchtriage explain " + findings.key().account + "/" + findings.key().region + "/" +
                  findings.key().instance_id);
  std::string body;
  for (const std::string& line : lines) {
    if (!line.empty()) body += escape_xml(line) + "\n";
  }
  return body;
}

// "P1, score 80-90: agent/not-running".
std::string message_of(const InstanceFindings& findings) {
  return fmt::format("{}, score {}: {}", findings.ranking.tier ? word(*findings.ranking.tier) : "no tier",
                     layout::score(findings.ranking), cause_of(findings));
}

void open_case(std::string_view class_name, const std::string& name, Suite& suite) {
  ++suite.tests;
  suite.cases +=
      fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"0\"", escape_xml(class_name), escape_xml(name));
}

void append_skipped(const std::string& reason, Suite& suite) {
  ++suite.skipped;
  suite.cases += fmt::format(">\n      <skipped message=\"{}\"/>\n    </testcase>\n", escape_xml(reason));
}

void append_instance(const InstanceFindings& findings, const FormatOptions& options, Suite& suite) {
  const std::string name =
      findings.key().instance_id + (findings.assessment.context.name ? " " + *findings.assessment.context.name : "");
  open_case(findings.key().account + "." + findings.key().region, name, suite);
  if (!findings.ranking.tier) {
    suite.cases += "/>\n";
  } else if (fails(findings, options.fail_on.value_or(Tier::p4))) {
    ++suite.failures;
    suite.cases += fmt::format(">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
                               escape_xml(cause_of(findings)), escape_xml(message_of(findings)), body_of(findings));
  } else if (findings.exception && !findings.exception->is_expired) {
    append_skipped(exception_text(findings) + " (" + message_of(findings) + ")", suite);
  } else {
    append_skipped("below --fail-on: " + message_of(findings), suite);
  }
}

void append_hole(const CoverageRow& row, const FormatOptions& options, Suite& suite) {
  open_case("coverage." + row.scope.account + "." + row.scope.region, row.operation, suite);
  const std::string message =
      fmt::format("{}: {}", to_string(row.status), row.permission.empty() ? row.error_code : "grant " + row.permission);
  if (!options.strict) return append_skipped(message + "; weakens " + row.affects, suite);
  ++suite.errors;
  suite.cases +=
      fmt::format(">\n      <error type=\"{}\" message=\"{}\">weakens {}\n{}\n</error>\n    </testcase>\n",
                  to_string(row.status), escape_xml(message), escape_xml(row.affects), escape_xml(row.message));
}

std::string counts_of(const Suite& suite) {
  return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"0\"", suite.tests,
                     suite.failures, suite.errors, suite.skipped);
}

Streamed stream(const Summary& summary, const FormatOptions& options, const Sink& sink) {
  std::map<std::string, Suite> suites;
  for_each_instance(summary, [&](const InstanceFindings& findings) {
    append_instance(findings, options, suites[findings.key().account + "/" + findings.key().region]);
    return true;
  });
  for (const CoverageRow& row : summary.coverage) {
    if (row.status != CallStatus::complete && row.status != CallStatus::skipped)
      append_hole(row, options, suites["coverage"]);
  }
  Suite all;
  for (const auto& [name, suite] : suites) {
    all.tests += suite.tests;
    all.failures += suite.failures;
    all.errors += suite.errors;
    all.skipped += suite.skipped;
  }
  // The schema that pipelines use has local times without a zone; ours is UTC.
  std::string at = format_time(std::chrono::floor<std::chrono::seconds>(summary.run.as_of));
  at.pop_back();
  sink("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  sink(fmt::format("<testsuites name=\"patchtriage\" {}>\n", counts_of(all)));
  for (const auto& [name, suite] : suites) {
    sink(fmt::format("  <testsuite name=\"{}\" timestamp=\"{}\" {}>\n{}  </testsuite>\n", escape_xml(name), at,
                     counts_of(suite), suite.cases));
  }
  sink("</testsuites>\n");
  return {};
}

}  // namespace

Format junit() { return {"junit", "JUnit XML: one test case an instance, failed by --fail-on (default: any)", stream}; }

}  // namespace patchtriage::formats
