#include "base/compressed.h"

#include <fmt/format.h>
#include <zstd.h>

#include <memory>

#include "base/check.h"

namespace patchtriage {
namespace {

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

}  // namespace

std::string compress(std::string_view text, int level) {
  const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
  CHECK(context != nullptr);
  CHECK(ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level)) == 0);
  CHECK(ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1)) == 0);
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compress2(context.get(), frame.data(), frame.size(), text.data(), text.size());
  CHECK(ZSTD_isError(size) == 0);  // fails only where the output has too little room
  frame.resize(size);
  return frame;
}

std::expected<std::string, std::string> decompress(std::string_view frame, std::size_t largest) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
    return std::unexpected("not a Zstandard frame");
  if (size > largest) return std::unexpected(fmt::format("a Zstandard frame of {} bytes", size));
  std::string text(size, '\0');
  const std::size_t read = ZSTD_decompress(text.data(), text.size(), frame.data(), frame.size());
  if (ZSTD_isError(read) != 0) return std::unexpected(std::string(ZSTD_getErrorName(read)));
  if (read != size) return std::unexpected("a Zstandard frame that is cut short");
  return text;
}

}  // namespace patchtriage
