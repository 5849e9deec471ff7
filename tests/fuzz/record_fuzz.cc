// Whatever the bytes: decoding a record gives the record or an error, and a record that was decoded is written as JSON
// that decodes to the same record.
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "base/check.h"
#include "fleet/record_json.h"
#include "fleet/records/ssm_baselines.h"
#include "fleet/records/ssm_nodes.h"

namespace {

template <class Record>
void try_record(std::string_view text) {
  using namespace patchtriage;
  Record record;
  if (!decode_record(Record::schema(), text, &record)) return;

  const std::string written = to_json(record).dump();
  Record again;
  CHECK(decode_record(Record::schema(), written, &again).has_value());
  CHECK(to_json(again).dump() == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  try_record<patchtriage::ssm::InstanceInformation>(text);
  try_record<patchtriage::ssm::PatchBaseline>(text);
  return 0;
}
