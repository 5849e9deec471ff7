#include "assess/manageability/walk.h"

#include <algorithm>

namespace patchtriage {
void Walk::blocked(std::string code, bool is_definite, std::string summary, std::vector<Evidence> evidence) {
  result.checks.push_back(
      {std::move(code), Check::Outcome::blocked, is_definite, std::move(summary), std::move(evidence)});
}

void Walk::blocked_partly(std::string code, std::string summary, std::vector<Evidence> evidence) {
  result.checks.push_back(
      {std::move(code), Check::Outcome::blocked, false, std::move(summary), std::move(evidence), true});
}

void Walk::clear(std::string code, std::string summary, std::vector<Evidence> evidence) {
  result.checks.push_back({std::move(code), Check::Outcome::clear, false, std::move(summary), std::move(evidence)});
}

void Walk::unknown(std::string code, std::string summary, std::vector<Evidence> evidence) {
  result.checks.push_back({std::move(code), Check::Outcome::unknown, false, std::move(summary), std::move(evidence)});
}

const Check* Walk::find(std::string_view code) const {
  const auto found = std::ranges::find(result.checks, code, &Check::code);
  return found == result.checks.end() ? nullptr : &*found;
}

}  // namespace patchtriage
