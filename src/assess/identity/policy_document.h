// IAM policy documents, judged locally where AWS's own simulation can't be asked, and for trust and endpoint policies,
// which it doesn't cover.
//
// Conditions and policy variables are not evaluated: a statement that has them may or may not count.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace patchtriage {

struct PolicyRequest {
  std::string action;    // "ssm:UpdateInstanceInformation"
  std::string resource;  // ARN; empty where the document has no resources (trust policies)
  // Who asks; all empty for identity policies, which have no principal.
  std::string service;             // "ec2.amazonaws.com"
  std::vector<std::string> names;  // ARNs and the account id by which the caller may be named
};

// What the statements of one or more documents say about a request.
struct PolicyOpinion {
  bool allows = false;
  bool may_allow = false;  // under a condition
  bool denies = false;
  bool may_deny = false;

  void add(const PolicyOpinion& other);
};

struct PolicyStatement {
  bool is_deny = false;
  bool has_condition = false;
  std::vector<std::string> actions;
  std::vector<std::string> not_actions;
  std::vector<std::string> resources;
  std::vector<std::string> not_resources;
  bool has_principal = false;
  bool has_not_principal = false;
  std::vector<std::string> services;
  std::vector<std::string> aws_principals;
};

class PolicyDocument {
 public:
  // JSON, percent-encoded as IAM sends it or not; nullopt where it isn't a policy.
  static std::optional<PolicyDocument> parse(std::string_view text);

  PolicyOpinion opinion(const PolicyRequest& request) const;
  const std::vector<PolicyStatement>& statements() const { return statements_; }

 private:
  std::vector<PolicyStatement> statements_;
};

}  // namespace patchtriage
