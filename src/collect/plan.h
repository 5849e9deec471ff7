// The plan of calls, as data: which operation is read, for which step, and what it is asked about.
//
// A scope (one account and Region) is read in waves: one begins when the one before has ended, the second already when
// the first has shown that something runs there. Within a wave each read begins as soon as the reads are answered that
// its asks look at: the targets of each window, the detail of each instance that is not known to be compliant.
// Account-wide listings come first, since they cost one call for many instances (reference: fewest calls).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "fleet/snapshot.h"

namespace patchtriage {

// One logical request.
struct Ask {
  // What it is about: "" for a listing of the whole scope, else the ids that the rows belong to.
  std::vector<std::string> subjects = {""};
  Json parameters = Json::object();
  // For asks about many ids at once: the request member that takes them, or the EC2 filter where there is no such
  // member (or naming an id that is gone would fail the whole request), and the field of a row that names its own.
  std::string_view ids_member = "";
  std::string_view ids_filter = "";
  std::string_view row_id = "";
  int reading = 1;

  bool is_about_many() const { return !row_id.empty(); }
};

// What several asks about a scope start from, found once for all of them: whoever asks has waited for what it is found
// in.
struct FoundBefore {
  std::optional<std::vector<std::string>> not_known_compliant;
  std::optional<std::vector<std::string>> not_online;
  std::optional<std::vector<std::string>> in_doubt;
};

// What may be looked at to decide what to ask.
struct ReadSoFar {
  const Snapshot* snapshot = nullptr;
  Scope scope;
  std::string partition;
  Time now;
  std::vector<std::string> only_instances;                     // empty: all
  std::vector<std::pair<std::string, std::string>> only_tags;  // all must match
  // Selection's, of each scope of the account.
  std::shared_ptr<std::map<Scope, FoundBefore>> found = std::make_shared<std::map<Scope, FoundBefore>>();
};

struct PlannedRead {
  std::string_view operation;
  Step step = Step::list;
  std::vector<Ask> (*asks)(const ReadSoFar& so_far);
  // Operations of the same wave that the asks look at, directly or through what those have waited for; in the second
  // wave those of the first, too.
  std::vector<std::string_view> after = {};
  bool is_optional = false;  // a service that an account may not use: not being let in means "not in use"
  std::size_t pages = 1;     // in a busy scope
  // How many calls come one after another, from this read's first page to the last read that waits for it; filled in by
  // `with_chains`.
  std::size_t chain = 0;
};

using Wave = std::vector<PlannedRead>;

// Fills in `chain` of each read.
std::vector<Wave> with_chains(std::vector<Wave> waves);

// For each account and Region.
const std::vector<Wave>& scope_plan();
// For each account, after its Regions: IAM.
const std::vector<Wave>& account_plan();

// The least-privilege policy that `assess` needs: the IAM actions of every planned operation and of the scope reads.
Json policy_document();
// The same, short enough for a session policy (2,048 characters): whatever an assumed role allows, the session allows
// reads alone. Verbs of a service that read in all their forms are named by their beginning, "ec2:Describe*"; ssm:Get…,
// which also reads parameters, by name.
Json session_policy();
// "ssm:DescribeInstanceInformation" …, sorted: everything that `assess` may call, sts:AssumeRole included.
std::vector<std::string> planned_operations();

}  // namespace patchtriage
