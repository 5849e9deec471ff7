#include "summarize/exceptions.h"

namespace patchtriage {
namespace {

bool matches(const Exception& exception, const InstanceFindings& findings) {
  const NodeKey& key = findings.key();
  if (!exception.account.empty() && exception.account != key.account) return false;
  if (!exception.region.empty() && exception.region != key.region) return false;
  if (!exception.instance.empty() && exception.instance != key.instance_id) return false;
  if (!exception.cause.empty() && exception.cause != findings.investigation.root_cause.slug()) return false;
  for (const auto& [name, value] : exception.tags) {
    if (!findings.assessment.context.tags) return false;
    const auto tag = findings.assessment.context.tags->find(name);
    if (tag == findings.assessment.context.tags->end() || tag->second != value) return false;
  }
  return true;
}

}  // namespace

std::optional<AcceptedException> exception_for(const InstanceFindings& findings, const Settings& settings, Time as_of) {
  std::optional<AcceptedException> expired;
  for (const Exception& exception : settings.exceptions) {
    if (!matches(exception, findings)) continue;
    const std::optional<Time> last_day = parse_time(exception.expires_on);
    AcceptedException accepted{exception.reason, exception.owner, exception.expires_on, false};
    accepted.is_expired = !last_day || as_of >= *last_day + std::chrono::days(1);
    if (!accepted.is_expired) return accepted;
    if (!expired) expired = std::move(accepted);
  }
  return expired;
}

}  // namespace patchtriage
