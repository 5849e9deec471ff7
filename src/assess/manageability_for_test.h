// Helpers of the tests of manageability: the instance of network_facts_for_test.h as Systems Manager has it, and what
// is in its way.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "assess/network_facts_for_test.h"

namespace patchtriage {

using Outcome = Check::Outcome;

inline const std::string kNode = "ssm.InstanceInformation";
inline const std::string kPermissions = "iam.EvaluationResult";

inline const Check* find(const Manageability& result, std::string_view code) {
  const auto found = std::ranges::find(result.checks, code, &Check::code);
  return found == result.checks.end() ? nullptr : &*found;
}

// The blockers in order, the proven ones with a mark.
inline std::string blockers(const Manageability& result) {
  std::string text;
  for (const Check& check : result.checks) {
    if (check.outcome != Outcome::blocked) continue;
    EXPECT_FALSE(check.evidence.empty()) << check.code;
    EXPECT_FALSE(check.summary.empty()) << check.code;
    text += (text.empty() ? "" : " ") + check.code + (check.is_definite ? "!" : "");
  }
  return text;
}

inline Tables with(Tables tables, const Tables& changes) {
  for (const auto& [name, text] : changes) tables[name] = text;
  return tables;
}

inline Tables never_registered(const Tables& more = {}) { return with({{kNode, "[]"}}, more); }

inline std::string node_with(const std::string& what, const std::string& by) { return changed(kNode, what, by); }

inline Tables without_profile(const Tables& more) {
  return never_registered(with(
      {{"ec2.Instance",
        changed("ec2.Instance",
                R"("IamInstanceProfile": {"Arn": "arn:aws:iam::111111111111:instance-profile/app", "Id": "AIPA1"},)",
                "")}},
      more));
}

inline const std::string kHostManagementOn =
    R"([{"SettingId": "/ssm/managed-instance/default-ec2-instance-management-role",
    "SettingValue": "service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole"}])";

}  // namespace patchtriage
