// Bytes that are written once and read again in another order: in memory while they are few, then in a file without a
// name in the folder for temporary files ($TMPDIR), which is gone with the process.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace patchtriage {

class Spool {
 public:
  struct Place {
    std::uint64_t offset = 0;
    std::size_t size = 0;
  };
  // `held` is how many bytes stay in memory.
  explicit Spool(std::size_t held = std::size_t{16} << 20U) : most_held_(held) {}
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Safe to call from several threads. Where the file can't be written (a full disk) everything stays in memory.
  Place append(std::string_view bytes);
  // Safe to call from several threads once appending has ended.
  std::string read(Place place) const;

 private:
  bool move_to_file();

  std::mutex mutex_;
  std::size_t most_held_;
  std::string held_;           // from `written_` on
  std::uint64_t written_ = 0;  // bytes in the file
  int file_ = -1;              // its descriptor
};

}  // namespace patchtriage
