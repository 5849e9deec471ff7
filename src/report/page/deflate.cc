#include "report/page/deflate.h"

#include <openssl/evp.h>
#include <zlib.h>

#include "base/check.h"

namespace patchtriage::page {

std::string deflated(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string result(size, '\0');
  const int status = compress2(reinterpret_cast<Bytef*>(result.data()), &size,
                               reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_BEST_COMPRESSION);
  CHECK(status == Z_OK);
  result.resize(size);
  return result;
}

std::string base64(std::string_view bytes) {
  // EVP_EncodeBlock ends its output with a zero.
  std::string result(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(result.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  result.resize(static_cast<std::size_t>(size));
  return result;
}

}  // namespace patchtriage::page
