// ec2:DescribeInstances
#include "aws/operation.h"
#include "fleet/records/ec2_instances.h"

namespace patchtriage::operations {
namespace {

struct Reservation {
  std::optional<std::string> reservation_id;
  std::optional<std::string> owner_id;
  std::vector<ec2::Instance> instances;

  static const RecordType& schema() {
    static const RecordType type{"ec2.Reservation",
                                 "",
                                 "",
                                 {
                                     field<&Reservation::reservation_id>("ReservationId"),
                                     field<&Reservation::owner_id>("OwnerId"),
                                     field<&Reservation::instances>("Instances", "instancesSet"),
                                 }};
    return type;
  }
};

struct Reply {
  std::vector<Reservation> reservations;
  std::optional<std::string> next_token;

  static const RecordType& schema() {
    static const RecordType type{"ec2.DescribeInstancesReply",
                                 "",
                                 "",
                                 {
                                     field<&Reply::reservations>("Reservations", "reservationSet"),
                                     field<&Reply::next_token>("NextToken"),
                                 }};
    return type;
  }
};

std::vector<ec2::Instance> take_rows(Reply& reply) {
  std::vector<ec2::Instance> rows;
  for (auto& outer : reply.reservations) {
    for (auto& row : outer.instances) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

// The instances. Always with MaxResults, since unpaginated calls have a smaller bucket.
Operation ec2_describe_instances() {
  return {
      .service = "ec2",
      .name = "DescribeInstances",
      .iam_action = "ec2:DescribeInstances",
      .request = {{"Filters", "Filter", {{"Name"}, {"Values", "Value"}}},
                  {"InstanceIds", "InstanceId"},
                  {"IncludeManagedResources"},
                  {"MaxResults"},
                  {"NextToken"}},
      .reply = reply_of<Reply>(&take_rows),
      .paging = Paging{.input_token = "NextToken",
                       .output_token = "NextToken",
                       .limit = "MaxResults",
                       .minimum = 5,
                       .maximum = 1000},
      .documentation = "The instances. Always with MaxResults, since unpaginated calls have a smaller bucket.",
  };
}

}  // namespace patchtriage::operations
