// From options and something to serve to a running server.
#pragma once

#include "simulate/endpoint.h"
#include "simulate/simulate_command.h"

namespace patchtriage::simulate {

inline constexpr int kDone = 0;
inline constexpr int kUsage = 2;
inline constexpr int kLocalFailure = 5;

// Says why on standard error and returns the code.
int refuse(int code, const std::string& message);

// What run_simulate does once there is a world: writes the log, prints the ready lines, serves. Returns the exit code.
int run_server(const SimulateOptions& options, Served served);

}  // namespace patchtriage::simulate
