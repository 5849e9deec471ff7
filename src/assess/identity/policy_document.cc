#include "assess/identity/policy_document.h"

#include <algorithm>

#include "base/text.h"

namespace patchtriage {
namespace {

// A text or a list of texts.
std::vector<std::string> texts(const Json* value) {
  std::vector<std::string> result;
  if (value == nullptr) return result;
  if (const std::string* text = value->as_string()) result.push_back(*text);
  if (const Json::Array* list = value->as_array()) {
    for (const Json& item : *list) {
      if (const std::string* text = item.as_string()) result.push_back(*text);
    }
  }
  return result;
}

bool matches_any(const std::vector<std::string>& patterns, std::string_view text, bool ignore_case) {
  return std::ranges::any_of(patterns,
                             [&](const std::string& pattern) { return matches_wildcard(pattern, text, ignore_case); });
}

bool has_variable(const std::vector<std::string>& patterns) {
  return std::ranges::any_of(patterns, [](const std::string& pattern) { return pattern.contains("${"); });
}

void read_principal(const Json& principal, PolicyStatement& statement) {
  statement.has_principal = true;
  if (const std::string* everyone = principal.as_string()) {
    statement.services.push_back(*everyone);
    statement.aws_principals.push_back(*everyone);
  }
  for (const std::string& name : texts(principal.find("Service"))) statement.services.push_back(name);
  for (const std::string& name : texts(principal.find("AWS"))) statement.aws_principals.push_back(name);
}

PolicyStatement read_statement(const Json& json) {
  PolicyStatement statement;
  statement.is_deny = json.text("Effect") != "Allow";
  const Json* condition = json.find("Condition");
  statement.has_condition = condition != nullptr && condition->is_object() && !condition->as_object()->empty();
  statement.actions = texts(json.find("Action"));
  statement.not_actions = texts(json.find("NotAction"));
  statement.resources = texts(json.find("Resource"));
  statement.not_resources = texts(json.find("NotResource"));
  statement.has_not_principal = json.find("NotPrincipal") != nullptr;
  if (const Json* principal = json.find("Principal")) read_principal(*principal, statement);
  return statement;
}

bool is_about_action(const PolicyStatement& statement, const PolicyRequest& request) {
  if (!statement.actions.empty()) return matches_any(statement.actions, request.action, true);
  return !statement.not_actions.empty() && !matches_any(statement.not_actions, request.action, true);
}

bool is_about_resource(const PolicyStatement& statement, const PolicyRequest& request) {
  if (request.resource.empty()) return true;
  if (!statement.resources.empty()) {
    return has_variable(statement.resources) || matches_any(statement.resources, request.resource, false);
  }
  if (statement.not_resources.empty()) return true;
  return has_variable(statement.not_resources) || !matches_any(statement.not_resources, request.resource, false);
}

bool is_about_principal(const PolicyStatement& statement, const PolicyRequest& request) {
  if (request.service.empty() && request.names.empty()) return true;
  if (statement.has_not_principal) return true;
  if (!statement.has_principal) return false;
  if (!request.service.empty()) return matches_any(statement.services, request.service, true);
  return std::ranges::any_of(request.names, [&](const std::string& name) {
    return std::ranges::any_of(statement.aws_principals,
                               [&](const std::string& principal) { return principal == "*" || principal == name; });
  });
}

}  // namespace

void PolicyOpinion::add(const PolicyOpinion& other) {
  allows = allows || other.allows;
  may_allow = may_allow || other.may_allow;
  denies = denies || other.denies;
  may_deny = may_deny || other.may_deny;
}

std::optional<PolicyDocument> PolicyDocument::parse(std::string_view text) {
  const std::string plain = trim(text).starts_with('%') ? percent_decode(trim(text)) : std::string(text);
  const auto json = parse_json(plain);
  if (!json) return std::nullopt;
  const Json* listed = json->find("Statement");
  if (listed == nullptr) return std::nullopt;
  PolicyDocument document;
  if (const Json::Array* list = listed->as_array()) {
    for (const Json& statement : *list) document.statements_.push_back(read_statement(statement));
  } else {
    document.statements_.push_back(read_statement(*listed));
  }
  return document;
}

PolicyOpinion PolicyDocument::opinion(const PolicyRequest& request) const {
  PolicyOpinion opinion;
  for (const PolicyStatement& statement : statements_) {
    if (!is_about_action(statement, request) || !is_about_resource(statement, request) ||
        !is_about_principal(statement, request))
      continue;
    const bool is_uncertain = statement.has_condition || statement.has_not_principal ||
                              has_variable(statement.resources) || has_variable(statement.not_resources);
    if (statement.is_deny) {
      (is_uncertain ? opinion.may_deny : opinion.denies) = true;
    } else {
      (is_uncertain ? opinion.may_allow : opinion.allows) = true;
    }
  }
  return opinion;
}

}  // namespace patchtriage
