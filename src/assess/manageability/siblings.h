// The sibling test: an instance in the same subnet, with the same groups and the same profile, that is online proves
// that network and identity let an agent through. The cheapest and strongest discriminator there is.
#pragma once

#include <string>
#include <unordered_map>

#include "assess/scope_view.h"

namespace patchtriage {

class Siblings {
 public:
  explicit Siblings(const ScopeView& view);

  // An online sibling of the instance; nullptr where there is none.
  const Node* online_sibling(const Node& node) const;
  // Any instance that is online, of whichever network and role; nullptr where none is.
  const Node* any_online() const { return any_; }

 private:
  static std::string key_of(const ec2::Instance& instance);
  std::unordered_map<std::string, std::vector<const Node*>> online_;
  const Node* any_ = nullptr;
};

}  // namespace patchtriage
