// Writes the summaries that tests of formats use, in every format, into the folder that is named: small.csv,
// hostile.csv, small.json … and texts.json, the hostile texts as a terminal may show them.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>

#include "base/json.h"
#include "base/text.h"
#include "report/format.h"
#include "report/hostile_summary_for_test.h"
#include "report/summary_for_test.h"

namespace patchtriage {
namespace {

bool write(const std::string& path, const std::string& bytes) {
  std::ofstream stream(path, std::ios::binary);
  stream << bytes;
  return static_cast<bool>(stream.flush());
}

int dump(const std::string& folder) {
  FormatOptions options;
  options.all = true;
  for (const Format& format : formats::all()) {
    for (const auto& [name, summary] :
         {std::pair("small", summary_for_test()), std::pair("hostile", hostile_summary_for_test())}) {
      const Written bytes = format.write(summary, options);
      if (!bytes || !write(fmt::format("{}/{}.{}", folder, name, format.name), *bytes)) {
        fmt::print(stderr, "{} {}: {}\n", name, format.name, bytes ? "can't be written" : bytes.error());
        return 1;
      }
    }
  }
  Json texts = Json::array();
  for (const std::string& text : hostile_texts()) texts.push_back(for_terminal(text));
  return write(folder + "/texts.json", texts.dump()) ? 0 : 1;
}

}  // namespace
}  // namespace patchtriage

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: formats_dump FOLDER\n");
    return 2;
  }
  return patchtriage::dump(argv[1]);
}
