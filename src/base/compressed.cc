#include "base/compressed.h"

#include <fmt/format.h>
#include <zstd.h>

#include <memory>

#include "base/check.h"

namespace patchtriage {
namespace {

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

// One for each thread: making one costs more than compressing what a small listing is.
ZSTD_CCtx* compression_context() {
  static thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
  CHECK(context != nullptr);
  return context.get();
}

ZSTD_DCtx* decompression_context() {
  static thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
  CHECK(context != nullptr);
  return context.get();
}

}  // namespace

std::string compress(std::string_view text, int level) {
  ZSTD_CCtx* context = compression_context();
  CHECK(ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)) == 0);
  CHECK(ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)) == 0);
  std::string frame;
  frame.resize_and_overwrite(ZSTD_compressBound(text.size()), [&](char* bytes, std::size_t room) {
    const std::size_t size = ZSTD_compress2(context, bytes, room, text.data(), text.size());
    CHECK(ZSTD_isError(size) == 0);  // fails only where the output has too little room
    return size;
  });
  return frame;
}

std::expected<std::string, std::string> decompress(std::string_view frame, std::size_t largest) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
    return std::unexpected("not a Zstandard frame");
  if (size > largest) return std::unexpected(fmt::format("a Zstandard frame of {} bytes", size));
  std::size_t read = 0;
  std::string text;
  text.resize_and_overwrite(size, [&](char* bytes, std::size_t room) {
    read = ZSTD_decompressDCtx(decompression_context(), bytes, room, frame.data(), frame.size());
    return ZSTD_isError(read) != 0 ? 0 : read;
  });
  if (ZSTD_isError(read) != 0) return std::unexpected(std::string(ZSTD_getErrorName(read)));
  if (read != size) return std::unexpected("a Zstandard frame that is cut short");
  return text;
}

}  // namespace patchtriage
