// The whole program as a tree of commands, and what its --help and man page say at the end.
#include <CLI/CLI.hpp>

#include "base/version.h"
#include "cli/command.h"

namespace patchtriage::cli {
namespace {

// Headings end with a colon, items have two spaces before their text: the man page makes sections and lists of them.
constexpr const char* kFooter =
    R"(Exit codes:
  0  done, and no finding at or above --fail-on
  1  findings at or above --fail-on
  2  wrong usage
  3  the run is incomplete and --strict was given
  4  no usable credentials, or nothing could be read at all
  5  a local failure: settings file, disk, saved runs, an unknown run
  130  interrupted
Files:
  ./patchtriage.toml  settings; else $XDG_CONFIG_HOME/patchtriage/patchtriage.toml
  $XDG_STATE_HOME/patchtriage/runs.db  the saved runs, by default under ~/.local/state
Environment:
  AWS_*  credentials, Region, endpoints, CA bundle: as the AWS CLI takes them
  HTTPS_PROXY, NO_PROXY  the proxy, as the AWS CLI takes it
  NO_COLOR  no colours
  COLUMNS  the width of tables where standard output is no terminal
Examples:
  patchtriage doctor  are credentials and permissions there?
  patchtriage assess --all-regions -o table -o json=report.json  one account, all its Regions
  patchtriage explain i-0123456789abcdef0  the whole reasoning on one instance
  patchtriage actions  fewest fixes first)";

}  // namespace

void add_everything(CLI::App& program, Run& chosen, bool& is_verbose) {
  program.name("patchtriage");
  program.description("Which EC2 instances are out of patch compliance, why, and what should be fixed first?");
  program.footer(kFooter);
  program.set_version_flag("--version", "patchtriage " + std::string(kVersion), "Print the version and exit");
  // main() asks for one: CLI11 would ask for it before it says which word it doesn't know.
  program.require_subcommand(0, 1);
  program.add_flag("-v,--verbose", is_verbose, "Say more on standard error");
  for (const AddCommand add : {&add_assess, &add_report, &add_diff, &add_runs, &add_texts, &add_catalogue, &add_doctor,
                               &add_simulate, &add_shell})
    add(program, chosen);
}

}  // namespace patchtriage::cli
