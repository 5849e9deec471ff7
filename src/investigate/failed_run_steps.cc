#include "investigate/failed_run_steps.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "investigate/failed_runs.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

constexpr std::size_t kCandidates = 5;

std::string command_id_of(const PatchRun& run) {
  if (run.command_id) return *run.command_id;
  for (const SeenIn& seen : run.seen_in) {
    if (seen.kind == "run_command") return seen.id;
  }
  return "";
}

// Compiled at the first call and kept: `expression` is a literal.
const RE2& compiled(const char* expression) {
  static std::mutex mutex;
  static std::map<const char*, RE2> kept;
  const std::lock_guard lock(mutex);
  return kept.try_emplace(expression, expression).first->second;
}

bool is_modest(const std::string& text) {
  static const RE2 kModest(R"([A-Za-z0-9._:/+@~-]{2,120})");
  return RE2::FullMatch(text, kModest);
}

}  // namespace

std::vector<RemedyStep> failed_run_steps(const RuleFacts& facts) {
  std::vector<RemedyStep> steps;
  const std::string& id = facts.node.managed_id;
  const PatchRun* run = explaining_failure(facts.assessment);
  const std::string command = run == nullptr ? "" : command_id_of(*run);
  const char* plugin = is_windows(facts) ? "PatchWindows" : is_mac(facts) ? "PatchMacOS" : "PatchLinux";
  if (!command.empty()) {
    steps.push_back(diagnose("Read the full output of the failed run", aws(facts, "ssm", "get-command-invocation")
                                                                           .option("--command-id", command)
                                                                           .instance("--instance-id", id)
                                                                           .option("--plugin-name", plugin)));
  }
  if (is_windows(facts)) {
    steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS look into Windows Update on the node",
                            "AWSSupport-TroubleshootWindowsUpdate", Changes::nothing, "Not for domain controllers.",
                            {{"RunVpcReachabilityAnalyzer", "false"}}));
  } else if (!is_mac(facts) && !command.empty()) {
    steps.push_back(runbook(facts, Purpose::diagnose, "Let AWS read the failed run's logs on the node",
                            "AWSSupport-TroubleshootPatchManagerLinux", Changes::nothing, "",
                            {{"RunCommandId", command}}));
  }
  return steps;
}

std::vector<std::string> found_in_output(const RuleFacts& facts, std::initializer_list<const char*> expressions) {
  std::vector<std::string> found;
  const PatchRun* run = explaining_failure(facts.assessment);
  if (run == nullptr) return found;
  for (const char* expression : expressions) {
    const RE2& pattern = compiled(expression);
    re2::StringPiece rest(run->output);
    std::string text;
    while (found.size() < kCandidates && RE2::FindAndConsume(&rest, pattern, &text)) {
      if (is_modest(text) && std::ranges::find(found, text) == found.end()) found.push_back(text);
    }
  }
  return found;
}

RemedyInput package_input(const RuleFacts& facts) {
  return {"PACKAGE", "the package that stands in the way",
          found_in_output(facts, {R"((?i)package:? ([a-z0-9][a-z0-9._+-]*-[0-9][a-z0-9._:+~-]*))",
                                  R"((?m)^ ?([a-z0-9][a-z0-9.+-]+) : (?:Depends|Breaks|Conflicts|PreDepends))",
                                  R"((?i)nothing provides \S+ needed by ([a-z0-9][a-z0-9._+-]+))"})};
}

RemedyInput repository_input(const RuleFacts& facts) {
  return {"REPOSITORY", "the repository that stands in the way",
          found_in_output(
              facts, {R"((?i)for repo(?:sitory)?:? '?([a-z0-9][a-z0-9._:-]+))", R"((?i)repository '([a-z0-9._:-]+)')",
                      R"((?i)one of the configured repositories failed \(([a-z0-9._:-]+))",
                      R"((?im)^([a-z0-9][a-z0-9._-]+)(?:/[^ ]*)? *\|? *\[Errno)"})};
}

}  // namespace patchtriage::remedies
