// ssm:GetServiceSetting
#include "aws/operation.h"
#include "fleet/records/ssm_nodes.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::optional<ssm::ServiceSetting> service_setting;

  static const RecordType& schema() {
    static const RecordType type{"ssm.GetServiceSettingReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::service_setting>("ServiceSetting"),
                                 }};
    return type;
  }
};

std::vector<ssm::ServiceSetting> take_rows(Reply& reply) {
  std::vector<ssm::ServiceSetting> rows;
  if (reply.service_setting) rows.push_back(std::move(*reply.service_setting));
  return rows;
}

}  // namespace

// Default Host Management: the role that instances without a profile of their own may use, per Region.
Operation ssm_get_service_setting() {
  return {
      .service = "ssm",
      .name = "GetServiceSetting",
      .iam_action = "ssm:GetServiceSetting",
      .request = {{"SettingId"}},
      .reply = reply_of<Reply>(&take_rows),
      .documentation =
          "Default Host Management: the role that instances without a profile of their own may use, per Region.",
  };
}

}  // namespace patchtriage::operations
