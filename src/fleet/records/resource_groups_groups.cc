#include "fleet/records/resource_groups_groups.h"

namespace patchtriage::resource_groups {

const RecordType& GroupIdentifier::schema() {
  static const RecordType type{"resource_groups.GroupIdentifier",
                               "resource-groups:ListGroups",
                               "GroupName",
                               {
                                   field<&GroupIdentifier::group_name>("GroupName"),
                                   field<&GroupIdentifier::group_arn>("GroupArn"),
                               }};
  return type;
}

const RecordType& ResourceIdentifier::schema() {
  static const RecordType type{"resource_groups.ResourceIdentifier",
                               "resource-groups:ListGroupResources",
                               "",
                               {
                                   field<&ResourceIdentifier::resource_arn>("ResourceArn"),
                                   field<&ResourceIdentifier::resource_type>("ResourceType"),
                               }};
  return type;
}

const RecordType& ResourceQuery::schema() {
  static const RecordType type{"resource_groups.ResourceQuery",
                               "",
                               "",
                               {
                                   field<&ResourceQuery::type>("Type"),
                                   field<&ResourceQuery::query>("Query"),
                               }};
  return type;
}

const RecordType& GroupQuery::schema() {
  static const RecordType type{"resource_groups.GroupQuery",
                               "resource-groups:GetGroupQuery",
                               "GroupName",
                               {
                                   field<&GroupQuery::group_name>("GroupName"),
                                   field<&GroupQuery::resource_query>("ResourceQuery"),
                               }};
  return type;
}

}  // namespace patchtriage::resource_groups
