// Whatever the bytes: the parser answers with a value or an error, and what the writer writes of a value reads back
// as text that is written the same again.
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "base/check.h"
#include "base/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace patchtriage;
  const std::expected<Json, JsonError> value = parse_json({reinterpret_cast<const char*>(bytes), size});
  if (!value) return 0;

  const std::string written = value->dump();
  const std::expected<Json, JsonError> again = parse_json(written);
  CHECK(again.has_value());
  CHECK(again->dump() == written);
  CHECK(parse_json(value->dump(true)).has_value());
  return 0;
}
