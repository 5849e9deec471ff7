// patchtriage: what is out of patch compliance, why, and what to fix first.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>

#include "base/version.h"
#include "cli/command.h"
#include "cli/exit_code.h"

int main(int argc, char** argv) {
  using namespace patchtriage;
  spdlog::set_default_logger(spdlog::stderr_logger_st("patchtriage"));
  spdlog::set_pattern("patchtriage: %l: %v");
  spdlog::set_level(spdlog::level::warn);

  CLI::App program("Which EC2 instances are out of patch compliance, why, and what should be fixed first?");
  program.set_version_flag("--version", "patchtriage " + std::string(kVersion));
  program.require_subcommand(1);
  bool is_verbose = false;
  program.add_flag("-v,--verbose", is_verbose, "Say more on standard error");
  cli::Run chosen;
  for (const cli::AddCommand add :
       {&cli::add_assess, &cli::add_report, &cli::add_texts, &cli::add_catalogue, &cli::add_doctor, &cli::add_simulate})
    add(program, chosen);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help and --version come here too, with exit code 0; everything else is a misuse.
    return program.exit(error) == 0 ? static_cast<int>(cli::kDone) : static_cast<int>(cli::kUsage);
  }
  if (is_verbose) spdlog::set_level(spdlog::level::debug);
  return chosen();
}
