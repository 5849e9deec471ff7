// `patchtriage simulate`: serves a seeded organisation as AWS on loopback.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace patchtriage::simulate {

// The flags, as text where the text has a form of its own.
struct SimulateOptions {
  int port = 0;  // 0: a free one
  int nodes = 160;
  std::string fleet;            // varied, reference; empty: varied below 500 nodes
  std::optional<int> accounts;  // none: four, or as many as the reference fleet takes
  std::vector<std::string> regions = {"us-east-1", "eu-west-1"};
  std::uint64_t seed = 1;
  std::optional<Time> as_of;      // of the records; none: the clock. Signatures are always checked against the clock
  std::string throttle = "none";  // none, real
  int latency_ms = 0;
  int page_max = 0;               // 0: AWS's own sizes
  std::string faults;             // "reset=0.01,slow=0.05"
  std::vector<std::string> deny;  // "ssm:DescribePatchGroups"; '*' stands for any run
  int compliance_ids = 40;        // 1, 40
  double change_between_reads = 0;
  int kept_replies_mb = 512;
  std::string truth_file;  // empty: none
  std::string log_file;    // one line for each request; empty: none
};

// Prints the lines that a shell can evaluate to standard output when it is ready, and serves until SIGTERM or SIGINT.
// Returns the exit code: 0, 2 for options that make no sense, 5 where a file can't be written or the port is taken.
int run_simulate(const SimulateOptions& options);

}  // namespace patchtriage::simulate
