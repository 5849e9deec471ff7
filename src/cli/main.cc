// patchtriage: what is out of patch compliance, why, and what to fix first.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/files.h"

// Read by jemalloc where it is linked: what one account's conclusions needed goes back to the system before the next
// thousand are drawn.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "narenas:4,tcache_max:65536,dirty_decay_ms:500,muzzy_decay_ms:0";
}

int main(int argc, char** argv) {
  using namespace patchtriage;
  spdlog::set_default_logger(spdlog::stderr_logger_st("patchtriage"));
  spdlog::set_pattern("patchtriage: %l: %v");
  spdlog::set_level(spdlog::level::warn);

  CLI::App program;
  bool is_verbose = false;
  cli::Run chosen;
  cli::add_everything(program, chosen, is_verbose);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help and --version come here too, with exit code 0; everything else is a misuse.
    return program.exit(error) == 0 ? static_cast<int>(cli::kDone) : static_cast<int>(cli::kUsage);
  }
  if (is_verbose) spdlog::set_level(spdlog::level::debug);
  if (!chosen) {
    cli::complain("name a command; patchtriage --help lists them");
    return cli::kUsage;
  }
  return chosen();
}
