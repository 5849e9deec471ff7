// Whatever the bytes: reading a command's output names a root cause of the known form, and the same one each time.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "investigate/diagnose_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace patchtriage;
  FailureText text;
  text.text.assign(reinterpret_cast<const char*>(bytes), size);

  const Diagnosis diagnosis = diagnose_text(text);
  CHECK(!diagnosis.category.empty());
  CHECK(!diagnosis.subcategory.empty());
  CHECK(diagnosis.matched.size() <= 16);
  CHECK(diagnose_text(text) == diagnosis);
  return 0;
}
