#include "fleet/records/organizations_accounts.h"

namespace patchtriage::organizations {

const RecordType& Account::schema() {
  static const RecordType type{"organizations.Account",
                               "organizations:ListAccounts",
                               "Id",
                               {
                                   field<&Account::id>("Id"),
                                   field<&Account::arn>("Arn"),
                                   field<&Account::email>("Email"),
                                   field<&Account::name>("Name"),
                                   field<&Account::state>("State"),
                                   field<&Account::status>("Status"),
                                   field<&Account::joined_method>("JoinedMethod"),
                                   field<&Account::joined_timestamp>("JoinedTimestamp"),
                               }};
  return type;
}

const RecordType& Organization::schema() {
  static const RecordType type{"organizations.Organization",
                               "organizations:DescribeOrganization",
                               "Id",
                               {
                                   field<&Organization::id>("Id"),
                                   field<&Organization::arn>("Arn"),
                                   field<&Organization::feature_set>("FeatureSet"),
                                   field<&Organization::master_account_arn>("MasterAccountArn"),
                                   field<&Organization::master_account_id>("MasterAccountId"),
                                   field<&Organization::master_account_email>("MasterAccountEmail"),
                               }};
  return type;
}

}  // namespace patchtriage::organizations
