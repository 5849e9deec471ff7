// Records of organizations: accounts. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::organizations {

// A row of organizations:ListAccounts.
struct Account {
  static constexpr std::string_view kSource = "organizations:ListAccounts";
  std::string id;
  std::optional<std::string> arn;
  std::optional<std::string> email;
  std::optional<std::string> name;
  std::optional<std::string> state;          // PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED
  std::optional<std::string> status;         // ACTIVE, SUSPENDED, PENDING_CLOSURE
  std::optional<std::string> joined_method;  // INVITED, CREATED
  std::optional<Time> joined_timestamp;

  static const RecordType& schema();
};

// A row of organizations:DescribeOrganization.
struct Organization {
  static constexpr std::string_view kSource = "organizations:DescribeOrganization";
  std::string id;
  std::optional<std::string> arn;
  std::optional<std::string> feature_set;  // ALL, CONSOLIDATED_BILLING
  std::optional<std::string> master_account_arn;
  std::optional<std::string> master_account_id;
  std::optional<std::string> master_account_email;

  static const RecordType& schema();
};

}  // namespace patchtriage::organizations
