// patchtriage runs: the saved runs, newest first.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/load_run.h"

namespace patchtriage::cli {
namespace {

struct RunsFlags {
  std::string store;
  std::string output = "table";
};

const char* state_of(SavedRun::State state) {
  switch (state) {
    case SavedRun::State::open:
      return "unfinished";
    case SavedRun::State::interrupted:
      return "interrupted";
    case SavedRun::State::read:
      return "read";
    case SavedRun::State::done:
      return "done";
  }
  return "";
}

std::string table_of(const std::vector<SavedRun>& runs) {
  std::string out = fmt::format("{:<22} {:<20} {:<20} {:>8} {:>11} {:>9}  {}\n", "run", "as of", "started", "took",
                                "instances", "calls", "state");
  for (const SavedRun& run : runs) {
    out += fmt::format("{:<22} {:<20} {:<20} {:>8} {:>11} {:>9}  {}\n", for_terminal(run.id), format_time(run.as_of),
                       format_time(std::chrono::floor<std::chrono::seconds>(run.started_at)),
                       format_age(run.finished_at - run.started_at), with_thousands(run.instances),
                       with_thousands(run.calls), state_of(run.state));
  }
  return out;
}

std::string json_of(const std::vector<SavedRun>& runs) {
  Json list = Json::array();
  for (const SavedRun& run : runs) {
    list.push_back(Json::object({{"id", run.id},
                                 {"started_at", format_time(run.started_at)},
                                 {"finished_at", format_time(run.finished_at)},
                                 {"as_of", format_time(run.as_of)},
                                 {"instances", run.instances},
                                 {"calls", run.calls},
                                 {"state", state_of(run.state)}}));
  }
  return Json::object({{"schema", "patchtriage.runs/1"}, {"runs", std::move(list)}}).dump(true) + "\n";
}

std::string ids_of(const std::vector<SavedRun>& runs) {
  std::string out;
  for (const SavedRun& run : runs) out += run.id + "\n";
  return out;
}

int list_runs(const RunsFlags& flags) {
  auto store = open_saved_runs(flags.store);
  if (!store) return fail(store.error());
  const auto runs = store->runs();
  if (!runs) return fail({kLocalFailure, runs.error().message});
  if (flags.output == "json") return print(json_of(*runs));
  return print(flags.output == "ids" ? ids_of(*runs) : table_of(*runs));
}

}  // namespace

void add_runs(CLI::App& program, Run& chosen) {
  auto flags = std::make_shared<RunsFlags>();
  CLI::App* command = program.add_subcommand("runs", "The saved runs, newest first");
  command->add_option("--store", flags->store, "File of saved runs")->type_name("FILE");
  command->add_option("-o,--output", flags->output, "As a table, as JSON, or the ids alone")
      ->check(CLI::IsMember({"table", "json", "ids"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command->callback([flags, &chosen] { chosen = [flags] { return list_runs(*flags); }; });
}

}  // namespace patchtriage::cli
