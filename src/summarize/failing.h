// Which findings fail a run (`--fail-on`): the exit code and the formats for pipelines agree by this.
#pragma once

#include "summarize/summary.h"

namespace patchtriage {

// At or above `lowest`, and not accepted by an unexpired exception. Tier::p4 counts every finding.
inline bool fails(const InstanceFindings& findings, Tier lowest) {
  const bool is_accepted = findings.exception && !findings.exception->is_expired;
  return findings.ranking.tier && !is_accepted && *findings.ranking.tier <= lowest;
}

}  // namespace patchtriage
