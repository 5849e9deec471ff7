// What steps 7 and 8 say about one instance: the deepest cause, what contributes, what was ruled out, what to do.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "fleet/evidence.h"
#include "investigate/confidence.h"

namespace patchtriage {

struct Cause {
  std::string category;  // slugs of the taxonomy
  std::string subcategory;
  Confidence confidence = Confidence::low;
  std::string rule;       // id of the rule, or of the signature
  std::string mechanism;  // of the reference: "identity.profile-without-role"; picks the remedy; may be empty
  std::string summary;
  std::vector<Evidence> evidence;
  std::string would_disprove;

  std::string slug() const { return category + "/" + subcategory; }
};

struct RuledOut {
  std::string category;
  std::string subcategory;
  std::vector<Evidence> because;
};

struct RemedyInput {
  std::string name;  // the shell variable in the command
  std::string meaning;
  std::vector<std::string> candidates;
};

// A step's command as it reads for several instances, so that one change is printed once: `before`, their ids, `after`.
struct CommandForMany {
  std::string before;
  std::string after;
  std::string separator;  // between the ids; empty: it takes one, so a person gives each in turn as $INSTANCE
  std::string id;         // of this step's instance

  bool reads_like(const CommandForMany& other) const {
    return before == other.before && after == other.after && separator == other.separator;
  }
};

struct RemedyStep {
  enum class Changes { nothing, instance, iam, network, ssm };
  enum class Purpose { diagnose, fix, verify };
  std::string title;
  std::optional<std::string> command;
  std::optional<CommandForMany> for_many;  // where the command names the instance and nothing else of its own
  std::optional<std::string> runbook;
  Changes changes = Changes::nothing;
  Purpose purpose = Purpose::diagnose;
  std::vector<RemedyInput> inputs;
  std::optional<std::string> side_effects;
  bool may_reboot = false;
  bool affects_others = false;
};

struct Remediation {
  std::optional<std::string> path;  // the remedy's id; none where nothing is to be done
  std::string summary;
  // What the change is made to: "role app-web", "vpc-0a1…", "mw-07f…", or the instance id. Instances with the same path
  // and target are cleared by one change: one row of the actions.
  std::string target;
  std::string title;  // of that action: "attach AmazonSSMManagedInstanceCore to role app-web"
  // Set where the same is done to each instance: the title with {} for the instances, "free space on /boot of {}".
  // Those of one account and Region with the same path and change are one row of the actions.
  std::string change;
  std::vector<RemedyStep> steps;
};

struct Investigation {
  Cause root_cause;
  std::vector<Cause> contributing;
  std::vector<RuledOut> ruled_out;
  Remediation remediation;
};

// Pure. Fills history.operations[].reads_as of the assessment on the way.
Investigation investigate(const ScopeView& view, const Node& node, Assessment& assessment);

std::string_view to_string(Confidence confidence);

}  // namespace patchtriage
