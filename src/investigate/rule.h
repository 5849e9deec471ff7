// A rule: one root cause, and how AWS's records prove it.
//
// One file in investigate/rules/ is one rule: a function named like the file that returns a Rule. All rules are
// evaluated for every instance, in the order of precedence (reference: the deepest cause first); the first that holds
// is the cause. A rule that reads something that could not be read says CannotTell whenever the missing record could
// turn its verdict into Holds: so a missing permission never moves an instance to another cause.
// Rules are pure functions; the registry is built once and is safe to share.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "fleet/evidence.h"
#include "investigate/confidence.h"

namespace patchtriage {

class RunDiagnoses;

// What a rule may read of one instance. Borrows all of it.
struct RuleFacts {
  const ScopeView& view;
  const Node& node;
  const Assessment& assessment;
  RunDiagnoses& diagnoses;  // of the assessment's failed runs
};

struct Holds {
  std::vector<Evidence> evidence;
  std::string summary;
  Confidence confidence = Confidence::high;
  // The mechanism of the reference: "identity.profile-without-role". Picks the remedy; empty where the slug says it
  // all.
  std::string mechanism = {};
  // "category/subcategory" where it isn't the rule's own: what the failed run's output shows.
  std::string slug = {};
  // Id of the signature that decided, where one did.
  std::string signature = {};
};

// `because` may be empty where there is nothing worth showing as ruled out.
struct DoesNotHold {
  std::vector<Evidence> because = {};
};

// `blocked_by` are the gaps, never empty.
struct CannotTell {
  std::vector<Evidence> blocked_by;
};

using Verdict = std::variant<Holds, DoesNotHold, CannotTell>;

namespace rules {

// Whole sentences, never empty; what `patchtriage rule ID` and docs/rules/ print.
struct Documentation {
  std::string means;         // what is wrong, and why patching fails by it
  std::string established;   // which records prove it
  std::string is_not;        // what looks like it and is something else
  std::string disproved_by;  // what would show that this conclusion is wrong
};

// The layers of precedence, the deepest first.
enum class Layer {
  compliant,       // nothing is wrong
  owner,           // a service owns the instance
  instance,        // it isn't running, or not healthy
  identity,        // it has no credentials that work
  network,         // it has no path
  agent,           // the SSM Agent
  platform,        // the operating system isn't supported
  only_finding,    // the record's only finding explains itself
  overwritten,     // two sources overwrite each other
  failure,         // the last install failed
  pending_reboot,  // installed, not in effect
  skipped,         // patching passed the node over
  baseline,        // what should be patched was decided otherwise
  awaiting,        // not late yet
  unscheduled,     // nothing installs
  stale,
  inconclusive,
};

std::string_view to_string(Layer layer);

struct Rule {
  std::string id;    // "category/subcategory", with a suffix where two rules prove the same slug in different ways
  std::string slug;  // of the taxonomy; empty: the verdict names it
  Layer layer = Layer::inconclusive;
  int position = 0;  // inside the layer; (layer, position) is unique
  Documentation documentation;
  std::string remedy;  // default id; empty: nothing is to be done
  Verdict (*evaluate)(const RuleFacts&) = nullptr;
};

// Every rule, in the order of file names.
const std::vector<Rule>& all();

// Every rule in the order of precedence.
const std::vector<const Rule*>& in_order();

// By id; nullptr where there is none.
const Rule* find(std::string_view id);

}  // namespace rules
}  // namespace patchtriage
