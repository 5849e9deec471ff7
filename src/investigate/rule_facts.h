// Questions about one instance that several rules ask.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/records/ssm_patches.h"
#include "investigate/rule.h"

namespace patchtriage {

// The gaps among the leaves of each tree, in order, none twice.
std::vector<Evidence> gaps_among(std::span<const Evidence> evidence);

// What a verdict that depends on something unread says: CannotTell where there are gaps, else DoesNotHold.
Verdict cannot_tell_or_not(std::vector<Evidence> gaps);

// --- step 2 ---
bool is_reachable(const Assessment& assessment);    // managed: the agent answers
bool is_unreachable(const Assessment& assessment);  // lost or unmanaged: proven
std::vector<Evidence> manageability_gaps(const Assessment& assessment);

// The first blocked check with one of the codes; definite ones before possible ones, and partial ones last; nullptr
// where none is blocked.
const Check* blocked_check(const Assessment& assessment, std::span<const std::string_view> codes);

// The verdict of a rule that owns these checks of the decision list: Holds where one is proven to block, CannotTell
// where one could not be decided for want of a record and could matter, else DoesNotHold with what cleared it. A check
// that is only possible holds where it is among the `likely` ones and the rest of the list is clear.
Verdict verdict_of_checks(const RuleFacts& facts, std::span<const std::string_view> codes,
                          std::span<const std::string_view> likely = {});
bool has_definite_check(const Assessment& assessment);
// What is missing for the checks that could not be decided.
std::vector<Evidence> check_gaps(const Assessment& assessment);

// --- compliance ---
// The node's patch state as AWS holds it, newest reading; nullptr where there is none or it wasn't read.
const ssm::InstancePatchState* patch_state(const RuleFacts& facts);
// The counts that make it non-compliant, cited; the assessment's own evidence where there is no patch state row.
std::vector<Evidence> patch_state_evidence(const RuleFacts& facts);
// EC2 started the instance after the operation that the record tells of, and after the last install that was told not
// to restart: what waited for a restart is in effect, and only the next scan will count it so. Cites when.
std::optional<Evidence> started_since_record(const RuleFacts& facts);
std::vector<Evidence> compliance_gaps(const Assessment& assessment);

// True where the count is known and above zero.
bool is_positive(const std::optional<std::int64_t>& count);
// "1 patch", "3 rejected patches".
std::string counted_patches(std::int64_t count, std::string_view adjective = "");
// Patches that an install would bring: missing or failed ones. Empty where the counts aren't known.
std::optional<std::int64_t> installable(const Assessment& assessment);
// Something is left to explain: not proven compliant.
bool is_unhealthy(const Assessment& assessment);
// high, or medium where the record it rests on is stale.
Confidence confidence_by_age(const Assessment& assessment);

// --- schedule ---
// Windows that cover the node with the operation, whether or not they will run, and associations with a run left.
bool has_install_source(const Assessment& assessment);
bool has_scan_source(const Assessment& assessment);
// Associations with a patch operation that cover the node and have no run left.
std::vector<const AssociationMatch*> idle_associations(const Assessment& assessment);
// True where nothing that was read leaves open whether a schedule covers the node.
bool is_schedule_complete(const Assessment& assessment);
std::vector<Evidence> schedule_gaps(const Assessment& assessment);

// That nothing will install on the node: the listings that were read completely, and what has no run left.
std::vector<Evidence> coverage_evidence(const RuleFacts& facts);
// "ssm:ListAssociations is denied: grant it to tell", for one or more gaps.
std::string access_summary(std::span<const Evidence> gaps);

// --- history ---
std::vector<Evidence> history_gaps(const Assessment& assessment);

}  // namespace patchtriage
