#include "fleet/records/ec2_common.h"

namespace patchtriage::ec2 {

const RecordType& GroupIdentifier::schema() {
  static const RecordType type{"ec2.GroupIdentifier",
                               "",
                               "",
                               {
                                   field<&GroupIdentifier::group_id>("GroupId"),
                                   field<&GroupIdentifier::group_name>("GroupName"),
                               }};
  return type;
}

const RecordType& Tag::schema() {
  static const RecordType type{"ec2.Tag",
                               "",
                               "",
                               {
                                   field<&Tag::key>("Key"),
                                   field<&Tag::value>("Value"),
                               }};
  return type;
}

}  // namespace patchtriage::ec2
