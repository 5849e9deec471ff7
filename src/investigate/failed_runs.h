// Which attempt explains the node's present state, and what could be hidden behind records that were not read.
#pragma once

#include <string>
#include <vector>

#include "investigate/attempts.h"
#include "investigate/rule.h"

namespace patchtriage {

// All that is out of compliance explains itself: patches that wait for a restart alone, or rejected ones that are
// installed alone. Then history decides nothing.
bool is_sole_finding(const Assessment& assessment);

// The failed attempt that explains why the node isn't compliant: the newest install that reached it, else a newer scan
// that failed where the record is out of date for it. nullptr where the last one succeeded or there is none.
const PatchRun* explaining_failure(const Assessment& assessment);

// What could hide an attempt newer than `run`, or how it really ended; `run` may be nullptr.
std::vector<Evidence> attempt_gaps(const Assessment& assessment, const PatchRun* run);
// What could not be read of its output.
std::vector<Evidence> output_gaps(const RuleFacts& facts, const PatchRun& run);
// Only the beginning of its output is known: the listing cuts it, and the rest was not asked for or is gone.
bool is_output_cut(const RuleFacts& facts, const PatchRun& run);
// Whether it printed anything isn't known: only its status was read.
bool is_output_unread(const RuleFacts& facts, const PatchRun& run);
// What could hide that a window passed the node over.
std::vector<Evidence> skip_gaps(const Assessment& assessment);

// Another patch command that was sent to the node within the settings' `concurrent_within` of this one; nullptr where
// none was.
const PatchRun* concurrent_run(const RuleFacts& facts, const PatchRun& run);

// EC2 started the instance after the attempt.
bool was_off_at(const RuleFacts& facts, const PatchRun& run);

// "the last Install failed on 2026-05-03T02:00:00Z with exit status 156".
std::string failure_summary(const RuleFacts& facts, const PatchRun& run, const Diagnosis& diagnosis);
// The claim that the deciding line of the output makes.
std::string shown_by(const Diagnosis& diagnosis);
// window.skipped-overlapping, window.cutoff-too-early …: why an attempt passed the node over.
std::string mechanism_of_skip(const PatchRun& run);

}  // namespace patchtriage
