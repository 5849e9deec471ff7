#include "simulate/kept_replies.h"

#include <utility>

namespace patchtriage::simulate {

std::optional<aws::HttpReply> KeptReplies::find(const std::string& question, const std::string& request_id) const {
  const auto found = kept_.find(question);
  if (found == kept_.end()) return std::nullopt;
  const Kept& kept = found->second;
  aws::HttpReply reply = kept.reply;
  for (auto& [name, value] : reply.headers) {
    if (value == kept.request_id) value = request_id;
  }
  if (kept.id_at != std::string::npos) reply.body.replace(kept.id_at, kept.request_id.size(), request_id);
  return reply;
}

void KeptReplies::keep(std::string question, aws::HttpReply reply, std::string request_id) {
  const std::size_t id_at = reply.body.find(request_id);
  const std::size_t size_bytes = reply.body.size();
  const auto [at, is_new] =
      kept_.try_emplace(std::move(question), Kept{std::move(reply), std::move(request_id), id_at});
  if (!is_new) return;
  oldest_first_.push_back(&at->first);
  size_bytes_ += size_bytes;
  while (size_bytes_ > limit_bytes_) {
    const auto oldest = kept_.find(*oldest_first_.front());
    oldest_first_.pop_front();
    size_bytes_ -= oldest->second.reply.body.size();
    kept_.erase(oldest);
  }
}

}  // namespace patchtriage::simulate
