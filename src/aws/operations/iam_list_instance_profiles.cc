// iam:ListInstanceProfiles
#include "aws/operation.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<iam::InstanceProfile> instance_profiles;
  std::optional<std::string> marker;
  std::optional<bool> is_truncated;

  static const RecordType& schema() {
    static const RecordType type{"iam.ListInstanceProfilesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::instance_profiles>("InstanceProfiles"),
                                     field<&Reply::marker>("Marker"),
                                     field<&Reply::is_truncated>("IsTruncated"),
                                 }};
    return type;
  }
};

std::vector<iam::InstanceProfile> take_rows(Reply& reply) { return std::move(reply.instance_profiles); }

}  // namespace

// All instance profiles of the account with their roles.
Operation iam_list_instance_profiles() {
  return {
      .service = "iam",
      .name = "ListInstanceProfiles",
      .iam_action = "iam:ListInstanceProfiles",
      .request = {{"Marker"}, {"MaxItems"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "Marker",
                       .output_token = "Marker",
                       .more = "IsTruncated",
                       .limit = "MaxItems",
                       .minimum = 1,
                       .maximum = 1000},
      .documentation = "All instance profiles of the account with their roles.",
  };
}

}  // namespace patchtriage::operations
