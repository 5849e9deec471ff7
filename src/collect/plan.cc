#include "collect/plan.h"

#include <algorithm>
#include <ranges>
#include <set>

#include "aws/operation.h"
#include "base/check.h"

namespace patchtriage {
namespace {

// Read before any plan: who is asking, which accounts, which Regions.
constexpr const char* kScopeOperations[] = {"sts:GetCallerIdentity", "sts:AssumeRole", "organizations:ListAccounts",
                                            "ec2:DescribeRegions"};

}  // namespace

std::vector<Wave> with_chains(std::vector<Wave> waves) {
  std::size_t later = 0;  // the longest of the waves that come after
  for (Wave& wave : waves | std::views::reverse) {
    std::size_t longest = 0;
    // Reads stand behind those that they come after.
    for (PlannedRead& read : wave | std::views::reverse) {
      std::size_t waiting = later;
      for (const PlannedRead& other : wave) {
        if (std::ranges::find(other.after, read.operation) != other.after.end())
          waiting = std::max(waiting, other.chain);
      }
      read.chain = read.pages + waiting;
      longest = std::max(longest, read.chain);
    }
    later = longest;
  }
  return waves;
}

std::vector<std::string> planned_operations() {
  std::set<std::string> operations(std::begin(kScopeOperations), std::end(kScopeOperations));
  for (const auto* plan : {&scope_plan(), &account_plan()}) {
    for (const Wave& wave : *plan) {
      for (const PlannedRead& read : wave) operations.emplace(read.operation);
    }
  }
  return {operations.begin(), operations.end()};
}

namespace {

// The IAM actions of all that is planned.
std::set<std::string> planned_actions() {
  std::set<std::string> actions;
  for (const std::string& id : planned_operations()) {
    const Operation* operation = operations::find(id);
    CHECK(operation != nullptr);
    // The caller's own identity needs no permission. Member accounts grant AssumeRole by their role's trust policy; the
    // caller needs it for the organisation's roles, and lists accounts only in the management account.
    if (id != "sts:GetCallerIdentity") actions.emplace(operation->iam_action);
  }
  return actions;
}

Json allowing(const char* sid, const std::set<std::string>& actions) {
  Json list = Json::array();
  for (const std::string& action : actions) list.push_back(action);
  return Json::object(
      {{"Version", "2012-10-17"},
       {"Statement",
        Json::array({Json::object({{"Sid", sid}, {"Effect", "Allow"}, {"Action", list}, {"Resource", "*"}})})}});
}

}  // namespace

Json policy_document() { return allowing("PatchtriageReadOnly", planned_actions()); }

Json session_policy() {
  std::set<std::string> actions;
  for (const std::string& action : planned_actions()) {
    const std::size_t verb = action.find(':') + 1;
    const std::string service = action.substr(0, verb);
    const bool is_describing = action.compare(verb, 8, "Describe") == 0;
    const bool is_listing = action.compare(verb, 4, "List") == 0 && service != "iam:";
    actions.insert(is_describing ? service + "Describe*" : is_listing ? service + "List*" : action);
  }
  // A session of a member account's role assumes no other.
  actions.erase("sts:AssumeRole");
  return allowing("ReadsOnly", actions);
}

}  // namespace patchtriage
