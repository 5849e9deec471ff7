#include "summarize/spool.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <limits>

#include "base/check.h"

namespace patchtriage {

namespace {

// -1 where there is no folder for it, or its file system has no files without a name.
int open_nameless_file() {
  std::error_code unknown;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(unknown);
  return unknown ? -1 : open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

}  // namespace

Spool::~Spool() {
  if (file_ >= 0) close(file_);
}

Spool::Place Spool::append(std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  const Place place{written_ + held_.size(), bytes.size()};
  held_ += bytes;
  if (held_.size() > most_held_ && !move_to_file()) most_held_ = std::numeric_limits<std::size_t>::max();
  return place;
}

bool Spool::move_to_file() {
  if (file_ < 0) file_ = open_nameless_file();
  if (file_ < 0) return false;
  std::size_t done = 0;
  while (done < held_.size()) {
    const ssize_t count = pwrite(file_, held_.data() + done, held_.size() - done, static_cast<off_t>(written_ + done));
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  written_ += held_.size();
  held_.clear();
  return true;
}

std::string Spool::read(Place place) const {
  if (place.offset >= written_) return held_.substr(place.offset - written_, place.size);
  std::string bytes(place.size, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count =
        pread(file_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(place.offset + done));
    CHECK(count > 0);  // our own file, just written
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace patchtriage
