// Regions that answer nobody, told by accounts to each other so that not each of them waits. Safe to share between
// threads.
#pragma once

#include <map>
#include <mutex>
#include <string>

namespace patchtriage {

class SilentRegions {
 public:
  // What one account found there.
  void heard(const std::string& region, bool is_silent) {
    const std::lock_guard lock(mutex_);
    Found& found = found_[region];
    ++(is_silent ? found.silent : found.answered);
  }
  // Two accounts in vain, and none that was answered.
  bool contains(const std::string& region) const {
    const std::lock_guard lock(mutex_);
    const auto found = found_.find(region);
    return found != found_.end() && found->second.silent >= 2 && found->second.answered == 0;
  }

 private:
  struct Found {
    int silent = 0;
    int answered = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Found> found_;
};

}  // namespace patchtriage
