#include "simulate/run_server.h"

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "simulate/server.h"

namespace patchtriage::simulate {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Time clock_time() { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }
Duration uptime() { return std::chrono::floor<Duration>(std::chrono::steady_clock::now().time_since_epoch()); }

}  // namespace

int refuse(int code, const std::string& message) {
  std::fputs(("patchtriage simulate: " + message + "\n").c_str(), stderr);
  return code;
}

int run_server(const SimulateOptions& options, Served served) {
  auto faults = Faults::parse(options.faults, options.seed);
  if (!faults) return refuse(kUsage, "--faults: " + faults.error());
  std::unique_ptr<std::FILE, CloseFile> log;
  if (!options.log_file.empty()) {
    log.reset(std::fopen(options.log_file.c_str(), "w"));
    if (!log) return refuse(kLocalFailure, fmt::format("can't write {}", options.log_file));
    // Whoever watches the wire reads it while the server runs.
    std::setvbuf(log.get(), nullptr, _IOLBF, 1 << 16);
  }

  EndpointSettings settings{.seed = options.seed,
                            .page_max = options.page_max,
                            .is_throttled = options.throttle == "real",
                            .latency = std::chrono::milliseconds(options.latency_ms),
                            .denied = options.deny,
                            .faults = std::move(*faults),
                            .kept_bytes = static_cast<std::size_t>(options.kept_replies_mb) << 20U};
  if (log) settings.log = [&log](const std::string& line) { std::fputs((line + "\n").c_str(), log.get()); };
  settings.warn = [](const std::string& line) { refuse(kDone, line); };
  Endpoint endpoint(std::move(served), std::move(settings));
  auto server = Server::listen(options.port, [&endpoint](const aws::HttpRequest& request) {
    return endpoint.handle(request, clock_time(), uptime());
  });
  if (!server) return refuse(kLocalFailure, server.error());

  const aws::Credentials keys = endpoint.credentials();
  const std::string ready =
      fmt::format("AWS_ENDPOINT_URL={}\nAWS_ACCESS_KEY_ID={}\nAWS_SECRET_ACCESS_KEY={}\nAWS_REGION={}\n", server->url(),
                  keys.access_key_id, keys.secret_access_key, options.regions.front());
  std::fputs(ready.c_str(), stdout);
  std::fflush(stdout);
  server->run();
  return kDone;
}

}  // namespace patchtriage::simulate
