// Whatever the bytes of a saved run's body: it is read as records that can be shown, or refused. The first byte says of
// which kind of record it is to be.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fleet/record_json.h"
#include "fleet/records/all.h"
#include "store/bodies.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace patchtriage;
  if (size == 0) return 0;
  const auto& types = record_types();
  const RecordType& type = *types[bytes[0] % types.size()];
  const std::string_view body(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const auto listings = read_body({"", 1, std::string(type.name)}, body);
  if (!listings) return 0;
  for (const PutListing& listing : *listings) {
    for (std::size_t i = 0; i < listing.rows.size(); ++i) record_to_json(type, listing.rows.row(i)).dump();
  }
  return 0;
}
