// ec2:DescribeRouteTables
#include "aws/operation.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage::operations {
namespace {

struct Reply {
  std::vector<ec2::RouteTable> route_tables;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeRouteTablesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::route_tables>("RouteTables", "routeTableSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::RouteTable> take_rows(Reply& reply) { return std::move(reply.route_tables); }

}  // namespace

// Route tables with associations and routes.
Operation ec2_describe_route_tables() {
  return {
      .service = "ec2",
      .name = "DescribeRouteTables",
      .iam_action = "ec2:DescribeRouteTables",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}}, {"MaxResults"}, {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 100},
      .documentation = "Route tables with associations and routes.",
  };
}

}  // namespace patchtriage::operations
