// Where and when something was read: what all facts of one call have in common, kept once for all that cite them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/time.h"

namespace patchtriage {

struct Provenance {
  std::string source;  // "ssm:DescribeInstanceInformation"
  std::string account;
  std::string region;
  std::optional<Time> observed_at;
  std::string request_id;

  bool operator==(const Provenance&) const = default;
};

// Copies share one Provenance, which nobody changes. Without one it reads as an empty one.
class SharedProvenance {
 public:
  SharedProvenance() = default;
  explicit SharedProvenance(Provenance provenance)
      : provenance_(std::make_shared<const Provenance>(std::move(provenance))) {}

  const Provenance& operator*() const {
    static const Provenance kNowhere;
    return provenance_ == nullptr ? kNowhere : *provenance_;
  }
  const Provenance* operator->() const { return &**this; }
  bool is_same_as(const SharedProvenance& other) const { return provenance_ == other.provenance_; }
  bool operator==(const SharedProvenance& other) const { return is_same_as(other) || **this == *other; }

 private:
  std::shared_ptr<const Provenance> provenance_;
};

}  // namespace patchtriage
