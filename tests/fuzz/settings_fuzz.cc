// Whatever the bytes: a settings file gives settings with a hash of their own, or an error with a message.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "assess/settings.h"
#include "base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace patchtriage;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);

  const auto settings = parse_settings(text, "patchtriage.toml");
  if (settings) {
    CHECK(settings->hash().size() == 16);
    CHECK(settings->p1_at >= settings->p2_at && settings->p2_at >= settings->p3_at);
  } else {
    CHECK(!settings.error().message.empty());
    CHECK(settings.error().line >= 0);
  }
  return 0;
}
