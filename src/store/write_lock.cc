#include "store/write_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace patchtriage {
namespace {

StoreError held_by_another(const std::string& path, int file) {
  char text[32] = {};
  const ssize_t size = read(file, text, sizeof text - 1);
  const std::string process =
      size > 0 ? fmt::format(" (process {})", std::string(text, static_cast<std::size_t>(size))) : std::string();
  return {StoreError::Kind::busy,
          fmt::format("{}: another run is writing to it{}; wait for its end, or name another file with --store", path,
                      process)};
}

}  // namespace

std::expected<WriteLock, StoreError> WriteLock::take(const std::string& path) {
  const std::string name = path + ".lock";
  const int file = open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) {
    return std::unexpected(
        StoreError{StoreError::Kind::unreadable, fmt::format("{}: can't be made: {}", name, std::strerror(errno))});
  }
  WriteLock lock(file);
  if (flock(file, LOCK_EX | LOCK_NB) != 0) return std::unexpected(held_by_another(path, file));
  const std::string process = std::to_string(getpid());
  // For the words of the other's error only.
  if (ftruncate(file, 0) == 0) static_cast<void>(pwrite(file, process.data(), process.size(), 0));
  return lock;
}

WriteLock::~WriteLock() {
  if (file_ >= 0) close(file_);
}

WriteLock::WriteLock(WriteLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

}  // namespace patchtriage
