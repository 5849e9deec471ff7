// Serves rows made from nothing but their record types, and writes down what a client should then have read.
//
// simulate_synthetic EXPECTED_FILE ROWS [PAGE_MAX [FAULTS [DENIED…]]]
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "simulate/reply_layout.h"
#include "simulate/run_server.h"
#include "simulate/synthetic_for_test.h"

namespace patchtriage::simulate {
namespace {

Json expectation(const Operation& operation, int rows) {
  const ReplyLayout layout = layout_of(operation);
  Json result = Json::object(
      {{"reply", synthetic_reply(operation, rows)}, {"list", Json(layout.list)}, {"inner", Json(layout.inner)}});
  if (operation.paging) {
    result.set("input_token", operation.paging->input_token);
    result.set("output_token", operation.paging->output_token);
    result.set("limit", operation.paging->limit);
    result.set("maximum", operation.paging->maximum);
  }
  return result;
}

bool write_expectations(const char* path, int rows) {
  std::FILE* file = std::fopen(path, "w");
  if (file == nullptr) return false;
  Json all = Json::object();
  for (const Operation& operation : operations::all()) {
    if (operation.service != "sts") all.set(operation.id(), expectation(operation, rows));
  }
  std::fputs(all.dump().c_str(), file);
  return std::fclose(file) == 0;
}

int run(int count, char** arguments) {
  if (count < 3) return refuse(kUsage, "simulate_synthetic EXPECTED_FILE ROWS [PAGE_MAX [FAULTS [DENIED…]]]");
  const int rows = std::atoi(arguments[2]);
  if (!write_expectations(arguments[1], rows)) return refuse(kLocalFailure, "can't write the expectations");
  SimulateOptions options;
  if (count > 3) options.page_max = std::atoi(arguments[3]);
  if (count > 4) options.faults = arguments[4];
  for (int i = 5; i < count; ++i) options.deny.emplace_back(arguments[i]);
  return run_server(options, synthetic_served(rows));
}

}  // namespace
}  // namespace patchtriage::simulate

int main(int count, char** arguments) { return patchtriage::simulate::run(count, arguments); }
