// iam:GetInstanceProfile
#include "aws/operation.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::optional<iam::InstanceProfile> instance_profile;

  static const RecordType& schema() {
    static const RecordType type{"iam.GetInstanceProfileReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::instance_profile>("InstanceProfile"),
                                 }};
    return type;
  }
};

std::vector<iam::InstanceProfile> take_rows(Reply& reply) {
  std::vector<iam::InstanceProfile> rows;
  if (reply.instance_profile) rows.push_back(std::move(*reply.instance_profile));
  return rows;
}

}  // namespace

// A profile and its role, if it has one.
Operation iam_get_instance_profile() {
  return {
      .service = "iam",
      .name = "GetInstanceProfile",
      .iam_action = "iam:GetInstanceProfile",
      .request = {{"InstanceProfileName"}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation = "A profile and its role, if it has one.",
  };
}

}  // namespace patchtriage::operations
