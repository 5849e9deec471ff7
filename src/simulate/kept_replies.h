// Success replies, kept as they were written: a world answers the same to the same question, and who measures a client
// asks it several times and should not wait for the writing. Bounded by their size; the oldest goes first. Confined to
// one thread.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

#include "aws/http_message.h"

namespace patchtriage::simulate {

class KeptReplies {
 public:
  explicit KeptReplies(std::size_t limit_bytes) : limit_bytes_(limit_bytes) {}

  // The reply as it would be written under this request id; nullopt where it isn't kept.
  std::optional<aws::HttpReply> find(const std::string& question, const std::string& request_id) const;

  void keep(std::string question, aws::HttpReply reply, std::string request_id);

 private:
  struct Kept {
    aws::HttpReply reply;
    std::string request_id;  // that it was written under
    std::size_t id_at = 0;   // where that stands in the body, or npos
  };

  std::size_t limit_bytes_;
  std::size_t size_bytes_ = 0;
  std::unordered_map<std::string, Kept> kept_;
  std::deque<const std::string*> oldest_first_;  // keys of kept_
};

}  // namespace patchtriage::simulate
